using System.Net;
using System.Text.Json;
using Konna.MapServer.Api.Formats;

namespace Konna.MapServer.Tests.Api;

/// <summary>What holds for every download of a whole operation.</summary>
public sealed class OperationDownloadTests(ApiFixture fixture)
{
    private readonly ApiServer server = fixture.Server;

    public static TheoryData<string> Extensions => [.. OperationFormats.All.Select(format => format.Extension)];

    [Theory]
    [MemberData(nameof(Extensions))]
    public async Task It_has_a_name_a_type_a_tag_and_is_not_sent_twice(string extension)
    {
        var format = OperationFormats.All.Single(f => f.Extension == extension);
        var address = $"{ApiFixture.Operation}.{extension}";
        using var whole = await server.SendAsync(address, "text/html", headers: ("Accept-Encoding", "gzip"));
        using var known = await server.SendAsync(address, headers: [("If-None-Match", whole.Headers.ETag!.Tag), ("Accept-Encoding", "gzip")]);
        using var head = await server.SendAsync(address, method: HttpMethod.Head);

        Assert.Equal((200, 304, 200), ((int)whole.StatusCode, (int)known.StatusCode, (int)head.StatusCode));
        Assert.Equal(format.Representation.ContentType, whole.Content.Headers.ContentType?.ToString());
        Assert.Equal($"attachment; filename=\"{SamplePackage.OperationId}.{extension}\"", whole.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal(format.Representation.IsBinary ? null : "gzip", whole.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(head.Content.Headers.ContentType, whole.Content.Headers.ContentType);
        await server.ProblemAsync($"/operations/no-such.{extension}", 404);
        Assert.Equal("f", (await server.ProblemAsync($"{address}?f=html", 400)).GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task Each_is_linked_from_the_landing_page_and_described_beside_the_operation()
    {
        var landing = await server.JsonAsync(ApiFixture.Operation);
        var paths = (await server.JsonAsync(ApiFixture.Operation + "/api")).GetProperty("paths");
        using var page = await server.SendAsync(ApiFixture.Operation + "?f=html");
        var markup = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (var format in OperationFormats.All)
        {
            var href = landing.GetProperty("links").EnumerateArray()
                .Single(l => l.GetProperty("rel").GetString() == "enclosure" && l.GetProperty("type").GetString() == format.Representation.MediaType).GetProperty("href").GetString()!;
            Assert.EndsWith($"{ApiFixture.Operation}.{format.Extension}", href, StringComparison.Ordinal);
            Assert.Contains(href, markup, StringComparison.Ordinal);
            var path = paths.GetProperty($"/{SamplePackage.OperationId}.{format.Extension}");
            Assert.Equal(href, path.GetProperty("servers")[0].GetProperty("url").GetString() + $"/{SamplePackage.OperationId}.{format.Extension}");
        }
    }

    [Fact]
    public async Task Windows_in_space_and_time_choose_from_every_layer()
    {
        Assert.Equal(["places", "places/pl-01", "movements", "events", "areas"], await CzmlIdsAsync("?bbox=-3.97,14.03,-3.93,14.07"));
        Assert.Equal(["movements/mov-1.north"], (await CzmlIdsAsync("?datetime=2020-05-02T13:00:00Z")).Where(id => id!.StartsWith("movements/", StringComparison.Ordinal)));
        Assert.Equal("bbox", (await server.ProblemAsync(ApiFixture.Operation + ".kml?bbox=1", 400)).GetProperty("parameter").GetString());
        Assert.Equal("bbox", (await server.ProblemAsync(ApiFixture.Operation + ".zip?bbox=-4,14,-3,15", 400)).GetProperty("parameter").GetString());
    }

    [Theory]
    [InlineData(".kml")]
    [InlineData("/places.csv")]
    [InlineData("/collections/places/items")]
    [InlineData("/collections/places/items/pl-01?f=html")]
    public async Task An_answer_is_of_the_revision_of_its_tag_though_a_change_comes_between(string path)
    {
        await using var changing = await ApiServer.StartAsync();
        using var before = await changing.SendAsync(ApiFixture.Operation + path);
        changing.Store.Revision = 2;

        // The first try finds another revision after reading than before it, as if a change had come between.
        changing.Store.PassingRevisions.Enqueue(3);
        using var after = await changing.SendAsync(ApiFixture.Operation + path);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Empty(changing.Store.PassingRevisions);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        using var again = await changing.SendAsync(ApiFixture.Operation + path);
        Assert.Equal(again.Headers.ETag, after.Headers.ETag);
        Assert.Equal(again.Headers.TryGetValues("Link", out var expected) ? expected : [], after.Headers.TryGetValues("Link", out var links) ? links : []);

        // Of a revision that nothing is kept of.
        changing.Store.Revision = 6;
        foreach (var revision in new long[] { 3, 4, 5 })
        {
            changing.Store.PassingRevisions.Enqueue(revision);
        }

        using var overtaken = await changing.SendAsync(ApiFixture.Operation + path);
        Assert.Equal(HttpStatusCode.OK, overtaken.StatusCode);
        Assert.NotEqual(0, changing.Store.Snapshots);
        using var then = await changing.SendAsync(ApiFixture.Operation + path);
        Assert.Equal(then.Headers.ETag, overtaken.Headers.ETag);
        Assert.Equal(await then.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await overtaken.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>What was read for others may be newer than a snapshot.</summary>
    [Theory]
    [InlineData("/operation.json")]
    [InlineData("/tiles/WebMercatorQuad?f=tilejson")]
    [InlineData("/situation?datetime=2020-05-02T15:00:00Z")]
    public async Task What_is_shared_by_revision_is_made_anew_and_not_read_in_a_snapshot(string path)
    {
        await using var changing = await ApiServer.StartAsync();
        changing.Store.Revision = 8;
        foreach (var revision in new long[] { 3, 4, 5, 6, 7 })
        {
            changing.Store.PassingRevisions.Enqueue(revision);
        }

        using var after = await changing.SendAsync(ApiFixture.Operation + path);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Equal((0, 0), (changing.Store.Snapshots, changing.Store.PassingRevisions.Count));
    }

    [Theory]
    [InlineData(".zip")]
    [InlineData(".gpkg")]
    public async Task A_copy_is_of_the_revision_of_its_tag_though_every_copy_is_overtaken_by_a_change(string extension)
    {
        await using var changing = await ApiServer.StartAsync();
        changing.Store.Revision = 2;
        changing.Store.RevisionsOfCopies.Enqueue(3);
        using var overtaken = await changing.SendAsync(ApiFixture.Operation + extension);
        changing.Store.Revision = 3;
        using var then = await changing.SendAsync(ApiFixture.Operation + extension);
        Assert.Equal(HttpStatusCode.OK, overtaken.StatusCode);
        Assert.Equal(then.Headers.ETag, overtaken.Headers.ETag);

        // From a standby that is behind, it is made anew.
        changing.Store.Revision = 4;
        changing.Store.RevisionsOfCopies.Enqueue(3);
        using var after = await changing.SendAsync(ApiFixture.Operation + extension);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Empty(changing.Store.RevisionsOfCopies);
        Assert.NotEqual(then.Headers.ETag, after.Headers.ETag);
        changing.Store.Revision = 6;
        foreach (var revision in new long[] { 3, 4, 5 })
        {
            changing.Store.RevisionsOfCopies.Enqueue(revision);
        }

        await changing.ProblemAsync(ApiFixture.Operation + extension, 503);
    }

    [Fact]
    public async Task A_page_that_was_read_after_a_change_is_read_anew_with_the_request()
    {
        const string Items = ApiFixture.Operation + "/collections/places/items";
        await using var changing = await ApiServer.StartAsync();
        using var before = await changing.SendAsync(Items);
        changing.Store.Revision = 2;
        changing.Store.RevisionsOfPages.Enqueue(3);
        using var after = await changing.SendAsync(Items);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Empty(changing.Store.RevisionsOfPages);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);

        // Of a revision that nothing is kept of.
        changing.Store.Revision = 6;
        foreach (var revision in new long[] { 3, 4, 5 })
        {
            changing.Store.RevisionsOfPages.Enqueue(revision);
        }

        using var overtaken = await changing.SendAsync(Items);
        Assert.Equal((HttpStatusCode.OK, 1), (overtaken.StatusCode, changing.Store.Snapshots));
    }

    [Fact]
    public async Task A_change_in_the_middle_of_a_download_cuts_it_visibly()
    {
        await using var changing = await ApiServer.StartAsync();
        changing.Store.Repeat = 4_000;
        changing.Store.PassingRevisions.Enqueue(1);
        changing.Store.PassingRevisions.Enqueue(1);
        changing.Store.PassingRevisions.Enqueue(2);
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var response = await changing.SendAsync(ApiFixture.Operation + "/places.geojson");
            await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        });
    }

    private async Task<List<string?>> CzmlIdsAsync(string query)
    {
        using var response = await server.SendAsync($"{ApiFixture.Operation}.czml{query}");
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return [.. document.RootElement.EnumerateArray().Skip(1).Select(p => p.GetProperty("id").GetString())];
    }
}
