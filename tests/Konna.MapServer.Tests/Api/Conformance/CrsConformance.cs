using System.Text.Json;
using Konna.Geo.Crs;
using Konna.MapServer.Api.Formats;

namespace Konna.MapServer.Tests.Api.Conformance;

public sealed class CrsConformanceOnGeoPackage(GeoPackageApi api) : CrsConformance(api), IClassFixture<GeoPackageApi>;

public sealed class CrsConformanceOnPostGis(PostGisApi api) : CrsConformance(api), IClassFixture<PostGisApi>;

/// <summary>OGC API - Features Part 2 (18-058r1), by the names of its abstract tests.</summary>
public abstract class CrsConformance(StoreApi api)
{
    private const string Crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private const string Utm30 = "http://www.opengis.net/def/crs/EPSG/0/32630";
    private readonly ApiServer server = api.Server;

    public static TheoryData<string, string> Spatial => new()
    {
        { "places", "pl-01" }, { "movements", "mov-1.north" }, { "events", "evt-shot" }, { "areas", "area-wood" },
    };

    [Fact(DisplayName = "/conf/crs/crs-uri, /conf/crs/default-crs, /conf/crs/storageCrs")]
    public async Task Every_collection_lists_its_systems()
    {
        var list = await server.JsonAsync(ApiFixture.Operation + "/collections");
        var common = Strings(list.GetProperty("crs"));
        foreach (var listed in list.GetProperty("collections").EnumerateArray())
        {
            var alone = await server.JsonAsync($"{ApiFixture.Operation}/collections/{listed.GetProperty("id").GetString()}");
            var all = Strings(alone.GetProperty("crs"));

            Assert.Equal(all.Order(StringComparer.Ordinal), common.Concat(Strings(listed.GetProperty("crs")).Except(["#/crs"])).Order(StringComparer.Ordinal));
            Assert.All(all, uri => Assert.Equal(uri, CrsRegistry.Find(uri)?.Uri));
            Assert.Equal(Crs84, all[0]);
            Assert.Contains(alone.GetProperty("storageCrs").GetString()!, all);
        }
    }

    [Theory(DisplayName = "/conf/crs/crs-parameter, /conf/crs/crs-parameter-transform")]
    [MemberData(nameof(Spatial))]
    public async Task Coordinates_come_in_every_system_that_is_listed(string collection, string id)
    {
        var path = $"{ApiFixture.Operation}/collections/{collection}";
        var expected = Coordinates(await server.JsonAsync($"{path}/items/{id}"));
        foreach (var uri in Strings((await server.JsonAsync(path)).GetProperty("crs")))
        {
            foreach (var address in new[] { $"{path}/items?crs={uri}", $"{path}/items/{id}?crs={uri}", $"{ApiFixture.Operation}/{collection}.geojson?crs={uri}" })
            {
                using var response = await server.SendAsync(address);
                Assert.True(response.IsSuccessStatusCode, address);
                Assert.Equal($"<{uri}>", Assert.Single(response.Headers.GetValues("Content-Crs")));
                using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                var feature = answer.RootElement.TryGetProperty("features", out var features) ? features.EnumerateArray().Single(f => f.GetProperty("id").GetString() == id) : answer.RootElement;
                var crs = CrsRegistry.Find(uri)!;
                var actual = Coordinates(feature).Select(p => (Known: crs.TryToLonLat(p.X, p.Y, out var lon, out var lat), X: lon, Y: lat)).ToList();

                // Rings run counter-clockwise in the numbers that are sent: where latitude comes first, the other way round.
                Assert.Equal(expected.Count, actual.Count);
                Assert.All(collection == "areas" && crs.IsLatitudeFirst ? actual.AsEnumerable().Reverse().Zip(expected) : actual.Zip(expected), pair =>
                {
                    Assert.True(pair.First.Known);
                    Assert.Equal(pair.Second.X, pair.First.X, 1e-7);
                    Assert.Equal(pair.Second.Y, pair.First.Y, 1e-7);
                });
            }
        }
    }

    [Fact(DisplayName = "/conf/crs/crs-parameter-default")]
    public async Task Without_the_parameter_coordinates_are_in_the_default_system()
    {
        using var response = await server.SendAsync(ApiFixture.Operation + "/collections/events/items");

        Assert.Equal($"<{Crs84}>", Assert.Single(response.Headers.GetValues("Content-Crs")));
        Assert.Equal(
            (await server.JsonAsync(ApiFixture.Operation + "/collections/events/items")).GetProperty("features").GetRawText(),
            (await server.JsonAsync($"{ApiFixture.Operation}/collections/events/items?crs={Crs84}")).GetProperty("features").GetRawText());
    }

    [Theory(DisplayName = "/conf/crs/crs-parameter-invalid, /conf/crs/bbox-crs-parameter-invalid")]
    [InlineData("/collections/places/items?crs=")]
    [InlineData("/collections/places/items/pl-01?crs=")]
    [InlineData("/places.csv?crs=")]
    [InlineData("/collections/places/items?bbox=-4,14,-3,15&bbox-crs=")]
    public async Task A_system_that_is_not_known_is_refused(string path)
    {
        var problem = await server.ProblemAsync(ApiFixture.Operation + path + "http://www.opengis.net/def/crs/0/unsupported", 400);

        Assert.EndsWith("crs", problem.GetProperty("parameter").GetString(), StringComparison.Ordinal);
    }

