using System.IO.Pipelines;
using Konna.Geo.Encoding;
using Konna.MapServer.Api.Access;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Recording;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Konna.MapServer.Api.Answers;

/// <summary>Sends answers: entity tag, 304, coding, HEAD. The one place where that is done.</summary>
internal sealed class AnswerSender(ContentSecurityPolicy policy, RepeatedRequests repeated)
{
    /// <summary>An hour and not a year: an operation can be made private, or taken off the server.</summary>
    private const string Unchanging = "max-age=3600, immutable";

    /// <summary>The entity tag of an answer in the coding that the client prefers.</summary>
    public static string TagOf(ResourceRequest request, Answer answer) => TagOf(request, answer, CodingOf(request));

    /// <summary>The entity tag of what is read, as it is in a revision that is another than the request began with.</summary>
    public static string TagOf(ResourceRequest request, long revision) => EntityTag.Make(null, [.. PartsOf(request, CodingOf(request)), Versions.Of(revision)]);

    /// <returns>What the answer goes on with for as long as its reader stays; null when it has been sent.</returns>
    /// <param name="status">Other than 200 to a write, whose conditions are not those of a read.</param>
    public async Task<Func<Task>?> SendAsync(ResourceRequest request, Answer answer, int status = StatusCodes.Status200OK)
    {
        var response = request.Http.Response;
        var representation = request.Representation;
        var headers = response.Headers;
        headers.Vary = representation.IsHtml ? "Accept, Accept-Encoding, Accept-Language" : "Accept, Accept-Encoding";

        // What somebody was shown for their credentials is not for a cache that others ask too.
        headers.CacheControl = !request.Http.Caller().IsAnonymous ? "private, no-cache" : answer.IsFixed && !representation.IsHtml ? Unchanging : "no-cache";
        if (representation.Profile is { } profile)
        {
            headers.Append("Link", LinkHeader.Of([new Link(profile.Uri, "profile")]));
        }

        if (answer.Location is { } location)
        {
            response.StatusCode = StatusCodes.Status302Found;
            headers.Location = location;
            return null;
        }

        if (answer.Live is { } live)
        {
            return () => SendLiveAsync(request, live);
        }

        var coding = CodingOf(request);
        var tag = TagOf(request, answer, coding);
        headers.ETag = tag;
        if (IsRead(request) && EntityTag.IsKnown(request.Http.Request.Headers.IfNoneMatch, tag))
        {
            repeated.Remember(request, answer, tag, hasBody: false);

            // Who has the answer has its links; RFC 9110 (15.4.5) wants no more in a 304 than a cache needs.
            headers.Remove("Link");
            response.StatusCode = StatusCodes.Status304NotModified;
            return null;
        }

        if (answer.IsStreamed)
        {
            await using var spooled = request.Snapshot is { } snapshot && !HttpMethods.IsHead(request.Http.Request.Method) ? await SpoolAsync(request, answer, snapshot) : null;
            SetContentHeaders(response, representation, answer);
            await StreamAsync(request.Http, spooled is null ? answer : answer with { WriteAsync = (pipe, cancellation) => spooled.CopyToAsync(pipe, cancellation) }, coding);
            return null;
        }

        // The headers of the content wait for the body: if it fails, a problem goes out instead.
        using var plain = new BodyBuffer();
        using var coded = new BodyBuffer();
        var kept = answer.Kept is { } work && (!work.OnlyWhatRepeats || (request.Snapshot is null && work.Bodies.IsWanted(tag))) ? work : null;
        var body = kept is not null
            ? await kept.Bodies.GetAsync(tag, () => QuestionOf(request, coding), cancellation => MakeAsync(request, answer, kept, coding, cancellation), request.Cancellation)
            : await WriteAsync(request, answer, coding, plain, coded);
        if (body.Remark is { } remark)
        {
            headers[CodedBody.RemarkHeader] = remark;
        }

        if (answer.Kept is { OnlyWhatRepeats: false } && body.Bytes.IsEmpty)
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return null;
        }

        response.StatusCode = status;
        SetContentHeaders(response, representation, answer);
        headers.ContentEncoding = ContentCodings.HeaderOf(body.Coding);
        if (kept is not null)
        {
            repeated.Remember(request, answer, tag, hasBody: true);
        }

        response.ContentLength = body.Bytes.Length;
        if (!HttpMethods.IsHead(request.Http.Request.Method))
        {
            RequestRecord.Of(request.Http).Bytes = body.Bytes.Length;
            await response.Body.WriteAsync(body.Bytes, request.Cancellation);
        }

