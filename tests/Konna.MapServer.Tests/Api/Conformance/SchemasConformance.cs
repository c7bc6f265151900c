using System.Text.Json;

namespace Konna.MapServer.Tests.Api.Conformance;

public sealed class SchemasConformanceOnGeoPackage(GeoPackageApi api) : SchemasConformance(api), IClassFixture<GeoPackageApi>;

public sealed class SchemasConformanceOnPostGis(PostGisApi api) : SchemasConformance(api), IClassFixture<PostGisApi>;

/// <summary>
/// OGC API - Common Part 3 (23-058r2), by the names of its requirements, and the queryables of OGC API - Features Part 3 (19-079r2), by the names of its tests.
/// </summary>
public abstract class SchemasConformance(StoreApi api)
{
    private const string Rel = "http://www.opengis.net/def/rel/ogc/1.0/";
    private readonly ApiServer server = api.Server;

    public static TheoryData<string> Kinds => ["schema", "queryables", "sortables"];

    [Theory(DisplayName = "/conf/{schemas,queryables,...}/get-conformance")]
    [InlineData("ogcapi-common-3/1.0/conf/schemas")]
    [InlineData("ogcapi-common-3/1.0/conf/advanced-property-roles")]
    [InlineData("ogcapi-common-3/1.0/conf/references")]
    [InlineData("ogcapi-common-3/1.0/conf/returnables-and-receivables")]
    [InlineData("ogcapi-common-3/1.0/conf/queryables")]
    [InlineData("ogcapi-common-3/1.0/conf/sortables")]
    [InlineData("ogcapi-features-3/1.0/conf/queryables")]
    [InlineData("ogcapi-features-3/1.0/conf/queryables-query-parameters")]
    public async Task The_class_is_declared(string name)
    {
        var classes = (await server.JsonAsync(ApiFixture.Operation + "/conformance")).GetProperty("conformsTo");

        Assert.Contains("http://www.opengis.net/spec/" + name, classes.EnumerateArray().Select(c => c.GetString()));
    }

    [Theory(DisplayName = "/req/{returnables-and-receivables,queryables,sortables}/link, op, response")]
    [MemberData(nameof(Kinds))]
    public async Task Every_collection_links_to_its_schemas_and_they_answer(string kind)
    {
        foreach (var collection in server.Store.Collections)
        {
            var document = await server.JsonAsync($"{ApiFixture.Operation}/collections/{collection.Id}");
            var href = document.GetProperty("links").EnumerateArray().Single(l => l.GetProperty("rel").GetString() == Rel + kind).GetProperty("href").GetString()!;
            using var response = await server.SendAsync(href, "application/schema+json");

            Assert.Equal(200, (int)response.StatusCode);
            Assert.Equal("application/schema+json", response.Content.Headers.ContentType?.ToString());
        }
    }

