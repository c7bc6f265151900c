using System.Net;
using System.Net.Http.Headers;
using Konna.Testing;

namespace Konna.MapServer.Tests.Hosting;

/// <summary>The file that an upload is kept in meanwhile: gone with the answer, whatever that is, and with a client that goes away.</summary>
public sealed class UploadScratchTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Nothing_is_left_of_a_good_a_bad_a_too_large_and_an_unfinished_upload()
    {
        var key = (await KonnaCommand.RunAsync("keys", "add", "desk", "--quiet", "--data-directory", directory.Path)).MustSucceed().StandardOutput.Trim();
        var scratch = Directory.CreateDirectory(directory.File("scratch")).FullName;
        await using var server = await FloodServer.StartAsync(directory, Cancellation, ("TMPDIR", scratch));
        using var client = new HttpClient { BaseAddress = server.Root };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        foreach (var (body, expected) in new[]
        {
            ("name,time,lat,lon\na,2031-03-04,14,-4\n"u8.ToArray(), HttpStatusCode.Created), ("name,time,lat,lon\na,soon,14,-4\n"u8.ToArray(), HttpStatusCode.UnprocessableEntity),
        })
        {
            using var answer = await client.PostAsync("operations?name=seen.csv", Table(new ByteArrayContent(body)), Cancellation);
            Assert.Equal(expected, answer.StatusCode);
            Assert.Empty(KeptIn(scratch));
        }

        // Its length is not told beforehand, so that it is found out while it is written.
        using var large = Table(new StreamContent(new EndlessRow(65L * 1024 * 1024, null)));
        using var refused = await client.PostAsync("operations", large, Cancellation);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Empty(KeptIn(scratch));

        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var unfinished = Table(new StreamContent(new EndlessRow(1024 * 1024, leaving.Token)));
        var sending = client.PostAsync("operations", unfinished, leaving.Token);
        await UntilAsync(() => KeptIn(scratch).Length == 1);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await UntilAsync(() => KeptIn(scratch).Length == 0);
    }

    private static string[] KeptIn(string folder) => Directory.GetFiles(folder, "konna-body-*");

    private static HttpContent Table(HttpContent content)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return content;
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Delay(20, Cancellation);
        }
    }

    /// <summary>So many bytes of a table; then the end, or, with a token, nothing until it is cancelled.</summary>
    private sealed class EndlessRow(long bytes, CancellationToken? held) : Stream
    {
        private long sent;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => sent; set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(buffer.Length, bytes - sent);
            if (count == 0 && held is { } until)
            {
                await Task.Delay(Timeout.Infinite, until);
            }

            buffer.Span[..count].Fill((byte)'a');
            sent += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