        return null;
    }

    private static async Task SendLiveAsync(ResourceRequest request, Func<HttpContext, Task> live)
    {
        var http = request.Http;
        http.Response.ContentType = request.Representation.ContentType;
        http.Response.Headers.CacheControl = "no-store";

        // Proxies that gather answers are asked not to: nginx by this header.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await live(http);
        }
    }

    private static bool IsRead(ResourceRequest request) => HttpMethods.IsGet(request.Http.Request.Method) || HttpMethods.IsHead(request.Http.Request.Method);

    private static ContentCoding CodingOf(ResourceRequest request) =>
        request.Representation.IsBinary ? ContentCoding.Identity : ContentCodings.Choose(request.Http.Request.Headers.AcceptEncoding);

    private static async Task<CodedBody> WriteAsync(ResourceRequest request, Answer answer, ContentCoding coding, BodyBuffer plain, BodyBuffer coded)
    {
        await answer.WriteAsync(plain, request.Cancellation);

        // A write is done, whatever others do meanwhile.
        if (!answer.IsOfOneRevision && IsRead(request))
        {
            await OneRevision.EnsureAsync(request, request.Cancellation);
        }

        var (bytes, used) = Compression.Encode(plain.Written, coding, coded);
        return new CodedBody(bytes, used);
    }

    private static async Task<CodedBody> MakeAsync(ResourceRequest request, Answer answer, Answer.KeptWork kept, ContentCoding coding, CancellationToken cancellation)
    {
        var (made, remark) = await kept.MakeAsync(cancellation);
        if (!answer.IsOfOneRevision)
        {
            await OneRevision.EnsureAsync(request, cancellation);
        }

        using var coded = new BodyBuffer();
        var (bytes, used) = Compression.Encode(made, coding, coded);

        // What is kept stays when the buffer goes back.
        return new CodedBody(used == ContentCoding.Identity ? bytes : bytes.ToArray(), used, remark);
    }

    private static string TagOf(ResourceRequest request, Answer answer, ContentCoding coding) => EntityTag.Make(answer.WriteVersion, [.. PartsOf(request, coding), answer.Version]);

    /// <summary>What every version of an answer has in common.</summary>
    private static string QuestionOf(ResourceRequest request, ContentCoding coding) => EntityTag.Make(null, PartsOf(request, coding));

    private static string[] PartsOf(ResourceRequest request, ContentCoding coding) =>
    [
        request.Base.Root,
        request.Path,
        string.Join('\n', request.Query.Select(pair => $"{pair.Key.Length}:{pair.Key}={pair.Value}")),
        request.Representation.Format,
        request.FormatIsExplicit ? "f" : "",
        request.Representation.IsHtml ? PageLanguages.TagOf(request.Language) : "",
        coding.ToString(),
    ];

    private void SetContentHeaders(HttpResponse response, Representation representation, Answer answer)
    {
        response.ContentType = answer.ContentType ?? representation.ContentType;
        if (representation.IsHtml)
        {
            response.Headers.ContentSecurityPolicy = answer.IsEmbedded ? policy.Embedded : policy.Value;
        }

        if (answer.ContentCrs is { } crs)
        {
            response.Headers["Content-Crs"] = $"<{crs}>";
        }

        if (answer.DownloadName is { } name)
        {
            response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        }
    }

    /// <summary>Writes the body into a file of its own, and lets the snapshot go before the client begins to read.</summary>
    private static async Task<FileStream> SpoolAsync(ResourceRequest request, Answer answer, IFeatureSnapshot snapshot)
    {
        var file = new FileStream(Path.GetTempFileName(), new FileStreamOptions { Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        try
        {
            var pipe = PipeWriter.Create(file, new StreamPipeWriterOptions(leaveOpen: true));
            await answer.WriteAsync(pipe, request.Cancellation);
            await pipe.CompleteAsync();
            await snapshot.DisposeAsync();
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async Task StreamAsync(HttpContext http, Answer answer, ContentCoding coding)
    {
        http.Response.Headers.ContentEncoding = ContentCodings.HeaderOf(coding);
        if (HttpMethods.IsHead(http.Request.Method))
        {
            return;
        }

        // A writer of its own, not the response's: what has not been flushed when the first row fails is then forgotten, and a problem can go out instead.
        // On failure nothing is completed or disposed: that would write a clean end after a cut.
        var counting = new CountingStream(http.Response.Body, RequestRecord.Of(http));
        var compressing = Compression.Wrap(counting, coding);
        var pipe = PipeWriter.Create(compressing ?? counting, new StreamPipeWriterOptions(leaveOpen: true));
        await answer.WriteAsync(pipe, http.RequestAborted);
        await pipe.CompleteAsync();
        if (compressing is not null)
        {
            await compressing.DisposeAsync();
        }
    }
}
