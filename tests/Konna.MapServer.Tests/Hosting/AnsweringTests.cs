using System.Net;

namespace Konna.MapServer.Tests.Hosting;

/// <summary>What every answer of the running server carries, and what it refuses before a resource is asked; one server answers all.</summary>
public sealed class AnsweringTests(FloodServer server) : IClassFixture<FloodServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_carries_the_security_headers_and_none_names_the_server()
    {
        using var client = new HttpClient { BaseAddress = server.Root };
        foreach (var path in new[] { "operations", "app/main.js", "not/there", "operations?foo=bar" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
            Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
            Assert.Equal(["same-origin"], answer.Headers.GetValues("Cross-Origin-Opener-Policy"));
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Theory]
    [InlineData("app/main.js", "text/javascript; charset=utf-8")]
    [InlineData("app/style/map.css", "text/css; charset=utf-8")]
    public async Task A_file_of_the_map_is_revalidated_by_its_tag(string path, string mediaType)
    {
        using var client = new HttpClient { BaseAddress = server.Root };
        using var first = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(mediaType, first.Content.Headers.ContentType!.ToString());
        Assert.True(first.Headers.CacheControl!.NoCache);
        Assert.False(first.Headers.ETag!.IsWeak);

        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag);
        using var again = await client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("/app/..%2f..%2fappsettings.json")]
    [InlineData("/%2e%2e/appsettings.json")]
    [InlineData("/app/")]
    [InlineData("/lib")]
    [InlineData("/map.html")]
    [InlineData("/konna.gpkg")]
    [InlineData("/app//main.js%00.txt")]
    public async Task Nothing_beside_the_map_is_served_and_no_folder_is_listed(string target) =>
        Assert.True(await RawRequest.StatusAsync(server.Root, target, "127.0.0.1") is 400 or 404);

    [Fact]
    public async Task A_host_that_nobody_configured_gets_no_answer()
    {
        Assert.Equal(200, await RawRequest.StatusAsync(server.Root, "/operations", "localhost"));
        Assert.Equal(400, await RawRequest.StatusAsync(server.Root, "/operations", "evil.test"));
        Assert.Equal(400, await RawRequest.StatusAsync(server.Root, "/operations", ""));
    }

    [Fact]
    public async Task A_request_line_above_8_kB_is_refused() =>
        Assert.Equal(414, await RawRequest.StatusAsync(server.Root, "/operations?f=" + new string('x', 8192), "localhost"));
}
