namespace Konna.MapServer.Tests.Api;

/// <summary>Filters over HTTP (OGC API - Features Part 3): both encodings, the functions, and errors that show the place.</summary>
public sealed class FilterTests(ApiFixture fixture)
{
    private const string Places = ApiFixture.Operation + "/collections/places/items";
    private readonly ApiServer server = fixture.Server;

    [Theory]
    [InlineData("id = 'pl-03'", "cql2-text")]
    [InlineData("""{"op":"=","args":[{"property":"id"},"pl-03"]}""", "cql2-json")]
    public async Task A_filter_in_either_encoding_selects(string filter, string language)
    {
        var page = await server.JsonAsync($"{Places}?filter={Uri.EscapeDataString(filter)}&filter-lang={language}");
        Assert.Equal(["pl-03"], page.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("id").GetString()));
        Assert.Equal(1, page.GetProperty("numberMatched").GetInt32());
    }

    [Theory]
    [InlineData("S_INTERSECTS(geometry, BBOX(-3.9, 14.1, -3.86, 14.14))", "http://www.opengis.net/def/crs/OGC/1.3/CRS84")]
    [InlineData("S_INTERSECTS(geometry, BBOX(14.1, -3.9, 14.14, -3.86))", "http://www.opengis.net/def/crs/EPSG/0/4326")]
    [InlineData("S_INTERSECTS(geometry, BBOX(403000, 1559000, 407000, 1563500))", "http://www.opengis.net/def/crs/EPSG/0/32630")]
    public async Task Geometries_of_a_filter_may_be_in_another_crs(string filter, string crs)
    {
        var page = await server.JsonAsync($"{Places}?filter={Uri.EscapeDataString(filter)}&filter-crs={Uri.EscapeDataString(crs)}");
        Assert.Equal(["pl-03"], page.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task The_filter_stays_in_the_link_to_the_next_page()
    {
        var page = await server.JsonAsync($"{Places}?filter={Uri.EscapeDataString("id >= 'pl-03'")}&limit=2");
        var next = page.GetProperty("links").EnumerateArray().Single(link => link.GetProperty("rel").GetString() == "next").GetProperty("href").GetString()!;
        var second = await server.JsonAsync(new Uri(next).PathAndQuery);
        Assert.Equal(["pl-05", "pl-06"], second.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("id").GetString()));
        Assert.Equal(page.GetProperty("numberMatched").GetInt32(), second.GetProperty("numberMatched").GetInt32());
    }

    [Fact]
    public async Task A_download_is_filtered_too()
    {
        var layer = await server.JsonAsync($"{ApiFixture.Operation}/places.geojson?filter=id%20IN%20('pl-03','pl-04')");
        Assert.Equal(2, layer.GetProperty("features").GetArrayLength());
    }

    [Theory]
    [InlineData("id = ", "column")]
    [InlineData("idd = 'x'", "did you mean")]
    [InlineData("id = 5", "cannot be compared")]
    [InlineData("sqlite_version() = 'x'", "is no function")]
    [InlineData("S_INTERSECTS(geometry, POINT(1))", "column")]
    [InlineData("begin > TIMESTAMP('2013-13-45T00:00:00Z')", "column")]
    public async Task What_is_wrong_with_a_filter_is_said(string filter, string expected)
    {
        var problem = await server.ProblemAsync($"{Places}?filter={Uri.EscapeDataString(filter)}", 400);
        Assert.Equal("filter", problem.GetProperty("parameter").GetString());
        Assert.Contains(expected, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("filter-lang=sql", "filter-lang")]
    [InlineData("filter-crs=EPSG:1", "filter-crs")]
    public async Task What_goes_with_a_filter_is_checked_without_one_too(string query, string parameter)
    {
        var problem = await server.ProblemAsync($"{Places}?{query}", 400);
        Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task The_functions_are_listed_with_their_arguments()
    {
        var functions = (await server.JsonAsync(ApiFixture.Operation + "/functions")).GetProperty("functions").EnumerateArray().ToList();
        Assert.Equal(["positionAt", "distance", "duration", "length"], functions.Select(function => function.GetProperty("name").GetString()));
        Assert.All(functions, function => Assert.NotEmpty(function.GetProperty("arguments").EnumerateArray()));
    }
}