    [Theory(DisplayName = "/conf/crs/bbox-crs-parameter")]
    [MemberData(nameof(Spatial))]
    public async Task A_box_finds_the_same_in_every_system(string collection, string id)
    {
        var items = $"{ApiFixture.Operation}/collections/{collection}/items";
        var (lon, lat) = Coordinates(await server.JsonAsync($"{items}/{id}"))[0];
        var expected = await IdsAsync(FormattableString.Invariant($"{items}?bbox={lon - 0.001},{lat - 0.001},{lon + 0.001},{lat + 0.001}"));
        Assert.Contains(id, expected);
        foreach (var uri in Strings((await server.JsonAsync($"{ApiFixture.Operation}/collections/{collection}")).GetProperty("crs")))
        {
            var crs = CrsRegistry.Find(uri)!;
            Assert.True(crs.TryFromLonLat(lon - 0.001, lat - 0.001, out var x1, out var y1));
            Assert.True(crs.TryFromLonLat(lon + 0.001, lat + 0.001, out var x2, out var y2));
            Assert.Equal(expected, await IdsAsync(FormattableString.Invariant($"{items}?bbox={x1},{y1},{x2},{y2}&bbox-crs={uri}")));
        }
    }

    [Fact(DisplayName = "/conf/crs/bbox-crs-parameter-default")]
    public async Task Without_the_parameter_a_box_is_in_the_default_system() => Assert.Equal(
        await IdsAsync(ApiFixture.Operation + "/collections/places/items?bbox=-4,14,-3.5,15"),
        await IdsAsync($"{ApiFixture.Operation}/collections/places/items?bbox=-4,14,-3.5,15&bbox-crs={Crs84}"));

    [Fact]
    public async Task A_projected_box_follows_its_own_sides_and_not_its_envelope()
    {
        var crs = CrsRegistry.Find(Utm30)!;
        foreach (var offset in new[] { -1.0, 1.0 })
        {
            // Far from the central meridian the sides of a box lean: a point beside a side lies in the envelope either way.
            Assert.True(crs.TryFromLonLat(-3.96, 14.04, out var x, out var y));
            var box = FormattableString.Invariant($"{x + offset},{y - 50_000},{x + 60_000},{y + 50_000}");
            Assert.Equal(offset < 0, (await IdsAsync($"{ApiFixture.Operation}/collections/places/items?bbox={box}&bbox-crs={Utm30}")).Contains("pl-01"));
        }
    }

    [Theory]
    [InlineData("/collections/places/items?crs=")]
    [InlineData("/places.geojson?crs=")]
    [InlineData("/places.csv?limit=1&crs=", "limit")]
    [InlineData("/collections/places/items/pl-24?crs=")]
    public async Task A_feature_outside_the_area_is_named_before_anything_is_sent(string path, string parameter = "crs")
    {
        var problem = await server.ProblemAsync(ApiFixture.Operation + path + Utm30, 400);

        Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
        if (parameter == "crs")
        {
            Assert.Contains("'pl-24'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.Contains("longitude -9 to 3", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_lies_in_the_area_can_be_had_though_other_features_do_not() =>
        Assert.Equal(23, (await IdsAsync($"{ApiFixture.Operation}/places.geojson?bbox=-4,14,-3,15&crs={Utm30}")).Count);

    [Fact]
    public async Task Forms_that_know_one_system_refuse_others_and_the_rest_take_them()
    {
        string[] fixedForms = ["kml", "gpx", "czml", "mfjson"];
        foreach (var format in FeatureFormats.For(server.Store.Collections.Single(c => c.Id == "movements")))
        {
            var isFixed = fixedForms.Contains(format.Extension);
            string[] download = format.Extension is null ? [] : [$"/movements.{format.Extension}?"];
            foreach (var path in download.Append($"/collections/movements/items?f={format.Representation.Format}&").Append($"/collections/movements/items/mov-1.north?f={format.Representation.Format}&"))
            {
                using var other = await server.SendAsync($"{ApiFixture.Operation}{path}crs=EPSG:3857");
                using var own = await server.SendAsync($"{ApiFixture.Operation}{path}crs={Crs84}");
                Assert.Equal((isFixed ? 400 : 200, 200), ((int)other.StatusCode, (int)own.StatusCode));
            }
        }

        using var csv = await server.SendAsync(ApiFixture.Operation + "/events.csv?properties=id&crs=EPSG:4326");
        Assert.StartsWith("id,lat,lon,geometry\r\n\"evt-shot\",14.5,-3.5,\"POINT", await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static List<string> Strings(JsonElement array) => [.. array.EnumerateArray().Select(s => s.GetString()!)];

    private static List<(double X, double Y)> Coordinates(JsonElement feature)
    {
        var positions = new List<(double, double)>();
        void Collect(JsonElement element)
        {
            if (element[0].ValueKind == JsonValueKind.Number)
            {
                positions.Add((element[0].GetDouble(), element[1].GetDouble()));
                return;
            }

            foreach (var part in element.EnumerateArray())
            {
                Collect(part);
            }
        }

        Collect(feature.GetProperty("geometry").GetProperty("coordinates"));
        return positions;
    }

    private async Task<List<string?>> IdsAsync(string path) =>
        [.. (await server.JsonAsync(path)).GetProperty("features").EnumerateArray().Select(f => f.GetProperty("id").GetString())];
}
