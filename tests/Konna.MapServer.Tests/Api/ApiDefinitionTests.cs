using System.Text.Json;
using Konna.MapServer.Tests.Api.Access.Tokens;
using Microsoft.OpenApi;

namespace Konna.MapServer.Tests.Api;

public sealed class ApiDefinitionTests(ApiFixture fixture)
{
    private const string Api = ApiFixture.Operation + "/api";
    private readonly ApiServer server = fixture.Server;

    [Fact]
    public async Task The_document_is_valid_openapi_3_0()
    {
        using var response = await server.SendAsync(Api);
        Assert.Equal("application/vnd.oai.openapi+json;version=3.0", response.Content.Headers.ContentType?.ToString().Replace(" ", "", StringComparison.Ordinal));

        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var reading = OpenApiDocument.Parse(text, "json");
        Assert.Empty(reading.Diagnostic!.Errors);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_0, reading.Diagnostic.SpecificationVersion);
        Assert.StartsWith("{", text, StringComparison.Ordinal);
        Assert.Contains("\"openapi\": \"3.0.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_collection_has_its_paths_spelt_out_with_its_own_parameters()
    {
        var document = await server.JsonAsync(Api);

        Assert.Equal(new Uri(server.Address, ApiFixture.Operation).AbsoluteUri, document.GetProperty("servers")[0].GetProperty("url").GetString());
        foreach (var collection in server.Store.Collections)
        {
            var parameters = Parameters(document, $"/collections/{collection.Id}/items");
            Assert.Equal(
                collection.Properties.Where(p => p.IsQueryable).Select(p => p.Name).Order(StringComparer.Ordinal),
                parameters.Keys.Except(["limit", "offset", "cursor", "sortby", "properties", "crs", "bbox", "bbox-crs", "datetime", "filter", "filter-lang", "filter-crs", "f", "lang", "profile", "raw", "subTrajectory", "leaf", "asOf"]).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Limit_bbox_and_datetime_are_described_as_features_core_requires()
    {
        var parameters = Parameters(await server.JsonAsync(Api), "/collections/places/items");

        var limit = parameters["limit"].GetProperty("schema");
        Assert.Equal(("integer", 1, 10000, 100), (limit.GetProperty("type").GetString(), limit.GetProperty("minimum").GetInt32(), limit.GetProperty("maximum").GetInt32(), limit.GetProperty("default").GetInt32()));
        var bbox = parameters["bbox"].GetProperty("schema");
        Assert.Equal(("array", 4, 6, "number"), (bbox.GetProperty("type").GetString(), bbox.GetProperty("minItems").GetInt32(), bbox.GetProperty("maxItems").GetInt32(), bbox.GetProperty("items").GetProperty("type").GetString()));
        Assert.Equal("string", parameters["datetime"].GetProperty("schema").GetProperty("type").GetString());
        Assert.All(["limit", "bbox", "datetime"], name =>
        {
            Assert.Equal("query", parameters[name].GetProperty("in").GetString());
            Assert.False(parameters[name].GetProperty("explode").GetBoolean());
            Assert.False(parameters[name].TryGetProperty("required", out var required) && required.GetBoolean());
        });
    }

    [Fact]
    public async Task Every_path_of_the_document_answers()
    {
        var document = await server.JsonAsync(Api);
        foreach (var path in document.GetProperty("paths").EnumerateObject().Select(p => p.Name).Where(p => !p.Contains('{', StringComparison.Ordinal)))
        {
            var required = Parameters(document, path).Values.Where(p => p.TryGetProperty("required", out var r) && r.GetBoolean()).Select(p => p.GetProperty("name").GetString()).ToList();
            using var response = await server.SendAsync(AddressOf(document, path));
            Assert.True((int)response.StatusCode == (required.Count == 0 ? 200 : 400), path);
        }
    }

    [Fact]
    public async Task Every_parameter_that_is_described_is_taken()
    {
        var document = await server.JsonAsync(Api);
        foreach (var path in document.GetProperty("paths").EnumerateObject().Select(p => p.Name).Where(p => !p.Contains('{', StringComparison.Ordinal)))
        {
            foreach (var name in Parameters(document, path).Keys)
            {
                using var response = await server.SendAsync($"{AddressOf(document, path)}?{name}=%20");
                if (!response.IsSuccessStatusCode)
                {
                    using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                    Assert.True(problem.RootElement.GetProperty("title").GetString() == "Invalid parameter", $"{path} {name}: {problem.RootElement}");
                }
            }
        }
    }

    [Fact]
    public async Task Reading_needs_no_credentials_and_a_write_any_of_those_that_are_taken()
    {
        var document = await server.JsonAsync(Api);
        Assert.Equal(["key", "bearerKey"], Schemes(document));
        Assert.Equal("""[{},{"key":[]},{"bearerKey":[]}]""", Compact(document.GetProperty("security")));
        var items = document.GetProperty("paths").GetProperty("/collections/places/items");
        Assert.False(items.GetProperty("get").TryGetProperty("security", out _));
        Assert.Equal("""[{"key":[]},{"bearerKey":[]}]""", Compact(items.GetProperty("post").GetProperty("security")));

        await using var other = await TokenServer.StartAsync();
        var withIssuer = await other.Server.JsonAsync(Api);
        Assert.Equal(["key", "bearerKey", "token"], Schemes(withIssuer));
        Assert.Equal(other.Issuer.Settings.Discovery.AbsoluteUri, withIssuer.GetProperty("components").GetProperty("securitySchemes").GetProperty("token").GetProperty("openIdConnectUrl").GetString());
        Assert.Empty(OpenApiDocument.Parse(withIssuer.GetRawText(), "json").Diagnostic!.Errors);

        static IEnumerable<string> Schemes(JsonElement document) => document.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Select(scheme => scheme.Name);
        static string Compact(JsonElement json) => JsonSerializer.Serialize(json);
    }

    [Fact]
    public async Task The_conformance_list_is_that_of_the_mounted_resources()
    {
        var conformance = await server.JsonAsync(ApiFixture.Operation + "/conformance");

        Assert.Equal(
        [
            "http://www.opengis.net/spec/cql2/1.0/conf/accent-insensitive-comparison",
            "http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
            "http://www.opengis.net/spec/cql2/1.0/conf/arithmetic",
            "http://www.opengis.net/spec/cql2/1.0/conf/array-functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
            "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus",
            "http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison",
            "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
            "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
            "http://www.opengis.net/spec/cql2/1.0/conf/functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/property-property",
            "http://www.opengis.net/spec/cql2/1.0/conf/spatial-functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/temporal-functions",
            "http://www.opengis.net/spec/json-fg-1/1.0/conf/api",
            "http://www.opengis.net/spec/json-fg-1/1.0/conf/core",
            "http://www.opengis.net/spec/json-fg-1/1.0/conf/profiles",
            "http://www.opengis.net/spec/json-fg-1/1.0/conf/types-schemas",
            "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/html",
            "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/json",
            "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/landing-page",
            "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
            "http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/advanced-property-roles",
            "http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/profile-parameter",
            "http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/queryables",
            "http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/references",
            "http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/returnables-and-receivables",
            "http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/schemas",
            "http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/sortables",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
            "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/create-replace-delete",
            "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/features",
            "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/optimistic-locking-etags",
            "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/update",
            "http://www.opengis.net/spec/ogcapi-movingfeatures-1/1.0/conf/common",
            "http://www.opengis.net/spec/ogcapi-movingfeatures-1/1.0/conf/movingfeatures",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/collections-selection",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/dataset-tilesets",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/datetime",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list",
            "http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset",
            "http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixsetlimits",
            "http://www.opengis.net/spec/tms/2.0/conf/json-tilesetmetadata",
            "http://www.opengis.net/spec/tms/2.0/conf/tilematrixset",
            "http://www.opengis.net/spec/tms/2.0/conf/tilematrixsetlimits",
            "http://www.opengis.net/spec/tms/2.0/conf/tilesetmetadata",
        ], conformance.GetProperty("conformsTo").EnumerateArray().Select(c => c.GetString()));
    }

    /// <summary>Where a path is, below the document's server or below its own.</summary>
    private static string AddressOf(JsonElement document, string path) =>
        (document.GetProperty("paths").GetProperty(path).TryGetProperty("servers", out var own) ? own : document.GetProperty("servers"))[0].GetProperty("url").GetString() + (path == "/" ? "" : path);

    private static Dictionary<string, JsonElement> Parameters(JsonElement document, string path) =>
        document.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("parameters").EnumerateArray().ToDictionary(p => p.GetProperty("name").GetString()!);
}
