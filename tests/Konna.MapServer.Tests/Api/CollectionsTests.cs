using System.Text.Json;

namespace Konna.MapServer.Tests.Api;

public sealed class CollectionsTests(ApiFixture fixture)
{
    private readonly ApiServer server = fixture.Server;

    [Fact]
    public async Task Every_collection_is_listed_with_the_members_and_links_of_features_core()
    {
        var list = await server.JsonAsync(ApiFixture.Operation + "/collections");

        var ids = list.GetProperty("collections").EnumerateArray().Select(c => c.GetProperty("id").GetString()).ToList();
        Assert.Equal(server.Store.Collections.Select(c => c.Id), ids);
        Assert.All(list.GetProperty("collections").EnumerateArray(), collection =>
        {
            var root = new Uri(server.Address, $"{ApiFixture.Operation}/collections/{collection.GetProperty("id").GetString()}").AbsoluteUri;
            Assert.Equal(collection.GetProperty("id").GetString() == "movements" ? "movingfeature" : "feature", collection.GetProperty("itemType").GetString());
            Assert.Equal("#/crs", collection.GetProperty("crs")[0].GetString());
            Assert.Equal(root + "?f=json", LinkOf(collection, "self", "application/json"));
            Assert.Equal(root + "/items?f=json", LinkOf(collection, "items", "application/geo+json"));
            Assert.Equal(root + "/items?f=html", LinkOf(collection, "items", "text/html"));
        });
        Assert.Equal(new Uri(server.Address, ApiFixture.Operation + "/collections?f=json").AbsoluteUri, LinkOf(list, "self", "application/json"));
        Assert.Equal(new Uri(server.Address, ApiFixture.Operation + "/collections?f=html").AbsoluteUri, LinkOf(list, "alternate", "text/html"));
    }

    [Theory(DisplayName = "/conf/common/param-limit, param-bbox, param-datetime: the collections that meet a box and a time, and those that have neither")]
    [InlineData("?limit=2", "places units")]
    [InlineData("?limit=2&offset=10", "states")]
    [InlineData("?bbox=-3.55,14.45,-3.45,14.55", "places units movements events areas claims sources accounts forces persons states")]
    [InlineData("?bbox=100,-10,101,-9", "units claims sources accounts forces persons states")]
    [InlineData("?bbox=-1,0,1,1&datetime=2020-05-03T05:00:00Z", "places units claims sources accounts forces persons states")]
    [InlineData("?datetime=2020-05-03T05:00:00Z", "places units movements areas claims sources accounts forces persons states")]
    [InlineData("?datetime=../2020-05-02T12:00:00Z", "places units movements events areas claims sources accounts forces persons states")]
    public async Task Collections_are_chosen_by_where_and_when_their_features_are(string query, string expected)
    {
        var list = await server.JsonAsync(ApiFixture.Operation + "/collections" + query);
        Assert.Equal(expected.Split(' '), list.GetProperty("collections").EnumerateArray().Select(c => c.GetProperty("id").GetString()));
        Assert.Equal(list.GetProperty("collections").GetArrayLength(), list.GetProperty("numberReturned").GetInt32());
    }

    [Theory]
    [InlineData("?limit=0", "limit")]
    [InlineData("?offset=x", "offset")]
    [InlineData("?bbox=1,2,3", "bbox")]
    [InlineData("?datetime=noon", "datetime")]
    public async Task What_is_wrong_with_a_choice_of_collections_is_told(string query, string parameter) =>
        Assert.Equal(parameter, (await server.ProblemAsync(ApiFixture.Operation + "/collections" + query, 400)).GetProperty("parameter").GetString());

    [Fact]
    public async Task The_extent_is_that_of_the_features()
    {
        var movements = await server.JsonAsync(ApiFixture.Operation + "/collections/movements");

        var extent = movements.GetProperty("extent");
        Assert.Equal([-3.9, 14.25, -3.5, 14.875], extent.GetProperty("spatial").GetProperty("bbox")[0].EnumerateArray().Select(n => n.GetDouble()));
        Assert.Equal("http://www.opengis.net/def/crs/OGC/1.3/CRS84", extent.GetProperty("spatial").GetProperty("crs").GetString());
        Assert.Equal(
            ["2020-05-02T12:00:00Z", "2020-05-03T06:00:00Z"],
            extent.GetProperty("temporal").GetProperty("interval")[0].EnumerateArray().Select(t => t.GetString()));
    }

    [Fact]
    public async Task What_has_neither_place_nor_time_has_no_extent()
    {
        var sources = await server.JsonAsync(ApiFixture.Operation + "/collections/sources");

        Assert.False(sources.TryGetProperty("extent", out _));
    }

    [Fact]
    public async Task The_same_collection_says_the_same_alone_and_in_the_list()
    {
        var list = await server.JsonAsync(ApiFixture.Operation + "/collections");
        foreach (var listed in list.GetProperty("collections").EnumerateArray())
        {
            var alone = await server.JsonAsync($"{ApiFixture.Operation}/collections/{listed.GetProperty("id").GetString()}");
            foreach (var member in listed.EnumerateObject().Where(m => m.Name is not ("links" or "crs")))
            {
                Assert.Equal(member.Value.GetRawText(), alone.GetProperty(member.Name).GetRawText());
            }
        }
    }

    [Fact]
    public async Task The_schema_names_every_property_with_its_type_and_role()
    {
        var schema = await server.JsonAsync(ApiFixture.Operation + "/collections/movements/schema");

        var properties = schema.GetProperty("properties");
        var names = server.Store.Collections.Single(c => c.Id == "movements").Properties.Select(p => p.Name).Append("geometry");
        Assert.Equal(names, properties.EnumerateObject().Select(p => p.Name));
        Assert.Equal("id", properties.GetProperty("id").GetProperty("x-ogc-role").GetString());
        Assert.Equal("primary-interval-start", properties.GetProperty("begin").GetProperty("x-ogc-role").GetString());
        Assert.Equal("boolean", properties.GetProperty("dispersed").GetProperty("type").GetString());
        Assert.Equal("m", properties.GetProperty("radiusM").GetProperty("x-ogc-unit").GetString());
        Assert.Equal("geometry-linestring", properties.GetProperty("geometry").GetProperty("format").GetString());
    }

    private static string? LinkOf(JsonElement document, string rel, string type) => document.GetProperty("links").EnumerateArray()
        .First(l => l.GetProperty("rel").GetString() == rel && l.GetProperty("type").GetString() == type).GetProperty("href").GetString();
}