    [Theory(DisplayName = "/req/schemas/json-schema, properties, additional-keywords, role, role-id, property-seq, unit; /req/references; /req/advanced-property-roles")]
    [MemberData(nameof(Kinds))]
    public async Task A_schema_is_as_required(string kind)
    {
        foreach (var collection in server.Store.Collections)
        {
            var address = $"{ApiFixture.Operation}/collections/{collection.Id}/{kind}";
            var schema = await server.JsonAsync(address);
            Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.GetProperty("$schema").GetString());
            Assert.Equal(new Uri(server.Address, address).AbsoluteUri, schema.GetProperty("$id").GetString());
            Assert.Equal("object", schema.GetProperty("type").GetString());
            Assert.False(schema.GetProperty("additionalProperties").GetBoolean());

            var properties = schema.GetProperty("properties").EnumerateObject().ToList();
            Assert.NotEmpty(properties);
            Assert.All(properties, property => AssertProperty(property.Value));
            Assert.Equal(Enumerable.Range(1, properties.Count), properties.Select(p => p.Value.GetProperty("x-ogc-propertySeq").GetInt32()));
            string[] once = ["id", "primary-geometry", "primary-interval-start", "primary-interval-end"];
            Assert.All(once, role => Assert.True(properties.Count(p => RoleOf(p.Value) == role) <= 1));
            Assert.Equal("id", RoleOf(properties.Single(p => p.Name == "id").Value));
        }
    }

    [Fact(DisplayName = "/req/sortables/response C, D")]
    public async Task Sortables_are_neither_arrays_nor_geometries()
    {
        foreach (var collection in server.Store.Collections)
        {
            var schema = await server.JsonAsync($"{ApiFixture.Operation}/collections/{collection.Id}/sortables");
            Assert.All(schema.GetProperty("properties").EnumerateObject(), p =>
                Assert.True(p.Value.GetProperty("type").GetString() is "string" or "integer" or "number" or "boolean", p.Name));
        }
    }

    [Fact(DisplayName = "/req/sortables/response E: what is listed, and nothing else, can be sorted by")]
    public async Task Every_sortable_sorts()
    {
        foreach (var collection in server.Store.Collections)
        {
            var path = $"{ApiFixture.Operation}/collections/{collection.Id}";
            foreach (var name in await NamesAsync(path + "/sortables"))
            {
                await server.JsonAsync($"{path}/items?sortby=-{name}");
            }

            foreach (var name in (await NamesAsync(path + "/schema")).Except(await NamesAsync(path + "/sortables")))
            {
                await server.ProblemAsync($"{path}/items?sortby={name}", 400);
            }
        }
    }

    [Fact(DisplayName = "/conf/queryables/get-queryables-uris, /conf/queryables/get-queryables")]
    public async Task The_header_of_every_page_of_items_leads_to_the_queryables()
    {
        foreach (var path in server.Store.Collections.Select(c => $"{ApiFixture.Operation}/collections/{c.Id}"))
        {
            using var head = await server.SendAsync(path + "/items", "application/json", HttpMethod.Head);
            var link = string.Join(", ", head.Headers.GetValues("Link")).Split(", ").Single(l => l.Contains($"rel=\"{Rel}queryables\"", StringComparison.Ordinal));
            Assert.Equal($"<{new Uri(server.Address, path + "/queryables").AbsoluteUri}>", link.Split(';')[0]);
        }
    }

    [Fact(DisplayName = "/conf/queryables-query-parameters/query-param")]
    public async Task Every_queryable_with_one_value_is_a_parameter()
    {
        const string Movements = ApiFixture.Operation + "/collections/movements";
        var feature = (await server.JsonAsync(Movements + "/items/mov-1.north")).GetProperty("properties");
        var tried = 0;
        foreach (var property in (await server.JsonAsync(Movements + "/queryables")).GetProperty("properties").EnumerateObject().Where(p => p.Value.TryGetProperty("type", out var type) && type.GetString() != "array"))
        {
            var value = feature.GetProperty(property.Name);
            if (value.ValueKind != JsonValueKind.Null)
            {
                var found = await server.JsonAsync($"{Movements}/items?{property.Name}={Uri.EscapeDataString(value.ToString() is "False" ? "false" : value.ToString())}");
                Assert.All(found.GetProperty("features").EnumerateArray(), f => Assert.Equal(value.GetRawText(), f.GetProperty("properties").GetProperty(property.Name).GetRawText()));
                Assert.Contains("mov-1.north", found.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("id").GetString()));
                tried++;
            }

            if (property.Value.GetProperty("type").GetString() != "string" || property.Value.TryGetProperty("enum", out _) || property.Value.TryGetProperty("format", out _))
            {
                await server.ProblemAsync($"{Movements}/items?{property.Name}=no-such-value", 400);
            }
        }

        Assert.True(tried > 10);
        await server.ProblemAsync(Movements + "/items?this_is_not_a_queryable=1", 400);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task French_titles_come_when_they_are_asked_for(string kind)
    {
        var address = $"{ApiFixture.Operation}/collections/places/{kind}";
        using var header = await server.SendAsync(address, headers: ("Accept-Language", "fr"));
        var english = await server.JsonAsync(address);
        var french = await server.JsonAsync(address + "?lang=fr");

        Assert.Equal(english.GetRawText(), await header.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("Places", "Lieux"), (english.GetProperty("title").GetString(), french.GetProperty("title").GetString()));
        Assert.Equal("Nom", french.GetProperty("properties").GetProperty("name").GetProperty("title").GetString());
        Assert.Equal(english.GetProperty("$id").GetString(), french.GetProperty("$id").GetString());
    }

    private static void AssertProperty(JsonElement property)
    {
        Assert.NotEmpty(property.GetProperty("title").GetString()!);
        Assert.All(property.EnumerateObject(), member => Assert.True(
            member.Name is "title" or "type" or "format" or "items" or "enum" || member.Name.StartsWith("x-ogc-", StringComparison.Ordinal), member.Name));
        var isSpatial = property.TryGetProperty("format", out var format) && format.GetString()!.StartsWith("geometry-", StringComparison.Ordinal);
        Assert.Equal(isSpatial, !property.TryGetProperty("type", out var type));
        Assert.Equal(isSpatial, RoleOf(property) == "primary-geometry");
        Assert.Equal(RoleOf(property) == "reference", property.TryGetProperty("x-ogc-collectionId", out _));
        Assert.Equal(property.TryGetProperty("x-ogc-unit", out _), property.TryGetProperty("x-ogc-unitLang", out var language) && language.GetString() == "UCUM");
        if (RoleOf(property) is "id" or "reference")
        {
            Assert.Equal("string", type.GetString());
        }

        if (RoleOf(property) is "primary-interval-start" or "primary-interval-end")
        {
            Assert.Equal("date-time", format.GetString());
        }
    }

    private static string? RoleOf(JsonElement property) => property.TryGetProperty("x-ogc-role", out var role) ? role.GetString() : null;

    private async Task<List<string>> NamesAsync(string path) => [.. (await server.JsonAsync(path)).GetProperty("properties").EnumerateObject().Select(p => p.Name)];
}
