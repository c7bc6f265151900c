using System.Net;
using System.Text.Json;

namespace Konna.MapServer.Tests.Api;

/// <summary>Nothing that a client can send is the server's failure: every route, every parameter, every hostile value.</summary>
public sealed class BadRequestTests(ApiFixture fixture)
{
    private const string Items = ApiFixture.Operation + "/collections/places/items";

    /// <summary>Escaped for a query, but for blanks.</summary>
    internal static readonly string[] Hostile =
    [
        "", "'", "''", "\"", "\\", "`", ";--", "$$", "%25", "_", "%00", "%CA%BC", "%FF%FE", "%ED%A0%80", "' OR 1=1", "1 OR 1=1", "(select 1)", "pg_sleep(5)", "..%2F..%2Fetc%2Fpasswd",
        "%3Cscript%3E", "%22%3E%3Csvg%2Fonload%3Dx%3E", "NaN", "Infinity", "-Infinity", "-1", "0", "1e9", "1e999", "0x10", "+5", "99999999999999999999", "-0", "%2B", "%20", "%0A", "%E2%80%AE",
        "2013-13-45", "2013-01-10T25:00:00Z", "0000-01-01", "2013-02-30", "2013-01-10T12:00:00", "2013-01-10/2013-01-01", "../..", "/", "2013-01-10/2013-01-11/2013-01-12", "yesterday",
        "TIMESTAMP('2013-01-10T00:00:00Z')", "2013-01-10T00:00:00Z%60", "1,2,3", "1,2,3,4,5", "-190,0,0,0", "0,-91,0,0", "0,5,0,1", "a,b,c,d", "1,2,3,NaN", "1,,2,3", "0,0,9,1,1,1", "true", "TRUE", "json,html", "{}", "[]",
    ];

    private readonly ApiServer server = fixture.Server;

    public static TheoryData<string> Health => ["/health/live", "/health/ready"];

    public static TheoryData<string> Routes =>
    [
        "/", "/operations", "/schemas", "/schemas/places.schema.json", ApiFixture.Operation, ApiFixture.Operation + "/operation.json", ApiFixture.Operation + "/conformance",
        ApiFixture.Operation + "/api", ApiFixture.Operation + "/collections", ApiFixture.Operation + "/collections/places", ApiFixture.Operation + "/collections/places/schema", ApiFixture.Operation + "/collections/places/queryables", ApiFixture.Operation + "/collections/places/sortables", Items, Items + "/pl-01",
        ApiFixture.Operation + "/places.geojson", ApiFixture.Operation + ".qgs", ApiFixture.Operation + "/places.qlr", ApiFixture.Operation + "/functions", ApiFixture.Operation + "/situation",
    ];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task An_unknown_parameter_is_named(string route)
    {
        var problem = await server.ProblemAsync(route + "?foo=bar", 400);

        Assert.Equal("foo", problem.GetProperty("parameter").GetString());
    }

