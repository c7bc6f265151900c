using System.Collections.Concurrent;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Negotiation;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Konna.MapServer.Hosting.Serving;

/// <summary>
/// Sends files as Brotli or gzip to those who take it. Each is coded once, when it is first asked for, and kept; whatever else is asked - a plain copy,
/// a part of a file, one that is coded already - is left to the next in line.
/// </summary>
internal sealed class CodedFiles(IFileProvider files, IContentTypeProvider mediaTypes)
{
    /// <summary>Larger files are sent as they are: they would be kept in memory.</summary>
    private const long LargestKept = 4 * 1024 * 1024;

    private const long SmallestCoded = 200;

    private readonly ConcurrentDictionary<(string Path, ContentCoding Coding), Lazy<Task<CodedFile>>> kept = new();

    public async Task SendAsync(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        var path = request.Path.Value ?? "";
        var coding = ContentCodings.Choose(request.Headers.AcceptEncoding);
        if (coding == ContentCoding.Identity
            || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            || request.Headers.Range.Count > 0
            || path.Contains("//", StringComparison.Ordinal)
            || !mediaTypes.TryGetContentType(path, out var mediaType)
            || !IsText(mediaType)
            || files.GetFileInfo(path) is not { Exists: true, IsDirectory: false, Length: >= SmallestCoded and <= LargestKept } file)
        {
            await next(http);
            return;
        }

        var form = await FormOfAsync(path, file, coding);
        var headers = http.Response.Headers;
        headers.Vary = "Accept-Encoding";
        headers.CacheControl = "no-cache";
        headers.ETag = form.Tag;
        if (EntityTag.IsKnown(request.Headers.IfNoneMatch, form.Tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.ContentType = mediaType;
        headers.ContentEncoding = ContentCodings.HeaderOf(coding);
        http.Response.ContentLength = form.Body.Length;
        if (HttpMethods.IsGet(request.Method))
        {
            await http.Response.Body.WriteAsync(form.Body, http.RequestAborted);
        }
    }

    /// <summary>Whether a kind of file gets smaller: pictures and fonts are coded already.</summary>
    public static bool IsText(string mediaType) =>
        mediaType.StartsWith("text/", StringComparison.Ordinal)
        || mediaType.StartsWith("application/", StringComparison.Ordinal)
        || mediaType.EndsWith("+xml", StringComparison.Ordinal);

    private async Task<CodedFile> FormOfAsync(string path, IFileInfo file, ContentCoding coding)
    {
        // Many browsers may ask at once, and one that goes away must not spoil it for the others.
        Lazy<Task<CodedFile>> Begin() => new(() => Task.Run(() => CodedFile.ReadAsync(file, coding, CancellationToken.None)));
        var key = (path, coding);
        var work = kept.GetOrAdd(key, _ => Begin());
        try
        {
            var form = await work.Value;
            if (form.IsOf(file))
            {
                return form;
            }
        }
        catch (IOException)
        {
            // Read while it was written: it is read again below.
        }

        var again = Begin();
        kept.TryUpdate(key, again, work);
        return await again.Value;
    }
}
