using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Konna.MapServer.Api;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Api.Access;
using Konna.MapServer.Tests.Api.Changes;
using Microsoft.Extensions.DependencyInjection;

namespace Konna.MapServer.Tests.Api.Limits;

/// <summary>What the server refuses so that it can go on answering, and how it says so.</summary>
public sealed class RequestLimitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Too_many_requests_of_a_network_are_429_with_the_time_to_wait_and_those_with_a_key_have_their_own()
    {
        await using var server = await StartAsync(limits => (limits.RequestsPerMinute, limits.HasKnownProxies) = (5, true));
        var key = await ApiKeyTests.GiveAsync(server, AccessRight.Read);
        for (var i = 0; i < 5; i++)
        {
            using var answer = await server.SendAsync("/operations");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        foreach (var path in new[] { "/operations", ApiFixture.Operation + "/places.geojson", "/no/such/address" })
        {
            await server.ProblemAsync(path, 429);
            using var refused = await server.SendAsync(path, headers: ("X-API-Key", "konna_1_2"));
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        }

        using var known = await server.SendAsync("/operations", headers: ("X-API-Key", key));
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        using var health = await server.SendAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task The_machine_itself_is_not_held_to_a_number_unless_a_proxy_tells_addresses()
    {
        await using var server = await StartAsync(limits => limits.RequestsPerMinute = 1);
        for (var i = 0; i < 3; i++)
        {
            using var answer = await server.SendAsync("/operations");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_download_beyond_what_is_sent_at_once_is_503_at_once_and_all_else_goes_on()
    {
        await using var server = await StartAsync(limits => (limits.ConcurrentDownloads, limits.ConcurrentRequests) = (1, 1));
        var last = new TaskCompletionSource();
        server.Store.LastRow = last.Task;
        var path = ApiFixture.Operation + "/places.geojson";
        var first = server.SendAsync(path);
        while (server.Store.StreamsOf("places") == 0)
        {
            await Task.Delay(10, Cancellation);
        }

        using (var refused = await server.SendAsync(path))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter?.Delta);
            Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        }

        foreach (var other in new[] { "/operations", ApiFixture.Operation + "/collections/places/items", "/health/live", "/health/ready" })
        {
            using var answer = await server.SendAsync(other);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        last.SetResult();
        using var whole = await first;
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
        await whole.Content.ReadAsByteArrayAsync(Cancellation);
        using var next = await server.SendAsync(path);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task Changes_wait_for_their_turn_as_all_reads_do_and_a_stream_of_them_holds_none_once_it_has_begun()
    {
        await using var server = await StartAsync(limits => limits.ConcurrentRequests = 1);
        var last = new TaskCompletionSource();
        server.Store.LastRow = last.Task;
        var first = server.SendAsync(ApiFixture.Operation + "/situation?datetime=2020-05-02T15:00:00Z");
        while (server.Store.StreamsOf("forces") == 0)
        {
            await Task.Delay(10, Cancellation);
        }

        var refused = await Task.WhenAll(server.SendAsync(ApiFixture.Operation + "/changes?f=json"), server.SendAsync(ApiFixture.Operation + "/changes?f=sse"));
        Assert.All(refused, answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode));
        last.SetResult();
        using var situation = await first;
        Assert.Equal(HttpStatusCode.OK, situation.StatusCode);

        using var stream = await new EventClient(server.Client, ApiFixture.Operation).OpenAsync(Cancellation);
        using var changes = await server.SendAsync(ApiFixture.Operation + "/changes?f=json");
        Assert.Equal(HttpStatusCode.OK, changes.StatusCode);
    }

    [Fact]
    public async Task What_takes_longer_than_its_time_is_504_or_broken_off_and_its_question_ends()
    {
        await using var server = await StartAsync(limits => limits.Times[RequestKind.Download] = TimeSpan.FromSeconds(1.5));
        server.Store.LastRow = new TaskCompletionSource().Task;
        var problem = await server.ProblemAsync(ApiFixture.Operation + "/places.geojson", 504);
        Assert.Contains("longer", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.True(await server.Store.StreamEnded.WaitAsync(Cancellation) > 0);

        // So much that some of it has left before the time is over: then the cut must be seen.
        server.Store.Repeat = 500;
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var cut = await server.SendAsync(ApiFixture.Operation + "/places.geojson");
            await cut.Content.ReadAsByteArrayAsync(Cancellation);
        });
    }

    [Fact]
    public async Task A_coded_body_is_415()
    {
        await using var server = await StartAsync(_ => { });
        using var bytes = new MemoryStream();
        await using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[10_000_000], Cancellation);
        }

        foreach (var path in new[] { "/keys", "/operations", "/no/such/address" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(bytes.ToArray()) };
            request.Content.Headers.ContentEncoding.Add("gzip");
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await server.Client.SendAsync(request, Cancellation);
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        }
    }

    [Fact(DisplayName = "S28: a page of another site is promised no change and gets none, unless its site is named")]
    public async Task A_page_of_another_site_changes_nothing_unless_its_site_is_named()
    {
        await using var server = await ApiServer.StartAsync([SamplePackage.Make()], services: services =>
            services.Configure<CrossOriginSettings>(origins => origins.AllowedOrigins = ["https://editor.example"]));
        var key = await ApiKeyTests.GiveAsync(server, AccessRight.Admin);
        foreach (var (origin, isNamed) in new[] { ("https://paper.example", false), ("https://editor.example", true), ("https://editor.example.evil.test", false), ("null", false) })
        {
            foreach (var method in new[] { "POST", "PUT", "PATCH", "DELETE" })
            {
                using var preflight = await server.SendAsync("/keys", method: HttpMethod.Options, headers: [("Origin", origin), ("Access-Control-Request-Method", method), ("Access-Control-Request-Headers", "x-api-key")]);
                Assert.Equal(isNamed, preflight.Headers.Contains("Access-Control-Allow-Methods"));
                Assert.Equal(isNamed ? [origin] : [], preflight.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed : []);
                Assert.False(preflight.Headers.Contains("Access-Control-Allow-Credentials"));
            }

            foreach (var (mediaType, expected) in new[] { ("text/plain", isNamed ? HttpStatusCode.UnsupportedMediaType : HttpStatusCode.Forbidden), ("application/json", isNamed ? HttpStatusCode.Created : HttpStatusCode.Forbidden) })
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/keys") { Content = new StringContent("""{"name":"x","right":"read"}""", System.Text.Encoding.UTF8, mediaType) };
                request.Headers.Add("Origin", origin);
                request.Headers.Add("Sec-Fetch-Site", "cross-site");
                request.Headers.Add("X-API-Key", key);
                using var answer = await server.Client.SendAsync(request, Cancellation);
                Assert.Equal(expected, answer.StatusCode);
            }
        }

        // A form elsewhere, in a browser that says nothing of where it comes from: no key, no JSON, no change.
        using var form = await ApiKeyTests.SendAsync(server, HttpMethod.Post, "/keys", null, """{"name":"x","right":"read"}""", "text/plain");
        Assert.Equal(HttpStatusCode.Unauthorized, form.StatusCode);
    }

    private static Task<ApiServer> StartAsync(Action<LimitSettings> configure) =>
        ApiServer.StartAsync([SamplePackage.Make()], services: services => services.Configure(configure));
}
