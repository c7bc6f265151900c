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

    /// <param name="room">Takes the coded body.</param>
    /// <returns>The body to send, in the room or as it was, and the coding it is really in.</returns>
    public static (ReadOnlyMemory<byte> Body, ContentCoding Coding) Encode(ReadOnlyMemory<byte> body, ContentCoding coding, BodyBuffer room)
    {
        if (coding == ContentCoding.Identity || body.Length < MinLength)
        {
            return (body, ContentCoding.Identity);
        }

        if (coding == ContentCoding.Brotli)
        {
            if (!BrotliEncoder.TryCompress(body.Span, room.GetSpan(BrotliEncoder.GetMaxCompressedLength(body.Length)), out var written, BrotliQuality, BrotliWindow))
            {
                return (body, ContentCoding.Identity);
            }

            room.Advance(written);
            return (room.Written, coding);
        }

        using (var gzip = new GZipStream(room.AsStream(), CompressionLevel.Fastest))
        {
            gzip.Write(body.Span);
        }

        return (room.Written, coding);
    }

    /// <summary>A stream that codes what is written to it, or null when nothing is to be coded.</summary>
    public static Stream? Wrap(Stream body, ContentCoding coding) => coding switch
    {
        ContentCoding.Gzip => new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true),
        ContentCoding.Brotli => new BrotliStream(body, CompressionLevel.Fastest, leaveOpen: true),
        _ => null,
    };
}
