namespace Konna.MapServer.Tests.Api;

/// <summary>Alone, because it watches the memory of the whole process.</summary>
[Collection(nameof(DownloadMemoryTests))]
[CollectionDefinition(nameof(DownloadMemoryTests), DisableParallelization = true)]
public sealed class DownloadMemoryTests
{
    [Fact]
    public async Task A_long_layer_is_sent_in_constant_memory()
    {
        await using var server = await ApiServer.StartAsync();
        server.Store.Repeat = 4_000;
        using var response = await server.Client.GetAsync(new Uri(ApiFixture.Operation + "/places.geojson", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var (buffer, total, most) = (new byte[64 * 1024], 0L, 0L);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (int read; (read = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken)) > 0; total += read)
        {
            if (total / 10_000_000 != (total + read) / 10_000_000)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        Assert.True(total > 50_000_000, $"{total} bytes");
        Assert.True(most - before < 10_000_000, $"{most - before} bytes more live than before");
    }
}
