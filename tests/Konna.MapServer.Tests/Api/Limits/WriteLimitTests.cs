using System.Net.Sockets;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Api.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Konna.MapServer.Tests.Api.Limits;

/// <summary>Writes whose bodies never come: they have their time and their number, as questions have.</summary>
public sealed class WriteLimitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_that_takes_longer_than_its_time_is_504()
    {
        await using var server = await StartAsync(limits => limits.Times[RequestKind.Features] = TimeSpan.FromMilliseconds(300));
        using var stalled = await StalledWrite.BeginAsync(server, ApiFixture.Operation + "/collections/places/items", "application/geo+json");
        Assert.StartsWith("HTTP/1.1 504", await stalled.NextStatusAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_beyond_what_is_taken_at_once_is_503_and_whoever_may_not_is_told_so_all_the_same()
    {
        await using var server = await StartAsync(limits => limits.ConcurrentDownloads = 1);
        using var first = await StalledWrite.BeginAsync(server, "/operations", "application/zip");
        var key = await ApiKeyTests.GiveAsync(server, AccessRight.Admin);

        using var refused = await ApiKeyTests.SendAsync(server, HttpMethod.Post, "/operations", key, "{}", "application/zip");
        Assert.Equal(503, (int)refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter?.Delta);
        using var unknown = await ApiKeyTests.SendAsync(server, HttpMethod.Post, "/operations", null, "{}", "application/zip");
        Assert.Equal(401, (int)unknown.StatusCode);
    }

    private static Task<ApiServer> StartAsync(Action<LimitSettings> limits) =>
        ApiServer.StartAsync([SamplePackage.Make()], services: services => services.Configure(limits));

    /// <summary>A write under way, of whose body nothing has been sent.</summary>
    private sealed class StalledWrite(TcpClient client, StreamReader answers) : IDisposable
    {
        /// <summary>Returns once the server waits for the body.</summary>
        public static async Task<StalledWrite> BeginAsync(ApiServer server, string path, string mediaType)
        {
            var key = await ApiKeyTests.GiveAsync(server, AccessRight.Admin);
            var client = new TcpClient();
            await client.ConnectAsync(server.Address.Host, server.Address.Port, Cancellation);
            var head = $"POST {path} HTTP/1.1\r\nHost: {server.Address.Authority}\r\nX-API-Key: {key}\r\nContent-Type: {mediaType}\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n";
            await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(head), Cancellation);
            var begun = new StalledWrite(client, new StreamReader(client.GetStream()));
            Assert.StartsWith("HTTP/1.1 100", await begun.NextStatusAsync(), StringComparison.Ordinal);
            return begun;
        }

        public async Task<string> NextStatusAsync()
        {
            string? line;
            do
            {
                line = await answers.ReadLineAsync(Cancellation);
            }
            while (line is "");
            return line ?? "";
        }

        public void Dispose()
        {
            answers.Dispose();
            client.Dispose();
        }
    }
}
