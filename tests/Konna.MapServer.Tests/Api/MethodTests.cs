using System.Net;

namespace Konna.MapServer.Tests.Api;

public sealed class MethodTests(ApiFixture fixture)
{
    private readonly ApiServer server = fixture.Server;

    [Theory]
    [MemberData(nameof(CachingTests.Resources), MemberType = typeof(CachingTests))]
    public async Task Head_is_get_without_the_body(string path)
    {
        foreach (var coding in new[] { "identity", "gzip" })
        {
            using var get = await server.SendAsync(path, headers: ("Accept-Encoding", coding));
            using var head = await server.SendAsync(path, method: HttpMethod.Head, headers: ("Accept-Encoding", coding));

            Assert.Equal(get.StatusCode, head.StatusCode);
            Assert.Equal(get.Headers.ETag, head.Headers.ETag);
            Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Equal(get.Content.Headers.ContentEncoding, head.Content.Headers.ContentEncoding);
            if (!path.EndsWith(".geojson", StringComparison.Ordinal))
            {
                Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
            }

            Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [MemberData(nameof(CachingTests.Resources), MemberType = typeof(CachingTests))]
    public async Task Options_says_what_is_allowed_and_a_foreign_page_may_read(string path)
    {
        using var options = await server.SendAsync(path, method: HttpMethod.Options);
        Assert.Equal(HttpStatusCode.NoContent, options.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS"], options.Content.Headers.Allow.Take(3));

        using var preflight = await server.SendAsync(path, method: HttpMethod.Options, headers: [("Origin", "https://paper.example"), ("Access-Control-Request-Method", "GET")]);
        Assert.Equal("*", Assert.Single(preflight.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("GET, HEAD", Assert.Single(preflight.Headers.GetValues("Access-Control-Allow-Methods")));

        using var get = await server.SendAsync(path, headers: ("Origin", "https://paper.example"));
        Assert.Equal("*", Assert.Single(get.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("ETag", Assert.Single(get.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
        Assert.False(get.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task A_foreign_page_is_promised_no_writes_and_may_read_problems()
    {
        using var preflight = await server.SendAsync(
            ApiFixture.Operation, method: HttpMethod.Options, headers: [("Origin", "https://paper.example"), ("Access-Control-Request-Method", "PUT")]);
        Assert.DoesNotContain(preflight.Headers, h => h.Key.StartsWith("Access-Control", StringComparison.Ordinal));

        using var problem = await server.SendAsync("/operations?foo=bar", headers: ("Origin", "https://paper.example"));
        Assert.Equal("*", Assert.Single(problem.Headers.GetValues("Access-Control-Allow-Origin")));
    }
}
