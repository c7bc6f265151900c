using System.Text.Json;
using Konna.MapServer.Api.Formats;

namespace Konna.MapServer.Tests.Api;

public sealed class PropertySelectionTests(ApiFixture fixture)
{
    private const string Movements = ApiFixture.Operation + "/collections/movements/items";
    private readonly ApiServer server = fixture.Server;

    [Theory]
    [InlineData("name", "id,name")]
    [InlineData("end,name", "id,name,end")]
    [InlineData("id", "id")]
    [InlineData("geometry", "id")]
    [InlineData("name,name", "id,name")]
    [InlineData("datetimes,facts", "id,datetimes,facts")]
    public async Task Only_the_chosen_properties_are_sent_in_their_own_order(string properties, string expected)
    {
        foreach (var path in new[] { Movements, Movements + "/mov-1.north", ApiFixture.Operation + "/movements.geojson" })
        {
            var answer = await server.JsonAsync($"{path}?properties={properties}");
            var feature = answer.TryGetProperty("features", out var features) ? features[0] : answer;

            Assert.Equal(expected, string.Join(',', feature.GetProperty("properties").EnumerateObject().Select(p => p.Name)));
            Assert.Equal("mov-1.north", feature.GetProperty("id").GetString());
            Assert.Equal("LineString", feature.GetProperty("geometry").GetProperty("type").GetString());
        }
    }

    [Fact]
    public async Task The_values_stay_with_their_names()
    {
        var all = (await server.JsonAsync(Movements + "/mov-3.north")).GetProperty("properties");
        foreach (var name in all.EnumerateObject().Select(p => p.Name))
        {
            var one = (await server.JsonAsync($"{Movements}/mov-3.north?properties={name}")).GetProperty("properties");
            Assert.Equal(all.GetProperty(name).GetRawText(), one.GetProperty(name).GetRawText());
        }
    }

    [Fact]
    public async Task Features_are_chosen_and_ordered_by_properties_that_are_not_sent()
    {
        var page = await server.JsonAsync(ApiFixture.Operation + "/collections/places/items?properties=name&kind=town&sortby=-geonamesId&limit=2");
        var next = page.GetProperty("links").EnumerateArray().Single(l => l.GetProperty("rel").GetString() == "next").GetProperty("href").GetString()!;

        Assert.Equal(["pl-22", "pl-20"], IdsOf(page));
        Assert.Contains("properties=name", next, StringComparison.Ordinal);
        Assert.Equal(["pl-18", "pl-16"], IdsOf(await server.JsonAsync(next)));
    }

    [Fact]
    public async Task Every_form_takes_any_choice()
    {
        foreach (var collection in server.Store.Collections)
        {
            foreach (var format in FeatureFormats.For(collection))
            {
                foreach (var properties in new[] { "id", "name", "facts,end" })
                {
                    using var items = await server.SendAsync($"{ApiFixture.Operation}/collections/{collection.Id}/items?f={format.Representation.Format}&properties={properties}");
                    using var download = await server.SendAsync($"{ApiFixture.Operation}/{collection.Id}.{format.Extension ?? "geojson"}?properties={properties}");
                    Assert.True(items.IsSuccessStatusCode && download.IsSuccessStatusCode, $"{collection.Id} {format.Extension} {properties}");
                }
            }
        }

        using var csv = await server.SendAsync(ApiFixture.Operation + "/areas.csv?properties=name");
        Assert.StartsWith("id,name,geometry\r\n\"area-wood\",\"The wood\",\"POLYGON", await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_property_that_is_not_there_is_answered_with_the_nearest()
    {
        foreach (var path in new[] { Movements, Movements + "/mov-1.north", ApiFixture.Operation + "/movements.csv" })
        {
            var problem = await server.ProblemAsync(path + "?properties=name,subjectKinds", 400);
            Assert.Equal("properties", problem.GetProperty("parameter").GetString());
            Assert.Contains("did you mean 'subjectKind'?", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_shows_the_chosen_columns()
    {
        using var response = await server.SendAsync(ApiFixture.Operation + "/collections/places/items?properties=geonamesId&limit=1", "text/html");
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Matches("<td[^>]*>1001</td>", page);
        Assert.DoesNotMatch("<td[^>]*>village</td>", page);
    }

    private static IEnumerable<string?> IdsOf(JsonElement page) => page.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("id").GetString());
}
