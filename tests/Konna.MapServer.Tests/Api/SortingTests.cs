using System.Text.Json;
using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Tests.Api;

public sealed class SortingTests(ApiFixture fixture)
{
    private const string Places = ApiFixture.Operation + "/collections/places/items";
    private const string Events = ApiFixture.Operation + "/collections/events/items";
    private readonly ApiServer server = fixture.Server;

    [Theory]
    [InlineData("sortby=-geonamesId&limit=3", "pl-23,pl-22,pl-21")]
    [InlineData("sortby=geonamesId&offset=22", "pl-23,pl-24,pl-25")]
    [InlineData("sortby=-kind,-id&limit=2", "pl-25,pl-24")]
    [InlineData("sortby=kind,-radiusM&limit=2", "pl-22,pl-20")]
    [InlineData("sortby=%2Bkind,%2Bname&limit=2", "pl-10,pl-12")]
    [InlineData("sortby=+kind,+name&limit=2", "pl-10,pl-12")]
    public async Task Features_come_in_the_order_that_is_asked_for(string query, string expected) =>
        Assert.Equal(expected, string.Join(',', IdsOf(await server.JsonAsync($"{Places}?{query}"))));

    [Theory]
    [InlineData("begin")]
    [InlineData("-begin")]
    [InlineData("-radiusM,begin")]
    public async Task What_is_missing_comes_last_in_either_direction(string sortBy) =>
        Assert.Equal(["evt-shot", "evt-undated"], IdsOf(await server.JsonAsync($"{Events}?sortby={sortBy}")));

    [Theory]
    [InlineData("-kind,name", 1)]
    [InlineData("-kind,name", 7)]
    [InlineData("radiusM", 4)]
    [InlineData("-nameFr,geonamesId", 6)]
    public async Task The_pages_together_are_the_whole_in_order(string sortBy, int limit)
    {
        var whole = IdsOf(await server.JsonAsync($"{Places}?sortby={sortBy}"));
        var paged = new List<string?>();
        string? address = $"{Places}?sortby={sortBy}&limit={limit}";
        while (address is not null)
        {
            var page = await server.JsonAsync(address);
            paged.AddRange(IdsOf(page));
            address = NextOf(page);
        }

        Assert.Equal(SamplePackage.Places, whole.Distinct().Count());
        Assert.Equal(whole, paged);
    }

    [Fact]
    public async Task A_download_is_in_the_same_order()
    {
        var items = await server.JsonAsync(Places + "?sortby=-kind,-name");
        var download = await server.JsonAsync(ApiFixture.Operation + "/places.geojson?sortby=-kind,-name");

        Assert.Equal(IdsOf(items), IdsOf(download));
    }

    [Fact]
    public async Task A_property_that_nothing_can_be_sorted_by_is_answered_with_the_nearest()
    {
        var problem = await server.ProblemAsync(Places + "?sortby=-geonameId", 400);

        Assert.Equal("sortby", problem.GetProperty("parameter").GetString());
        Assert.Contains("did you mean 'geonamesId'?", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("facts", problem.GetProperty("expected").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_order()
    {
        var cursor = NextOf(await server.JsonAsync(Places + "?sortby=name&limit=2"))!.Split("cursor=")[1].Split('&')[0];

        await server.JsonAsync($"{Places}?sortby=name&limit=5&cursor={cursor}");
        await server.ProblemAsync($"{Places}?sortby=-name&cursor={cursor}", 400);
        await server.ProblemAsync($"{Places}?cursor={cursor}", 400);
        for (var i = 0; i < cursor.Length; i++)
        {
            var changed = cursor[..i] + (cursor[i] == 'A' ? 'Q' : 'A') + cursor[(i + 1)..];
            await server.ProblemAsync($"{Places}?sortby=name&cursor={changed}", 400);
        }
    }

    [Fact]
    public void A_cursor_keeps_values_of_every_type_and_reads_nothing_else()
    {
        object?[] values = ["Ségou \U00010400", long.MinValue, -0.1, true, DateTimeOffset.UnixEpoch.AddTicks(12_345_670_000), null];
        PropertyType[] types = [PropertyType.String, PropertyType.Integer, PropertyType.Number, PropertyType.Boolean, PropertyType.DateTime, PropertyType.String];
        List<SortKey> keys = [.. types.Select((type, i) => new SortKey(new PropertySchema($"p{i}", $"p{i}", type, "", "")))];
        var start = new PageStart(new RowPosition(values, "pl-1"), 17);

        var cursor = Cursor.Encode(start, "question")!;

        var read = Cursor.Decode(cursor, "question", keys)!;
        Assert.Equal(("pl-1", 17), (read.After.Id, read.RowsBefore));
        Assert.Equal(values, read.After.SortValues);
        Assert.Null(Cursor.Decode(cursor, "another question", keys));
        Assert.Null(Cursor.Decode(cursor, "question", keys[..5]));
        Assert.Null(Cursor.Decode(cursor, "question", [.. keys, keys[0]]));
        Assert.Null(Cursor.Decode(Cursor.Encode(start with { After = new RowPosition(values, "no id") }, "question")!, "question", keys));
        Assert.Null(Cursor.Decode(Cursor.Encode(start with { After = new RowPosition(["\0", .. values[1..]], "pl-1") }, "question")!, "question", keys));
        Assert.Null(Cursor.Decode(Cursor.Encode(start with { After = new RowPosition([.. values[..2], double.NaN, .. values[3..]], "pl-1") }, "question")!, "question", keys));
    }

    [Fact]
    public async Task Where_an_address_cannot_carry_the_place_it_counts()
    {
        var package = SamplePackage.Make();
        foreach (var place in package.Places)
        {
            place.Note = new string('x', 5_000) + place.Id;
        }

        await using var own = await ApiServer.StartAsync([package]);
        var paged = new List<string?>();
        string? address = Places + "?sortby=-note&limit=10";
        while (address is not null)
        {
            Assert.DoesNotContain("cursor", address, StringComparison.Ordinal);
            var page = await own.JsonAsync(address);
            paged.AddRange(IdsOf(page));
            address = NextOf(page);
        }

        Assert.Equal(Enumerable.Range(1, SamplePackage.Places).Select(n => $"pl-{n:00}").Reverse(), paged);
    }

    private static List<string?> IdsOf(JsonElement page) => [.. page.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("id").GetString())];

    private static string? NextOf(JsonElement page) => page.GetProperty("links").EnumerateArray()
        .Where(l => l.GetProperty("rel").GetString() == "next").Select(l => l.GetProperty("href").GetString()).SingleOrDefault();
}
