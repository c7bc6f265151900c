using System.Text.Json;

namespace Konna.MapServer.Tests.Api;

public sealed class DownloadTests
{
    private const string Download = ApiFixture.Operation + "/places.geojson";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_layer_leaves_before_its_last_row_is_read()
    {
        await using var server = await ApiServer.StartAsync();
        var last = new TaskCompletionSource();
        (server.Store.Repeat, server.Store.LastRow) = (100, last.Task);

        using var response = await server.Client.GetAsync(new Uri(Download, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancellation);
        await using var stream = await response.Content.ReadAsStreamAsync(Cancellation);
        var start = new byte[100_000];
        await stream.ReadExactlyAsync(start, Cancellation);
        last.SetResult();
        using var rest = new MemoryStream();
        rest.Write(start);
        await stream.CopyToAsync(rest, Cancellation);

        using var document = JsonDocument.Parse(rest.ToArray());
        Assert.Equal(2_500, document.RootElement.GetProperty("numberReturned").GetInt32());
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_reader_that_leaves_ends_the_question(string coding)
    {
        await using var server = await ApiServer.StartAsync();
        (server.Store.Repeat, server.Store.LastRow) = (4, new TaskCompletionSource().Task);
        using (var request = new HttpRequestMessage(HttpMethod.Get, Download))
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", coding);
            using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var answer = server.Client.SendAsync(request, HttpCompletionOption.ResponseContentRead, leaving.Token);
            while (server.Store.RowQuestions == 0)
            {
                await Task.Yield();
            }

            await leaving.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        }

        Assert.InRange(await server.Store.StreamEnded.WaitAsync(TimeSpan.FromSeconds(30), Cancellation), 0, 100);
    }
}
