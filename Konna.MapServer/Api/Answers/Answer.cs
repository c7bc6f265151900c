using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Konna.MapServer.Api.Pages;

namespace Konna.MapServer.Api.Answers;

/// <summary>How a resource answers: first what the entity tag needs, then - only if it is needed - the body.</summary>
internal sealed record Answer
{
    /// <summary>What the body depends on besides the request and the program: revisions.</summary>
    public required string Version { get; init; }

    public required Func<PipeWriter, CancellationToken, Task> WriteAsync { get; init; }

    /// <summary>The version of what is shown, for <c>If-Match</c>; null where nothing can be written.</summary>
    public long? WriteVersion { get; init; }

    /// <summary>True when all that is shown is of one revision without being asked for it: it was read at once, or the writing makes sure.</summary>
    public bool IsOfOneRevision { get; init; }

    /// <summary>True when it will always be the same: what something was at a revision.</summary>
    public bool IsFixed { get; init; }

    /// <summary>True when the body leaves while it is made, in constant memory.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>Replaces the media type of the negotiated representation.</summary>
    public string? ContentType { get; init; }

    /// <summary>The CRS of the coordinates, for the header <c>Content-Crs</c>.</summary>
    public string? ContentCrs { get; init; }

    /// <summary>When set, the body is made by it, at most once for all who ask for the same, and may be empty (204).</summary>
    public KeptWork? Kept { get; init; }

    /// <summary>When set, the answer is what this writes for as long as it likes: it has no entity tag, no coding and no time limit, and nobody keeps it.</summary>
    public Func<HttpContext, Task>? Live { get; init; }

    /// <summary>The file name of a download.</summary>
    public string? DownloadName { get; init; }

    /// <summary>When set, the client is sent there instead.</summary>
    public string? Location { get; init; }

    /// <summary>True for a page that other sites may show inside theirs.</summary>
    public bool IsEmbedded { get; init; }

    public static Answer Json<T>(string version, Func<CancellationToken, Task<T>> document) => new()
    {
        Version = version,
        WriteAsync = async (pipe, cancellation) =>
        {
            var content = await document(cancellation);
            await using var json = new Utf8JsonWriter((IBufferWriter<byte>)pipe, new JsonWriterOptions { Encoder = JsonWriting.Options.Encoder });
            JsonSerializer.Serialize(json, content, JsonWriting.Options);
        },
    };

    public static Answer Json<T>(string version, T document) => Json(version, _ => Task.FromResult(document));

    public static Answer Page(string version, Func<CancellationToken, Task<Html>> page) => new()
    {
        Version = version,
        WriteAsync = async (pipe, cancellation) => pipe.Write(System.Text.Encoding.UTF8.GetBytes((await page(cancellation)).Markup)),
    };

    public static Answer Page(string version, Html page) => Page(version, _ => Task.FromResult(page));

    public static Answer Bytes(string version, ReadOnlyMemory<byte> body) => new()
    {
        Version = version,
        WriteAsync = (pipe, _) =>
        {
            pipe.Write(body.Span);
            return Task.CompletedTask;
        },
    };

    /// <param name="make">Makes the body and what its remark says.</param>
    public static Answer KeptIn(KeptBodies bodies, string version, Func<CancellationToken, Task<(ReadOnlyMemory<byte> Bytes, string? Remark)>> make) => new()
    {
        Version = version,
        Kept = new KeptWork(bodies, make),
        WriteAsync = async (pipe, cancellation) => pipe.Write((await make(cancellation)).Bytes.Span),
    };

    public static Answer Endless(Func<HttpContext, Task> live) => new() { Version = "", Live = live, WriteAsync = (_, _) => Task.CompletedTask };

    /// <summary>The answer with its body kept when it is asked for again. The body must be all there is to it: headers that the writing sets are not kept.</summary>
    public Answer KeptWhenRepeated(KeptBodies bodies) => this with
    {
        Kept = new KeptWork(bodies, async cancellation =>
        {
            using var buffer = new BodyBuffer();
            await WriteAsync(buffer, cancellation);
            return (buffer.Written.ToArray(), null);
        })
        { OnlyWhatRepeats = true },
    };

    public static Answer Redirect(string location) => new() { Version = "", Location = location, WriteAsync = (_, _) => Task.CompletedTask };

    /// <param name="MakeAsync">Makes the body and what its remark says.</param>
    internal sealed record KeptWork(KeptBodies Bodies, Func<CancellationToken, Task<(ReadOnlyMemory<byte> Bytes, string? Remark)>> MakeAsync)
    {
        /// <summary>True when only what is asked for again is worth keeping; what is asked for once is then not shared either, and is never empty.</summary>
        public bool OnlyWhatRepeats { get; init; }
    }
}
