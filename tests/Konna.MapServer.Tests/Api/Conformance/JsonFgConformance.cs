using System.Text.Json;

namespace Konna.MapServer.Tests.Api.Conformance;

public sealed class JsonFgConformanceOnGeoPackage(GeoPackageApi api) : JsonFgConformance(api), IClassFixture<GeoPackageApi>;

public sealed class JsonFgConformanceOnPostGis(PostGisApi api) : JsonFgConformance(api), IClassFixture<PostGisApi>;

/// <summary>JSON-FG 1.0 (OGC 21-045r1) and the profile parameter of OGC API - Common Part 3 (23-058r2), by the names of their abstract tests.</summary>
public abstract class JsonFgConformance(StoreApi api)
{
    private const string Register = "http://www.opengis.net/def/profile/OGC/0/";
    private readonly ApiServer server = api.Server;

    /// <summary>Whatever can be had as GeoJSON: pages, single features, downloads and situations.</summary>
    public static TheoryData<string> Documents =>
    [
        "/collections/places/items?limit=3", "/collections/movements/items", "/collections/events/items", "/collections/areas/items", "/collections/units/items",
        "/collections/places/items/pl-01", "/collections/movements/items/mov-1.north", "/collections/events/items/evt-undated", "/collections/sources/items/src-report",
        "/places.geojson", "/movements.geojson", "/areas.jsonfg", "/claims.geojson", "/situation?datetime=2020-05-02T15:00:00Z",
    ];

    public static TheoryData<string, string> InOtherSystems => new()
    {
        { "/collections/movements/items", "http://www.opengis.net/def/crs/EPSG/0/32630" }, { "/collections/areas/items/area-wood", "http://www.opengis.net/def/crs/EPSG/0/3857" },
        { "/collections/events/items", "http://www.opengis.net/def/crs/EPSG/0/4326" }, { "/areas.geojson", "http://www.opengis.net/def/crs/EPSG/0/32630" },
    };

    [Theory(DisplayName = "/conf/core/*, /conf/types-schemas/*, /conf/profiles/json-fg, /conf/api/profile-parameter-jsonfg")]
    [MemberData(nameof(Documents))]
    public async Task The_profile_jsonfg_is_a_json_fg_document(string path) => JsonFgRules.AssertPasses(await DocumentAsync(path, "jsonfg"));

    [Theory(DisplayName = "/conf/core/place-geometries, /conf/core/axis-order, /conf/core/coordinate-dimension-place")]
    [MemberData(nameof(InOtherSystems))]
    public async Task Coordinates_in_another_system_stand_in_place(string path, string crs)
    {
        var root = await DocumentAsync($"{path}?crs={crs}", "jsonfg");

        JsonFgRules.AssertPasses(root);
        Assert.Equal(crs, root.GetProperty("coordRefSys").GetString());
        Assert.Contains(JsonFgRules.FeaturesOf(root), f => f.GetProperty("place").ValueKind == JsonValueKind.Object);
        Assert.All(JsonFgRules.FeaturesOf(root), f => Assert.Equal(JsonValueKind.Null, f.GetProperty("geometry").ValueKind));
    }

    [Theory(DisplayName = "/conf/profiles/jsonfg-plus")]
    [MemberData(nameof(InOtherSystems))]
    public async Task The_profile_jsonfg_plus_has_a_geometry_wherever_it_has_a_place(string path, string crs)
    {
        var root = await DocumentAsync($"{path}?crs={crs}", "jsonfg-plus");
        var plain = await DocumentAsync(path, "rfc7946");

        JsonFgRules.AssertPasses(root);
        Assert.All(JsonFgRules.FeaturesOf(root), f => Assert.Equal(f.GetProperty("place").ValueKind, f.GetProperty("geometry").ValueKind));
        Assert.Equal(
            JsonFgRules.FeaturesOf(plain).Select(f => f.GetProperty("geometry").GetRawText()), JsonFgRules.FeaturesOf(root).Select(f => f.GetProperty("geometry").GetRawText()));
    }

