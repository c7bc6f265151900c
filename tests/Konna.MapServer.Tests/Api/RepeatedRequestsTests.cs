using System.Net;

namespace Konna.MapServer.Tests.Api;

/// <summary>A request that comes again word for word is answered the short way, and nobody can tell.</summary>
public sealed class RepeatedRequestsTests
{
    private static readonly string[] OfOneRequest = ["Date", "X-Request-Id", "traceresponse"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("/operation.json")]
    [InlineData("/collections")]
    [InlineData("/collections/places/items")]
    [InlineData("/collections/places/items?limit=2")]
    [InlineData("/collections/places/items?f=csv")]
    [InlineData("/collections/places/items?f=jsonfg&crs=http://www.opengis.net/def/crs/EPSG/0/32630")]
    [InlineData("/collections/places/items?asOf=1")]
    [InlineData("/collections/places/items/pl-01")]
    [InlineData("/collections/movements/schema")]
    [InlineData("/collections/places/tiles/WebMercatorQuad/0/0/0")]
    [InlineData("/tiles/WebMercatorQuad/2/0/0")]
    [InlineData("/situation?datetime=2020-05-02T13:00:00Z")]
    [InlineData("/history")]
    [InlineData("/places.geojson")]
    [InlineData("/places.qlr")]
    public async Task Every_answer_stays_the_same_with_all_its_headers(string path)
    {
        await using var server = await ApiServer.StartAsync();
        string[] forms = ["*/*", "text/html", "application/geo+json"];
        foreach (var (accept, coding, language) in forms.SelectMany(form => new[] { (form, "br", "fr"), (form, "identity", "en") }))
        {
            (string, string)[] words = [("Accept-Encoding", coding), ("Accept-Language", language)];
            var first = await ToldAsync(server, path, accept, words);
            Told? known = null;
            for (var time = 0; time < 3; time++)
            {
                Assert.Equal(first, await ToldAsync(server, path, accept, words));
                if (first.Tag is not { } tag)
                {
                    continue;
                }

                var again = await ToldAsync(server, path, accept, [.. words, ("If-None-Match", tag)]);
                Assert.Equal((HttpStatusCode.NotModified, tag, ""), (again.Status, again.Tag, again.Body));
                known ??= again;
                Assert.Equal(known, again);
                Assert.Equal(known, await ToldAsync(server, path, accept, [.. words, ("If-None-Match", $"\"other\", W/{tag}")]));
                Assert.Equal(first, await ToldAsync(server, path, accept, [.. words, ("If-None-Match", "\"other\"")]));
            }
        }
    }

    [Fact]
    public async Task What_has_changed_or_gone_or_is_private_now_is_not_answered_as_before()
    {
        await using var server = await ApiServer.StartAsync();
        const string Path = "/collections/places/items";
        var first = await RepeatedAsync(server, Path);
        server.Store.Revision++;
        var changed = await RepeatedAsync(server, Path);
        Assert.NotEqual(first.Tag, changed.Tag);
        Assert.Equal(HttpStatusCode.OK, (await ToldAsync(server, Path, "*/*", [("If-None-Match", first.Tag!)])).Status);
        await server.Store.Access.SetPrivateAsync(SamplePackage.OperationId, true, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, (await ToldAsync(server, Path, "*/*", [("If-None-Match", changed.Tag!)])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ToldAsync(server, Path, "*/*", [])).Status);
    }

    [Fact]
    public async Task Hosts_are_not_mixed_up()
    {
        await using var server = await ApiServer.StartAsync();
        foreach (var host in new[] { "one.example.org", "two.example.org", "one.example.org", "two.example.org" })
        {
            var told = await ToldAsync(server, "/collections/places/items?limit=1", "*/*", [("Host", host)]);
            Assert.Contains($"http://{host}/operations/", told.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(host == "one.example.org" ? "two." : "one.", told.Headers, StringComparison.Ordinal);
        }
    }

    private static async Task<Told> RepeatedAsync(ApiServer server, string path)
    {
        var first = await ToldAsync(server, path, "*/*", []);
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal(first, await ToldAsync(server, path, "*/*", []));
            await ToldAsync(server, path, "*/*", [("If-None-Match", first.Tag!)]);
        }

        return first;
    }

    private static async Task<Told> ToldAsync(ApiServer server, string path, string accept, (string, string)[] words)
    {
        using var response = await server.SendAsync(ApiFixture.Operation + path, accept, headers: words);

        // A problem has an id of its own.
        var body = response.StatusCode < HttpStatusCode.BadRequest ? await response.Content.ReadAsByteArrayAsync(Cancellation) : [];
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => !OfOneRequest.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .Select(header => $"{header.Key}: {string.Join(" | ", header.Value)}").Order(StringComparer.Ordinal);
        var isText = response.Content.Headers is { ContentEncoding.Count: 0, ContentType.MediaType: { } type } && type.Contains("json", StringComparison.Ordinal);
        return new Told(
            response.StatusCode, response.Headers.ETag?.Tag, string.Join('\n', headers), isText ? System.Text.Encoding.UTF8.GetString(body) : Convert.ToBase64String(body));
    }

    private sealed record Told(HttpStatusCode Status, string? Tag, string Headers, string Body);
}
