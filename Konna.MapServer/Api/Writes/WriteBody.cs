using Konna.MapServer.Api.Failures;
using Microsoft.AspNetCore.Http.Features;

namespace Konna.MapServer.Api.Writes;

/// <summary>The body of a write: in memory, or, where a method takes large ones, in a file of its own that is gone when this is disposed.</summary>
internal sealed class WriteBody : IAsyncDisposable
{
    private const int MostInMemory = 1024 * 1024;
    private const int WindowBytes = 64 * 1024;

    private WriteBody(Stream content, string mediaType, string? path)
    {
        Content = content;
        MediaType = mediaType;
        Path = path;
    }

    public static WriteBody None { get; } = new(Stream.Null, "", null);

    /// <summary>At its begin, for reading; empty when there is none.</summary>
    public Stream Content { get; }

    /// <summary>Which of the method's media types it has.</summary>
    public string MediaType { get; }

    /// <summary>The file that holds it, which others may open for reading; null for a body in memory. Nothing that a client says is part of its name.</summary>
    public string? Path { get; }

    /// <param name="mediaType">One of those that the method takes.</param>
    /// <param name="most">The largest that is taken, in bytes.</param>
    /// <exception cref="RequestFailedException">413 for a larger one.</exception>
    public static async Task<WriteBody> ReceiveAsync(HttpContext http, string mediaType, long most)
    {
        // What is somewhat too large is let in to be thrown away: a client that is cut off while it sends does not hear why.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = 2 * most;
        }

        if (http.Request.ContentLength > most)
        {
            throw new RequestFailedException(FailureTable.BodyTooLarge(most));
        }

        if (most <= MostInMemory)
        {
            var memory = new MemoryStream();
            await CopyAsync(http, memory, most);
            memory.Position = 0;
            return new WriteBody(memory, mediaType, null);
        }

        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "konna-body-" + System.IO.Path.GetRandomFileName() + UploadFormat.ExtensionOf(mediaType));
        try
        {
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, WindowBytes, FileOptions.Asynchronous))
            {
                await CopyAsync(http, file, most);
            }

            return new WriteBody(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, WindowBytes, FileOptions.Asynchronous), mediaType, path);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync();
        if (Path is not null)
        {
            File.Delete(Path);
        }
    }

    private static async Task CopyAsync(HttpContext http, Stream target, long most)
    {
        var window = new byte[WindowBytes];
        int read;
        while ((read = await http.Request.Body.ReadAsync(window, http.RequestAborted)) > 0)
        {
            await target.WriteAsync(window.AsMemory(0, read), http.RequestAborted);
            if (target.Length > most)
            {
                throw new RequestFailedException(FailureTable.BodyTooLarge(most));
            }
        }
    }
}
