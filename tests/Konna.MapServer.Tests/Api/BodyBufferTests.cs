using System.IO.Compression;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Negotiation;

namespace Konna.MapServer.Tests.Api;

public sealed class BodyBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16 * 1024)]
    [InlineData(300_000)]
    public void What_is_written_in_parts_of_any_length_is_there_as_a_whole(int length)
    {
        var bytes = Some(length);
        using var buffer = new BodyBuffer();
        for (var (at, step) = (0, 1); at < length; at += step, step = (step * 3 % 5003) + 1)
        {
            var part = bytes.AsSpan(at, Math.Min(step, length - at));
            part.CopyTo(buffer.GetSpan(part.Length));
            buffer.Advance(part.Length);
        }

        Assert.Equal(bytes, buffer.Written.ToArray());
        Assert.Equal(length, buffer.UnflushedBytes);
    }

    [Theory]
    [InlineData("Identity")]
    [InlineData("Gzip")]
    [InlineData("Brotli")]
    public void A_coded_body_is_the_body_when_it_is_decoded(string name)
    {
        var coding = Enum.Parse<ContentCoding>(name);
        foreach (var length in new[] { 0, 599, 600, 100_000 })
        {
            var bytes = Some(length);
            using var room = new BodyBuffer();
            var (body, used) = Compression.Encode(bytes, coding, room);
            Assert.Equal(length < 600 ? ContentCoding.Identity : coding, used);
            Assert.Equal(bytes, Decoded(body, used));
        }
    }

    private static byte[] Decoded(ReadOnlyMemory<byte> body, ContentCoding coding)
    {
        using var stream = new MemoryStream(body.ToArray());
        using Stream decoding = coding switch
        {
            ContentCoding.Gzip => new GZipStream(stream, CompressionMode.Decompress),
            ContentCoding.Brotli => new BrotliStream(stream, CompressionMode.Decompress),
            _ => stream,
        };
        using var decoded = new MemoryStream();
        decoding.CopyTo(decoded);
        return decoded.ToArray();
    }

    private static byte[] Some(int length) => [.. Enumerable.Range(0, length).Select(n => (byte)(n * n % 251))];
}