    [Theory(DisplayName = "/conf/profiles/rfc7946, /conf/api/profile-parameter-rfc7946")]
    [MemberData(nameof(Documents))]
    public async Task The_profile_rfc7946_is_plain_geojson(string path)
    {
        var root = await DocumentAsync(path, "rfc7946");

        Assert.False(root.TryGetProperty("conformsTo", out _));
        Assert.All(JsonFgRules.FeaturesOf(root), f =>
        {
            Assert.Equal("Feature", f.GetProperty("type").GetString());
            Assert.True(f.TryGetProperty("geometry", out _) && f.TryGetProperty("properties", out _));
            Assert.False(f.TryGetProperty("place", out _));
        });
    }

    [Fact(DisplayName = "/conf/types-schemas/feature-schemas")]
    public async Task The_schema_that_a_document_names_is_that_of_its_collection()
    {
        foreach (var collection in server.Store.Collections)
        {
            var root = await DocumentAsync($"/{collection.Id}.geojson", "jsonfg");
            var schema = await server.JsonAsync(root.GetProperty("featureSchema").GetString()!);

            Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.GetProperty("$schema").GetString());
            Assert.Equal(collection.Id, root.GetProperty("featureType").GetString());
            Assert.All(JsonFgRules.FeaturesOf(root).SelectMany(f => f.GetProperty("properties").EnumerateObject()), p => Assert.True(schema.GetProperty("properties").TryGetProperty(p.Name, out _)));
        }
    }

    [Theory(DisplayName = "/conf/profile-parameter/get-conformance; the classes of JSON-FG")]
    [InlineData("ogcapi-common-3/1.0/conf/profile-parameter")]
    [InlineData("json-fg-1/1.0/conf/core")]
    [InlineData("json-fg-1/1.0/conf/types-schemas")]
    [InlineData("json-fg-1/1.0/conf/profiles")]
    [InlineData("json-fg-1/1.0/conf/api")]
    public async Task The_class_is_declared(string name) => Assert.Contains(
        "http://www.opengis.net/spec/" + name,
        (await server.JsonAsync(ApiFixture.Operation + "/conformance")).GetProperty("conformsTo").EnumerateArray().Select(c => c.GetString()));

    [Fact(DisplayName = "/conf/profile-parameter/profile-param; /req/api/profile-parameter A")]
    public async Task The_parameter_is_described_wherever_there_is_geojson()
    {
        var described = 0;
        foreach (var path in (await server.JsonAsync(ApiFixture.Operation + "/api")).GetProperty("paths").EnumerateObject())
        {
            var get = path.Value.GetProperty("get");
            var parameter = get.GetProperty("parameters").EnumerateArray().SingleOrDefault(p => p.GetProperty("name").GetString() == "profile");
            var hasGeoJson = get.GetProperty("responses").GetProperty("200").GetProperty("content").TryGetProperty("application/geo+json", out _);
            Assert.True(hasGeoJson == (parameter.ValueKind == JsonValueKind.Object), path.Name);
            if (hasGeoJson)
            {
                var schema = parameter.GetProperty("schema");
                Assert.Equal(("array", "string"), (schema.GetProperty("type").GetString(), schema.GetProperty("items").GetProperty("type").GetString()));
                Assert.Equal(("form", false), (parameter.TryGetProperty("style", out var style) ? style.GetString() : "form", parameter.GetProperty("explode").GetBoolean()));
                Assert.False(parameter.TryGetProperty("required", out var required) && required.GetBoolean());
                var values = schema.GetProperty("items").GetProperty("enum").EnumerateArray().Select(v => v.GetString()!).ToList();
                Assert.Equal(["rfc7946", "jsonfg", "jsonfg-plus"], values.Where(v => !v.Contains(':', StringComparison.Ordinal)));
                Assert.Equal(values.Take(3).Select(v => Register + v), values.Skip(3));
                described++;
            }
        }

        Assert.True(described > 20);
    }

    [Theory(DisplayName = "/conf/profile-parameter/profile-param-response")]
    [InlineData(null, 200, "rfc7946")]
    [InlineData("rfc7946", 200, "rfc7946")]
    [InlineData("jsonfg", 200, "jsonfg")]
    [InlineData(Register + "jsonfg", 200, "jsonfg")]
    [InlineData("http://www.opengis.net/def/profile/ogc/0/jsonfg-plus", 200, "jsonfg-plus")]
    [InlineData("jsonfg,rfc7946", 200, "jsonfg")]
    [InlineData("no-such", 400, null)]
    [InlineData("jsonfg,no-such", 400, null)]
    [InlineData("https://example.org/profile", 400, null)]
    [InlineData("jsonfg,", 400, null)]
    public async Task The_profile_that_is_sent_is_linked(string? value, int status, string? sent)
    {
        foreach (var path in new[] { "/collections/places/items", "/collections/places/items/pl-01", "/places.geojson", "/situation?datetime=2020-05-02T15:00:00Z" })
        {
            var address = ApiFixture.Operation + path + (value is null ? "" : (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "profile=" + value);
            if (status != 200)
            {
                Assert.Equal("profile", (await server.ProblemAsync(address, status)).GetProperty("parameter").GetString());
                continue;
            }

            using var response = await server.SendAsync(address);
            Assert.Equal((status, "application/geo+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
            Assert.Contains($"<{Register}{sent}>; rel=\"profile\"", string.Join(", ", response.Headers.GetValues("Link")), StringComparison.Ordinal);
        }
    }

    [Fact(DisplayName = "/per/profile-parameter/profiles-of-media-type")]
    public async Task Forms_without_profiles_pass_the_parameter_over()
    {
        foreach (var path in new[] { "/collections/movements/items?f=csv", "/collections/movements/items?f=mfjson", "/movements.mfjson?f=mfjson" })
        {
            using var with = await server.SendAsync($"{ApiFixture.Operation}{path}&profile=jsonfg");
            using var without = await server.SendAsync(ApiFixture.Operation + path);
            Assert.Equal(200, (int)with.StatusCode);
            Assert.Equal(without.Headers.ETag, with.Headers.ETag);
            Assert.Equal(
                await without.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), await with.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Links_say_which_profile_they_lead_to()
    {
        var page = await server.JsonAsync(ApiFixture.Operation + "/collections/places/items?limit=1");
        foreach (var link in page.GetProperty("links").EnumerateArray().Where(l => l.TryGetProperty("profile", out _)))
        {
            using var response = await server.SendAsync(link.GetProperty("href").GetString()!);
            Assert.Contains($"<{link.GetProperty("profile")[0].GetString()}>; rel=\"profile\"", string.Join(", ", response.Headers.GetValues("Link")), StringComparison.Ordinal);
        }

        Assert.Equal(
            ["rfc7946", "jsonfg", "jsonfg-plus"],
            page.GetProperty("links").EnumerateArray().Where(l => l.GetProperty("rel").GetString() is "self" or "alternate" && l.TryGetProperty("profile", out _)).Select(l => l.GetProperty("profile")[0].GetString()![Register.Length..]));
    }

    /// <summary>Asks as the tests of the class "api" do: by the parameter and the media type.</summary>
    private async Task<JsonElement> DocumentAsync(string path, string profile)
    {
        var address = $"{ApiFixture.Operation}{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}profile={profile}";
        using var response = await server.SendAsync(address, "application/geo+json");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{address}: {text}");
        Assert.Equal("application/geo+json", response.Content.Headers.ContentType?.ToString());
        Assert.Contains($"<{Register}{profile}>; rel=\"profile\"", string.Join(", ", response.Headers.GetValues("Link")), StringComparison.Ordinal);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