    [Theory]
    [MemberData(nameof(Routes))]
    [MemberData(nameof(Health))]
    public async Task A_method_that_is_not_taken_is_answered_with_those_that_are(string route)
    {
        using var response = await server.SendAsync(route, method: new HttpMethod("PROPFIND"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS"], response.Content.Headers.Allow.Take(3));
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_misspelt_parameter_is_answered_with_the_nearest_name()
    {
        var problem = await server.ProblemAsync(Items + "?datetme=2013-01-10", 400);

        Assert.Contains("did you mean 'datetime'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=1e3", "limit")]
    [InlineData("limit=5&limit=6", "limit")]
    [InlineData("LIMIT=5", "LIMIT")]
    [InlineData("bbox=1,2,3", "bbox")]
    [InlineData("bbox=1,2,3,NaN", "bbox")]
    [InlineData("bbox=0,5,0,1", "bbox")]
    [InlineData("bbox=-181,0,0,1", "bbox")]
    [InlineData("bbox=0,0,9,1,1,1", "bbox")]
    [InlineData("bbox-crs=EPSG:9999", "bbox-crs")]
    [InlineData("bbox=100,-4,101,-3&bbox-crs=EPSG:4326", "bbox")]
    [InlineData("bbox=1e9,0,2e9,1&bbox-crs=EPSG:3857", "bbox")]
    [InlineData("bbox=500000,0,400000,1&bbox-crs=EPSG:32630", "bbox")]
    [InlineData("bbox=400000,1,500000,0&bbox-crs=EPSG:32630", "bbox")]
    [InlineData("bbox=1e7,0,2e7,1&bbox-crs=EPSG:32630", "bbox")]
    [InlineData("crs=EPSG:9999", "crs")]
    [InlineData("crs=http://www.opengis.net/def/crs/EPSG/0/", "crs")]
    [InlineData("crs=EPSG:32630", "crs")]
    [InlineData("crs=EPSG:3857&f=kml", "crs")]
    [InlineData("datetime=yesterday", "datetime")]
    [InlineData("datetime=2020-05-03/2020-05-01", "datetime")]
    [InlineData("offset=-1", "offset")]
    [InlineData("offset=99999999999", "offset")]
    [InlineData("cursor=abc", "cursor")]
    [InlineData("sortby=", "sortby")]
    [InlineData("sortby=castle", "sortby")]
    [InlineData("sortby=name,", "sortby")]
    [InlineData("sortby=--name", "sortby")]
    [InlineData("sortby=name,-name", "sortby")]
    [InlineData("sortby=facts", "sortby")]
    [InlineData("sortby=geometry", "sortby")]
    [InlineData("sortby=id,name,nameFr,kind,summary,summaryFr,note,noteFr,begin", "sortby")]
    [InlineData("properties=castle", "properties")]
    [InlineData("properties=name,", "properties")]
    [InlineData("properties=,", "properties")]
    [InlineData("properties=NAME", "properties")]
    [InlineData("f=xml", "f")]
    [InlineData("lang=de", "lang")]
    [InlineData("geonamesId=abc", "geonamesId")]
    [InlineData("radiusM=NaN", "radiusM")]
    [InlineData("begin=2020", "begin")]
    [InlineData("kind=castle", "kind")]
    [InlineData("facts=F1", "facts")]
    [InlineData("filter=1=", "filter")]
    public async Task A_wrong_value_is_named_with_what_is_expected(string query, string parameter)
    {
        var problem = await server.ProblemAsync($"{Items}?{query}", 400);

        Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
        Assert.NotEmpty(problem.GetProperty("expected").GetString()!);
        Assert.Contains($"'{parameter}'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_value_of_any_parameter_is_the_servers_failure()
    {
        var routes = new Dictionary<string, IEnumerable<string>>
        {
            [Items] = ["limit", "offset", "cursor", "sortby", "properties", "bbox", "bbox-crs", "crs", "datetime", "f", "lang", "id", "name", "kind", "geonamesId", "radiusM", "begin", "foo", "", "a\"b", "../x"],
            [ApiFixture.Operation + "/collections/movements/items"] = ["dispersed", "datetimes", "subject"],
            [ApiFixture.Operation + "/places.geojson"] = ["bbox", "datetime", "limit", "name"],
            [ApiFixture.Operation + "/situation"] = ["datetime", "account", "step"],
            [ApiFixture.Operation] = ["f", "lang", "foo"],
            ["/operations"] = ["f", "lang", "foo"],
        };
        foreach (var (route, parameters) in routes)
        {
            foreach (var (name, value) in parameters.SelectMany(_ => Hostile, (name, value) => (name, value)))
            {
                foreach (var accept in new[] { "application/geo+json, application/json;q=0.9", "text/html" })
                {
                    await AssertHarmlessAsync($"{route}?{Uri.EscapeDataString(name)}={value.Replace(" ", "%20", StringComparison.Ordinal)}", accept);
                }
            }
        }
    }

    [Fact]
    public async Task No_id_in_a_path_is_the_servers_failure()
    {
        foreach (var value in Hostile.Append(new string('a', 200)).Append("*.gpkg").Append(".").Append("PL-01").Where(v => v.Length > 0 && v is not ("/" or ".." or "." or "../.." or "%00")))
        {
            var id = value.Replace(" ", "%20", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);
            foreach (var path in new[] { $"/operations/{id}", $"{ApiFixture.Operation}/collections/{id}", $"{ApiFixture.Operation}/collections/{id}/items", $"{Items}/{id}", $"{ApiFixture.Operation}/{id}.geojson" })
            {
                using var response = await server.SendAsync(path);
                Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{path}: {(int)response.StatusCode}");
                Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            }
        }
    }

    [Fact]
    public async Task A_path_that_kestrel_refuses_is_refused_before_the_api()
    {
        using var response = await server.SendAsync("/operations/%00");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("/operations/nowhere")]
    [InlineData("/operations/nowhere/collections")]
    [InlineData("/operations/river-crossing/collections/castles")]
    [InlineData("/operations/river-crossing/collections/castles/items")]
    [InlineData("/operations/river-crossing/collections/places/items/pl-99")]
    [InlineData("/operations/river-crossing/castles.geojson")]
    [InlineData("/operations/river-crossing/nothing")]
    [InlineData("/no/such/place")]
    public async Task What_is_not_there_is_a_problem_too(string path)
    {
        await server.ProblemAsync(path, 404);
        await server.ProblemAsync(path, 404, "text/html");
    }

    [Theory]
    [InlineData("/operations", "image/png")]
    [InlineData(Items, "application/gml+xml")]
    [InlineData(ApiFixture.Operation + "/api", "application/vnd.oai.openapi+json;version=3.1")]
    [InlineData(ApiFixture.Operation + "/operation.json", "text/html")]
    [InlineData(Items, "application/json;q=0, application/geo+json;q=0, text/html;q=0")]
    public async Task What_is_not_offered_is_not_acceptable(string path, string accept)
    {
        var problem = await server.ProblemAsync(path, 406, accept);

        Assert.StartsWith("one of ", problem.GetProperty("expected").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_is_good_for_its_own_question_only()
    {
        var page = await server.JsonAsync(Items + "?limit=2&kind=town");
        var next = page.GetProperty("links").EnumerateArray().Single(l => l.GetProperty("rel").GetString() == "next").GetProperty("href").GetString()!;
        var cursor = next.Split("cursor=")[1].Split('&')[0];

        Assert.Equal(JsonValueKind.Array, (await server.JsonAsync($"{Items}?limit=5&kind=town&cursor={cursor}")).GetProperty("features").ValueKind);
        await server.ProblemAsync($"{Items}?limit=2&kind=village&cursor={cursor}", 400);
        await server.ProblemAsync($"{Items}?limit=2&cursor={cursor}", 400);
        await server.ProblemAsync($"{ApiFixture.Operation}/collections/events/items?cursor={cursor}", 400);
        await server.ProblemAsync($"{Items}?kind=town&cursor={cursor}&offset=1", 400);
        for (var i = 0; i < cursor.Length; i++)
        {
            // The last letter may differ in bits that carry nothing; it then means the same bytes.
            var changed = cursor[..i] + (cursor[i] == 'A' ? 'Q' : 'A') + cursor[(i + 1)..];
            await server.ProblemAsync($"{Items}?limit=2&kind=town&cursor={changed}", 400);
        }
    }

    private async Task AssertHarmlessAsync(string path, string accept)
    {
        using var response = await server.SendAsync(path, accept);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var status = (int)response.StatusCode;
        Assert.True(status is 200 or 302 or 400 or 406, $"{path}: {status} {body}");
        Assert.DoesNotContain("<svg/", response.Content.Headers.ContentType?.MediaType == "text/html" ? body : "", StringComparison.Ordinal);
        if (status is 400)
        {
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            using var problem = JsonDocument.Parse(body);
            Assert.True(problem.RootElement.TryGetProperty("parameter", out _), $"{path}: {body}");
        }
    }
}
