using System.Text.Json;

namespace Konna.MapServer.Tests.Api;

public sealed class ItemsTests(ApiFixture fixture)
{
    private const string Places = ApiFixture.Operation + "/collections/places/items";
    private const string Movements = ApiFixture.Operation + "/collections/movements/items";
    private readonly ApiServer server = fixture.Server;

    [Fact]
    public async Task A_page_is_a_geojson_feature_collection_with_counts_and_links()
    {
        using var response = await server.SendAsync(Places + "?limit=2");
        Assert.Equal("application/geo+json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>", Assert.Single(response.Headers.GetValues("Content-Crs")));

        var page = await server.JsonAsync(Places + "?limit=2");
        Assert.Equal("FeatureCollection", page.GetProperty("type").GetString());
        Assert.Equal(2, page.GetProperty("numberReturned").GetInt32());
        Assert.Equal(SamplePackage.Places, page.GetProperty("numberMatched").GetInt32());
        Assert.Equal(["self", "alternate", "next", "collection"], page.GetProperty("links").EnumerateArray().Select(l => l.GetProperty("rel").GetString()).Distinct());
        Assert.All(page.GetProperty("links").EnumerateArray(), link => Assert.True(link.TryGetProperty("type", out _)));
    }

    [Fact]
    public async Task Every_feature_has_every_property_of_its_collection()
    {
        var page = await server.JsonAsync(ApiFixture.Operation + "/collections/events/items");
        var names = server.Store.Collections.Single(c => c.Id == "events").Properties.Select(p => p.Name).ToList();

        Assert.All(page.GetProperty("features").EnumerateArray(), feature =>
            Assert.Equal(names, feature.GetProperty("properties").EnumerateObject().Select(p => p.Name)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(24)]
    [InlineData(25)]
    [InlineData(100)]
    public async Task The_pages_together_are_the_whole_without_repeats(int limit)
    {
        var ids = new List<string?>();
        string? address = $"{Places}?limit={limit}";
        while (address is not null)
        {
            var page = await server.JsonAsync(address);
            Assert.InRange(page.GetProperty("features").GetArrayLength(), 1, limit);
            ids.AddRange(IdsOf(page));
            address = page.GetProperty("links").EnumerateArray()
                .Where(l => l.GetProperty("rel").GetString() == "next").Select(l => l.GetProperty("href").GetString()).SingleOrDefault();
        }

        Assert.Equal(Enumerable.Range(1, SamplePackage.Places).Select(n => $"pl-{n:00}"), ids);
    }

    [Fact]
    public async Task The_next_link_keeps_all_other_parameters_and_drops_the_offset()
    {
        var page = await server.JsonAsync(Places + "?kind=town&limit=3&offset=2&bbox=-4,14,-3,15");

        var next = page.GetProperty("links").EnumerateArray().Single(l => l.GetProperty("rel").GetString() == "next").GetProperty("href").GetString()!;
        Assert.Contains("kind=town", next, StringComparison.Ordinal);
        Assert.Contains("limit=3", next, StringComparison.Ordinal);
        Assert.Contains("bbox=-4,14,-3,15", next, StringComparison.Ordinal);
        Assert.DoesNotContain("offset", next, StringComparison.Ordinal);
        Assert.Equal(["pl-06", "pl-08", "pl-10"], IdsOf(page));
        Assert.Equal(["pl-12", "pl-14", "pl-16"], IdsOf(await server.JsonAsync(next)));
    }

    [Fact]
    public async Task A_limit_above_the_maximum_is_no_error()
    {
        Assert.Equal(SamplePackage.Places, (await server.JsonAsync(Places + "?limit=99999999999999999999")).GetProperty("numberReturned").GetInt32());
        Assert.Equal(SamplePackage.Places, (await server.JsonAsync(Places + "?limit=10001")).GetProperty("numberReturned").GetInt32());
    }

    [Theory]
    [InlineData("-3.97,14.03,-3.93,14.07", "pl-01")]
    [InlineData("-3.97,14.03,0,-3.93,14.07,9000", "pl-01")]
    [InlineData("179,0,-179,1", "pl-24,pl-25")]
    [InlineData("-180,-90,180,90", null)]
    [InlineData("10,10,11,11", "")]
    public async Task The_box_chooses_by_geometry_also_across_the_antimeridian(string bbox, string? expected)
    {
        var ids = IdsOf(await server.JsonAsync($"{Places}?bbox={bbox}&bbox-crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84")).ToList();

        Assert.Equal(expected ?? string.Join(',', Enumerable.Range(1, SamplePackage.Places).Select(n => $"pl-{n:00}")), string.Join(',', ids));
    }

    [Theory]
    [InlineData("2020-05-02T12:00:00Z", "mov-1.north")]
    [InlineData("2020-05-02T18:00:00Z", "mov-2.north")]
    [InlineData("2020-05-02T12:00:00Z/2020-05-02T18:00:00Z", "mov-1.north,mov-2.north")]
    [InlineData("2020-05-03", "mov-3.north")]
    [InlineData("../2020-05-02T11:59:59Z", "")]
    [InlineData("2020-05-03T00:00:00Z/..", "mov-2.north,mov-3.north")]
    [InlineData("/2020-05-02", "mov-1.north,mov-2.north")]
    public async Task The_time_chooses_by_instant_day_and_interval(string datetime, string expected) =>
        Assert.Equal(expected, string.Join(',', IdsOf(await server.JsonAsync($"{Movements}?datetime={datetime}"))));

    [Theory]
    [InlineData("id=pl-07", "pl-07")]
    [InlineData("geonamesId=1003", "pl-03")]
    [InlineData("radiusM=10.5", "pl-01")]
    [InlineData("nameFr=Lieu%2012", "pl-12")]
    [InlineData("name=Place%203%20%26%20co", "pl-03")]
    [InlineData("name=%27%20OR%201=1", "")]
    public async Task Any_queryable_is_a_parameter_of_its_own_type(string query, string expected) =>
        Assert.Equal(expected, string.Join(',', IdsOf(await server.JsonAsync($"{Places}?{query}"))));

    [Fact]
    public async Task Booleans_and_instants_are_typed_too()
    {
        Assert.Equal(SamplePackage.Movements, IdsOf(await server.JsonAsync(Movements + "?dispersed=false")).Count());
        Assert.Empty(IdsOf(await server.JsonAsync(Movements + "?dispersed=true")));
        Assert.Equal(["mov-2.north"], IdsOf(await server.JsonAsync(Movements + "?begin=2020-05-02T18:00:00Z")));
        Assert.Equal(["mov-2.north"], IdsOf(await server.JsonAsync(Movements + "?begin=2020-05-02T20:00:00%2B02:00")));
    }

    [Fact]
    public async Task A_feature_has_links_to_itself_its_page_and_its_collection()
    {
        var feature = await server.JsonAsync(Movements + "/mov-1.north");

        Assert.Equal("Feature", feature.GetProperty("type").GetString());
        Assert.Equal("mov-1.north", feature.GetProperty("id").GetString());
        Assert.Equal(["2020-05-02T12:00:00Z", "2020-05-02T18:00:00Z"], feature.GetProperty("properties").GetProperty("datetimes").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal("[[-3.9,14.25],[-3.5,14.375]]", feature.GetProperty("geometry").GetProperty("coordinates").GetRawText());
        Assert.Equal(["self", "alternate", "collection", "related"], feature.GetProperty("links").EnumerateArray().Select(l => l.GetProperty("rel").GetString()).Distinct());
        Assert.Equal(new Uri(server.Address, Movements + "/mov-1.north?f=json").AbsoluteUri, feature.GetProperty("links")[0].GetProperty("href").GetString());
    }

    [Fact]
    public async Task What_has_no_geometry_answers_null()
    {
        var unit = await server.JsonAsync(ApiFixture.Operation + "/collections/units/items/unit-1");

        Assert.Equal(JsonValueKind.Null, unit.GetProperty("geometry").ValueKind);
    }

    private static IEnumerable<string?> IdsOf(JsonElement page) => page.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("id").GetString());
}
