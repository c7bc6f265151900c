using System.IO.Compression;
using Konna.MapServer.Api.Negotiation;

namespace Konna.MapServer.Api.Answers;

/// <summary>The content codings at work, at levels that cost less than the bytes they save.</summary>
internal static class Compression
{
    /// <summary>Below this a coded body is hardly smaller and never sooner there.</summary>
    private const int MinLength = 600;

    private const int BrotliQuality = 4;
    private const int BrotliWindow = 20;

    /// <returns>The body to send and the coding it is really in.</returns>
    public static (ReadOnlyMemory<byte> Body, ContentCoding Coding) Encode(ReadOnlyMemory<byte> body, ContentCoding coding)
    {
        if (coding == ContentCoding.Identity || body.Length < MinLength)
        {
            return (body, ContentCoding.Identity);
        }

        if (coding == ContentCoding.Brotli)
        {
            var target = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
            return BrotliEncoder.TryCompress(body.Span, target, out var written, BrotliQuality, BrotliWindow)
                ? (target.AsMemory(0, written), coding)
                : (body, ContentCoding.Identity);
        }

        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body.Span);
        }

        return (buffer.GetBuffer().AsMemory(0, (int)buffer.Length), coding);
    }

    /// <summary>A stream that codes what is written to it, or null when nothing is to be coded.</summary>
    public static Stream? Wrap(Stream body, ContentCoding coding) => coding switch
    {
        ContentCoding.Gzip => new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true),
        ContentCoding.Brotli => new BrotliStream(body, CompressionLevel.Fastest, leaveOpen: true),
        _ => null,
    };
}
