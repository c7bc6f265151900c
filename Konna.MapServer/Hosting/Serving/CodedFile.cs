using System.IO.Compression;
using System.Security.Cryptography;
using Konna.MapServer.Api.Negotiation;
using Microsoft.Extensions.FileProviders;

namespace Konna.MapServer.Hosting.Serving;

/// <summary>One form of a file as it is sent: its bytes in one content coding, and the strong entity tag of just these bytes (RFC 9110, section 8.8.3).</summary>
internal sealed record CodedFile(DateTimeOffset Modified, long Length, byte[] Body, string Tag)
{
    /// <summary>Up to here the best coding is worth its time; above it the next one is a few percent larger and ten times sooner done.</summary>
    private const int SlowestUpTo = 256 * 1024;

    private const int BestQuality = 11;
    private const int GoodQuality = 9;
    private const int Window = 22;

    public static async Task<CodedFile> ReadAsync(IFileInfo file, ContentCoding coding, CancellationToken cancellation)
    {
        await using var stream = file.CreateReadStream();
        using var plain = new MemoryStream((int)file.Length);
        await stream.CopyToAsync(plain, cancellation);
        var content = plain.GetBuffer().AsSpan(0, (int)plain.Length);
        var body = coding == ContentCoding.Brotli ? Brotli(content) : Gzip(content);
        return new CodedFile(file.LastModified, file.Length, body, $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}-{ContentCodings.HeaderOf(coding)}\"");
    }

    public bool IsOf(IFileInfo file) => file.LastModified == Modified && file.Length == Length;

    private static byte[] Brotli(ReadOnlySpan<byte> content)
    {
        var target = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, target, out var written, content.Length <= SlowestUpTo ? BestQuality : GoodQuality, Window)
            ? target[..written]
            : throw new InvalidOperationException("The room that Brotli asks for is not enough for it.");
    }

    private static byte[] Gzip(ReadOnlySpan<byte> content)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return buffer.ToArray();
    }
}
