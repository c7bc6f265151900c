using System.Net.Mime;
using Konna.Geo.Collections;
using Konna.Geo.Crs;
using Konna.MapServer.Api.Access;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;
using Microsoft.Extensions.Options;

namespace Konna.MapServer.Api.Writes;

/// <summary>The way of every write: rights, media type, size, condition, then what the method does, then the answer.</summary>
internal sealed class WriteEndpoint(AnswerSender sender, IOptionsMonitor<PublicLinks> links, IOptionsMonitor<WriteSettings> settings)
{
    /// <summary>Who may is asked before what is there: the answer to others never depends on it.</summary>
    public static Caller Admit(HttpContext http) => http.GetRouteValue("operationId") is string id
        ? http.RequireWrite(id)
        : http.RequireWriteSomewhere();

    public async Task HandleAsync(HttpContext http, WriteMethod method, Caller caller, StoredOperation? operation, CollectionSchema? collection)
    {
        var query = QueryReader.Read(http.Request.QueryString, [.. method.Parameters.Select(p => p.Name)]);
        var mediaType = MediaTypeOf(http.Request, method);
        var condition = WriteCondition.Read(http.Request, method.IsConditional, settings.CurrentValue.RequireIfMatch);
        var answer = await AnswerAsync(http, method, mediaType, new WriteRequest
        {
            Http = http,
            Base = PublicBase.Of(http.Request, links.CurrentValue),
            Store = http.RequestServices.GetRequiredService<IFeatureStore>(),
            Sender = sender,
            Author = new EditAuthor(caller.Name),
            Condition = condition,
            Query = query,
            Crs = CrsOf(http.Request),
            FoundOperation = operation,
            FoundCollection = collection,
        });
        if (answer.Location is { } location)
        {
            http.Response.Headers.Location = location;
        }

        if (answer.Locations.Count > 0)
        {
            http.Response.Headers["Locations"] = string.Join(", ", answer.Locations);
        }

        if (answer.Shown is var (request, shown))
        {
            await sender.SendAsync(request, shown, answer.Status);
        }
        else
        {
            http.Response.StatusCode = answer.Status;
        }
    }

    /// <summary>The body is gone before the answer is: whoever has that knows that nothing is left of what was sent.</summary>
    private static async Task<WriteAnswer> AnswerAsync(HttpContext http, WriteMethod method, string? mediaType, WriteRequest request)
    {
        await using var body = mediaType is null ? WriteBody.None : await WriteBody.ReceiveAsync(http, mediaType, method.MostBytes);
        return await method.HandleAsync(request with { Body = body });
    }

    /// <summary>Which of the media types that the method takes the body has; null where it takes none.</summary>
    private static string? MediaTypeOf(HttpRequest request, WriteMethod method)
    {
        if (method.MediaTypes.Count == 0)
        {
            return null;
        }

        var given = request.Headers.ContentEncoding.Count == 0 && TryParse(request.ContentType, out var type) ? type.MediaType : null;
        return method.MediaTypes.FirstOrDefault(taken => taken.Equals(given, StringComparison.OrdinalIgnoreCase))
            ?? throw new RequestFailedException(FailureTable.UnsupportedMediaType(method.MediaTypes));
    }

    private static bool TryParse(string? text, out ContentType type)
    {
        type = new ContentType();
        try
        {
            type = text is null ? type : new ContentType(text);
            return text is not null;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static CoordinateReferenceSystem CrsOf(HttpRequest request)
    {
        var given = request.Headers["Content-Crs"].ToString();
        return given.Length == 0 ? CrsRegistry.Crs84
            : given is ['<', .., '>'] && CrsRegistry.Find(given[1..^1]) is { } crs ? crs
            : throw new RequestFailedException(FailureTable.InvalidHeader("Content-Crs", "the URI of a known CRS in angle brackets, such as <http://www.opengis.net/def/crs/EPSG/0/4326>"));
    }
}
