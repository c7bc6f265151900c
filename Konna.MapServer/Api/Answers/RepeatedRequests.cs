using System.Collections.Concurrent;
using Konna.MapServer.Api.Access;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Recording;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;
using Microsoft.Extensions.Primitives;

namespace Konna.MapServer.Api.Answers;

/// <summary>
/// What was answered to requests that come again word for word, as many readers of one map send them. Nothing but the operation's revision can change such an answer; as long as it is the
/// same, the entity tag and the headers need not be worked out anew: a 304 goes out at once, and so does a body that is kept.
/// </summary>
internal sealed class RepeatedRequests(KeptBodies bodies)
{
    /// <summary>Of each of two generations: when the younger one is full, the older is forgotten.</summary>
    private const int MostInGeneration = 2048;

    /// <summary>Longer requests are not worth their memory.</summary>
    private const int LongestWords = 1000;

    private const string ContentCrs = "Content-Crs";

    /// <summary>What a 304 carries too (RFC 9110, section 15.4.5), as the sender sets it.</summary>
    private static readonly string[] HeadersOfAll = ["Vary", "Cache-Control", "ETag"];

    private static readonly string[] HeadersOfBodies = ["Link", "Content-Type", "Content-Encoding", ContentCrs, "Content-Disposition", "Content-Security-Policy", CodedBody.RemarkHeader];

    private ConcurrentDictionary<RequestWords, Told> young = new();
    private ConcurrentDictionary<RequestWords, Told> old = new();

    /// <returns>True when the request is answered.</returns>
    public async ValueTask<bool> TryAnswerAsync(HttpContext http, PublicBase publicBase, IFeatureStore store)
    {
        var request = http.Request;
        if (!HttpMethods.IsGet(request.Method) || !http.Caller().IsAnonymous || Find(RequestWords.Of(request, publicBase)) is not { } told)
        {
            return false;
        }

        if (await store.FindRecentOperationAsync(told.OperationId, http.RequestAborted) is not { IsPrivate: false } operation || operation.Revision != told.Revision)
        {
            return false;
        }

        var response = http.Response;
        if (EntityTag.IsKnown(request.Headers.IfNoneMatch, told.Tag))
        {
            Set(response, HeadersOfAll, told.OfAll);
            RequestRecord.Of(http).Form = told.Form;
            response.StatusCode = StatusCodes.Status304NotModified;
            return true;
        }

        if (told.OfBody is null || bodies.Find(told.Tag) is not { } body)
        {
            return false;
        }

        Set(response, HeadersOfAll, told.OfAll);
        Set(response, HeadersOfBodies, told.OfBody);
        response.ContentLength = body.Bytes.Length;
        (RequestRecord.Of(http).Form, RequestRecord.Of(http).Bytes) = (told.Form, body.Bytes.Length);
        await response.Body.WriteAsync(body.Bytes, http.RequestAborted);
        return true;
    }

    /// <summary>To be called when the headers of a 304, or of a whole body that is kept, are set and have not been sent.</summary>
    public void Remember(ResourceRequest request, Answer answer, string tag, bool hasBody)
    {
        var http = request.Http;
        if (request.FoundOperation is not { IsPrivate: false } operation || request.AsOf is not null || !IsOfTheOperationAlone(answer, operation)
            || !HttpMethods.IsGet(http.Request.Method) || !http.Caller().IsAnonymous)
        {
            return;
        }

        var words = RequestWords.Of(http.Request, request.Base);
        if (words.Length > LongestWords || (Find(words) is { } before && before.Revision == operation.Revision && before.Tag == tag && (before.OfBody is not null || !hasBody)))
        {
            return;
        }

        var headers = http.Response.Headers;
        var told = new Told(operation.Operation.Id, operation.Revision, tag, request.Representation.Format, Values(headers, HeadersOfAll), hasBody ? Values(headers, HeadersOfBodies) : null);
        if (young.Count >= MostInGeneration)
        {
            (old, young) = (young, new());
        }

        young[words] = told;
    }

    /// <summary>True when nothing changes it but what raises the operation's revision too, such as a change of the row that is shown.</summary>
    private static bool IsOfTheOperationAlone(Answer answer, StoredOperation operation) =>
        answer.Version == Versions.Of(operation) || (answer.WriteVersion is { } version && answer.Version == Versions.Of(version));

    private Told? Find(RequestWords words) => young.TryGetValue(words, out var told) || old.TryGetValue(words, out told) ? told : null;

    private static StringValues[] Values(IHeaderDictionary headers, string[] names) => [.. names.Select(name => headers[name])];

    private static void Set(HttpResponse response, string[] names, StringValues[] values)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (values[i].Count > 0)
            {
                response.Headers[names[i]] = values[i];
            }
        }
    }

    /// <param name="OfBody">The headers of its body; null when only the tag is known.</param>
    private sealed record Told(string OperationId, long Revision, string Tag, string Form, StringValues[] OfAll, StringValues[]? OfBody);
}
