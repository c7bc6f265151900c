using System.Net.Mime;
using Konna.Geo.Collections;
using Konna.Geo.Crs;
using Konna.MapServer.Api.Access;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Konna.MapServer.Api.Writes;

/// <summary>The way of every write: rights, media type, size, condition, then what the method does, then the answer.</summary>
internal sealed class WriteEndpoint(AnswerSender sender, IOptionsMonitor<PublicLinks> links, IOptionsMonitor<WriteSettings> settings)
{
    /// <summary>Larger bodies are kept in a file meanwhile.</summary>
    private const int MostInMemory = 1024 * 1024;

    private const int WindowBytes = 64 * 1024;

    /// <summary>Who may is asked before what is there: the answer to others never depends on it.</summary>
    public static Caller Admit(HttpContext http) => http.GetRouteValue("operationId") is string id
        ? http.RequireWrite(id)
        : http.Caller() is { IsAnonymous: false } known ? known : throw new RequestFailedException(FailureTable.CredentialsNeeded);

    public async Task HandleAsync(HttpContext http, WriteMethod method, Caller caller, StoredOperation? operation, CollectionSchema? collection)
    {
        var query = QueryReader.Read(http.Request.QueryString, [.. method.Parameters.Select(p => p.Name)]);
        CheckMediaType(http.Request, method);
        var condition = WriteCondition.Read(http.Request, method.IsConditional, settings.CurrentValue.RequireIfMatch);
        await using var body = await ReceiveAsync(http, method);
        var answer = await method.HandleAsync(new WriteRequest
        {
            Http = http,
            Base = PublicBase.Of(http.Request, links.CurrentValue),
            Store = http.RequestServices.GetRequiredService<IFeatureStore>(),
            Sender = sender,
            Author = new EditAuthor(caller.Name),
            Condition = condition,
            Query = query,
            Body = body,
            Crs = CrsOf(http.Request),
            FoundOperation = operation,
            FoundCollection = collection,
        });
        if (answer.Location is { } location)
        {
            http.Response.Headers.Location = location;
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

    private static void CheckMediaType(HttpRequest request, WriteMethod method)
    {
        if (method.MediaType is { } expected
            && (request.Headers.ContentEncoding.Count > 0 || !TryParse(request.ContentType, out var given) || !given.MediaType.Equals(expected, StringComparison.OrdinalIgnoreCase)))
        {
            throw new RequestFailedException(FailureTable.UnsupportedMediaType(expected));
        }
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

    private static async Task<Stream> ReceiveAsync(HttpContext http, WriteMethod method)
    {
        if (method.MediaType is null)
        {
            return Stream.Null;
        }

        // What is somewhat too large is let in to be thrown away: a client that is cut off while it sends does not hear why.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = 2 * method.MostBytes;
        }

        if (http.Request.ContentLength > method.MostBytes)
        {
            throw new RequestFailedException(FailureTable.BodyTooLarge(method.MostBytes));
        }

        Stream body = method.MostBytes <= MostInMemory
            ? new MemoryStream()
            : new FileStream(Path.Combine(Path.GetTempPath(), "konna-body-" + Path.GetRandomFileName()), new FileStreamOptions
            {
                Access = FileAccess.ReadWrite,
                Mode = FileMode.CreateNew,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            });
        try
        {
            var window = new byte[WindowBytes];
            int read;
            while ((read = await http.Request.Body.ReadAsync(window, http.RequestAborted)) > 0)
            {
                await body.WriteAsync(window.AsMemory(0, read), http.RequestAborted);
                if (body.Length > method.MostBytes)
                {
                    throw new RequestFailedException(FailureTable.BodyTooLarge(method.MostBytes));
                }
            }

            body.Position = 0;
            return body;
        }
        catch
        {
            await body.DisposeAsync();
            throw;
        }
    }
}
