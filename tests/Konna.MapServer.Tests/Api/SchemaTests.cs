namespace Konna.MapServer.Tests.Api;

public sealed class SchemaTests(ApiFixture fixture)
{
    private readonly ApiServer server = fixture.Server;

    [Fact]
    public async Task The_schemas_of_the_package_are_listed_and_served()
    {
        var list = await server.JsonAsync("/schemas");

        var items = list.GetProperty("links").EnumerateArray().Where(l => l.GetProperty("rel").GetString() == "item").Select(l => l.GetProperty("href").GetString()!).ToList();
        Assert.Equal(
            Konna.Geo.Packages.PackageSchemas.All.Keys.Order(StringComparer.Ordinal).Select(name => new Uri(server.Address, "/schemas/" + name).AbsoluteUri), items);
        Assert.Equal(5, items.Count);
        foreach (var href in items)
        {
            using var response = await server.SendAsync(href, "application/schema+json");
            Assert.Equal("application/schema+json", response.Content.Headers.ContentType?.ToString());
            Assert.Contains("json-schema.org", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_schema_that_does_not_exist_is_not_found() => await server.ProblemAsync("/schemas/castles.schema.json", 404);
}
