using System.IO.Compression;
using System.Net;

namespace Konna.MapServer.Tests.Api;

public sealed class CachingTests
{
    private const string Items = ApiFixture.Operation + "/collections/places/items";

    public static TheoryData<string> Resources =>
    [
        "/?f=json", "/operations", "/schemas", "/schemas/operation.schema.json", ApiFixture.Operation, ApiFixture.Operation + "/operation.json", ApiFixture.Operation + "/conformance", ApiFixture.Operation + "/api",
        ApiFixture.Operation + "/collections", ApiFixture.Operation + "/collections/places", ApiFixture.Operation + "/collections/places/schema", ApiFixture.Operation + "/collections/places/queryables?lang=fr", ApiFixture.Operation + "/collections/places/sortables?f=html", Items, Items + "/pl-01", ApiFixture.Operation + "/places.geojson", ApiFixture.Operation + "/situation?datetime=2020-05-02T13:00:00Z",
        ApiFixture.Operation + "?f=html", Items + "?f=html", ApiFixture.Operation + "/api?f=html",
    ];

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task A_known_tag_is_answered_304_without_asking_for_rows(string path)
    {
        await using var server = await ApiServer.StartAsync();
        using var first = await server.SendAsync(path);
        var tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);
        Assert.True(first.Headers.CacheControl!.NoCache);
        Assert.Contains("Accept", first.Headers.Vary);
        Assert.Contains("Accept-Encoding", first.Headers.Vary);
        var asked = server.Store.RowQuestions;

        // The version of a feature stands in its row; asked again word for word, it is known without it.
        var isFeature = path.Contains("/items/", StringComparison.Ordinal) && !path.Contains("/tgsequence", StringComparison.Ordinal) && !path.Contains("/tproperties", StringComparison.Ordinal);
        foreach (var known in new[] { tag.Tag, $"\"other\", {tag.Tag}", "W/" + tag.Tag })
        {
            using var again = await server.SendAsync(path, headers: ("If-None-Match", known));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Equal(tag, again.Headers.ETag);
            Assert.False(again.Headers.Contains("Link"), "A 304 has what a cache needs.");
            Assert.Empty(await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(asked + (isFeature ? 1 : 0), server.Store.RowQuestions);
        using var unknown = await server.SendAsync(path, headers: ("If-None-Match", "\"other\""));
        Assert.Equal(HttpStatusCode.OK, unknown.StatusCode);
    }

    [Fact]
    public async Task A_new_revision_has_a_new_tag()
    {
        await using var server = await ApiServer.StartAsync();
        using var before = await server.SendAsync(Items);
        server.Store.Revision++;
        using var after = await server.SendAsync(Items, headers: ("If-None-Match", before.Headers.ETag!.Tag));

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
    }

    [Fact]
    public async Task Every_form_coding_and_language_has_a_tag_of_its_own_and_equal_questions_share_one()
    {
        await using var server = await ApiServer.StartAsync();
        var tags = new List<string?>();
        foreach (var (path, headers) in new (string, (string, string)[])[]
        {
            (Items, []), (Items, [("Accept-Encoding", "gzip")]), (Items, [("Accept-Encoding", "br")]), (Items, [("Accept", "text/html")]),
            (Items, [("Accept", "text/html"), ("Accept-Language", "fr")]), (Items + "?limit=5", []), (Items + "?limit=5&kind=town", []), (Items + "/pl-01", []),
        })
        {
            using var response = await server.SendAsync(path, headers: headers);
            tags.Add(response.Headers.ETag?.Tag);
        }

        Assert.Equal(tags.Count, tags.Distinct().Count());
        using var one = await server.SendAsync(Items + "?kind=town&limit=5");
        using var other = await server.SendAsync(Items + "?limit=5&kind=town");
        Assert.Equal(one.Headers.ETag, other.Headers.ETag);
        Assert.Equal(
            await one.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await other.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("identity", null)]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip;q=1, br;q=0.5", "gzip")]
    [InlineData("br;q=0, gzip;q=0", null)]
    [InlineData("*", "br")]
    [InlineData("zstd", null)]
    public async Task The_coding_is_negotiated_and_the_content_is_the_same(string? accepted, string? expected)
    {
        await using var server = await ApiServer.StartAsync();
        foreach (var path in new[] { Items, ApiFixture.Operation + "/places.geojson" })
        {
            using var plain = await server.SendAsync(path);
            using var response = await server.SendAsync(path, headers: accepted is null ? [] : [("Accept-Encoding", accepted)]);

            Assert.Equal(expected, response.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Equal(
                await plain.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken),
                Decode(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), expected));
        }
    }

    private static byte[] Decode(byte[] body, string? coding)
    {
        using var source = new MemoryStream(body);
        using Stream decoded = coding switch
        {
            "gzip" => new GZipStream(source, CompressionMode.Decompress),
            "br" => new BrotliStream(source, CompressionMode.Decompress),
            _ => source,
        };
        using var target = new MemoryStream();
        decoded.CopyTo(target);
        return target.ToArray();
    }
}
