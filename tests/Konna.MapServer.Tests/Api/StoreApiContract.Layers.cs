using System.Net;
using System.Text.Json;
using Konna.MapServer.Api.Formats;
using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Storage;

namespace Konna.MapServer.Tests.Api;

/// <summary>Reference layers through the API: every resource, parameter and form that the fixed collections have.</summary>
public abstract partial class StoreApiContract
{
    private const string Layered = "/operations/" + SampleLayers.Id;

    [Fact]
    public async Task A_layer_is_listed_described_and_documented()
    {
        await using var store = await OpenAsync();
        await using var server = await ServeLayersAsync(store);
        var listed = (await server.JsonAsync($"{Layered}/collections")).GetProperty("collections").EnumerateArray().Select(c => c.GetProperty("id").GetString()).ToList();
        Assert.Equal([.. store.Collections.Select(c => c.Id), "codes", "gauges", "odd"], listed);

        var gauges = await server.JsonAsync($"{Layered}/collections/gauges");
        Assert.Equal("[[1.5,0,179.5,2.5]]", gauges.GetProperty("extent").GetProperty("spatial").GetProperty("bbox").GetRawText());
        Assert.Equal("[[\"2020-05-04T12:00:00Z\",null]]", gauges.GetProperty("extent").GetProperty("temporal").GetProperty("interval").GetRawText());

        var schema = (await server.JsonAsync($"{Layered}/collections/gauges/schema?lang=fr")).GetProperty("properties");
        Assert.Equal("""{"title":"Profondeur","type":"number","x-ogc-unit":"m","x-ogc-unitLang":"UCUM","minimum":-2,"maximum":1.25,"x-ogc-propertySeq":3}""", schema.GetProperty("depth").GetRawText());
        Assert.Equal("""{"title":"day","type":"string","format":"date","x-ogc-propertySeq":6}""", schema.GetProperty("day").GetRawText());
        Assert.Equal(("primary-interval-start", "primary-interval-end"), (schema.GetProperty("begin").GetProperty("x-ogc-role").GetString(), schema.GetProperty("end").GetProperty("x-ogc-role").GetString()));
        Assert.Equal("Spot", schema.GetProperty("geometry").GetProperty("title").GetString());
        Assert.False((await server.JsonAsync($"{Layered}/collections/codes/queryables")).GetProperty("properties").TryGetProperty("geometry", out _));
        Assert.False((await server.JsonAsync($"{Layered}/collections/gauges/sortables")).GetProperty("properties").TryGetProperty("keepers", out _));

        var paths = (await server.JsonAsync($"{Layered}/api")).GetProperty("paths");
        Assert.True(paths.TryGetProperty("/collections/gauges/items", out var items));
        Assert.Contains(items.GetProperty("get").GetProperty("parameters").EnumerateArray(), p => p.TryGetProperty("name", out var name) && name.GetString() == "readings");
        Assert.True(paths.TryGetProperty("/gauges.csv", out _));

        // Another operation does not have it.
        await store.ImportAsync(SamplePackage.Make(), ImportMode.Replace, Cancellation);
        await server.ProblemAsync($"{ApiFixture.Operation}/collections/gauges", 404);
        Assert.False((await server.JsonAsync($"{ApiFixture.Operation}/api")).GetProperty("paths").TryGetProperty("/collections/gauges/items", out _));
    }

    [Theory]
    [InlineData("", "1 2 3")]
    [InlineData("?limit=2", "1 2")]
    [InlineData("?bbox=179,-1,-179,1", "2")]
    [InlineData("?bbox=1,2,2,3&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326", "")]
    [InlineData("?bbox=2,1,3,2&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326", "1")]
    [InlineData("?datetime=2020-05-04T12:30:00Z", "1 3")]
    [InlineData("?datetime=2020-05-06/..", "2 3")]
    [InlineData("?name=Mole", "1")]
    [InlineData("?readings=72", "2")]
    [InlineData("?depth=1.25", "1")]
    [InlineData("?automatic=false", "2")]
    [InlineData("?day=2020-05-05", "2")]
    [InlineData("?begin=2020-05-04T12:00:00Z", "1")]
    [InlineData("?sortby=-readings", "1 2 3")]
    [InlineData("?sortby=day,-name", "1 2 3")]
    [InlineData("?sortby=-day&limit=1", "2")]
    [InlineData("?filter=depth%3C0%20OR%20day=DATE('2020-05-04')", "1 2")]
    [InlineData("?filter-lang=cql2-json&filter=%7B%22op%22:%22a_contains%22,%22args%22:%5B%7B%22property%22:%22keepers%22%7D,%5B%22T.%20Voss%22%5D%5D%7D", "1")]
    public async Task A_layer_answers_every_parameter(string question, string expected)
    {
        await using var store = await OpenAsync();
        await using var server = await ServeLayersAsync(store);
        var page = await server.JsonAsync($"{Layered}/collections/gauges/items{question}");
        Assert.Equal(expected, string.Join(' ', page.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("id").GetString())));
    }

    [Fact]
    public async Task A_layers_values_are_sent_as_their_types()
    {
        await using var store = await OpenAsync();
        await using var server = await ServeLayersAsync(store);
        var item = await server.JsonAsync($"{Layered}/collections/gauges/items/1");
        Assert.Equal(
            """{"id":"1","name":"Mole","depth":1.25,"readings":144,"automatic":true,"day":"2020-05-04","begin":"2020-05-04T12:00:00Z","end":"2020-05-04T13:00:00Z","keepers":["T. Voss","Île"]}""",
            item.GetProperty("properties").GetRawText());
        var narrow = await server.JsonAsync($"{Layered}/collections/gauges/items/2?properties=day&crs=EPSG:3857");
        Assert.Equal("""{"id":"2","day":"2020-05-05"}""", narrow.GetProperty("properties").GetRawText());
        Assert.Equal("Germany", (await server.JsonAsync($"{Layered}/collections/codes/items/DEU")).GetProperty("properties").GetProperty("name").GetString());

        var next = (await server.JsonAsync($"{Layered}/collections/gauges/items?limit=1&sortby=-day")).GetProperty("links").EnumerateArray().Single(l => l.GetProperty("rel").GetString() == "next");
        var second = await server.JsonAsync(new Uri(next.GetProperty("href").GetString()!).PathAndQuery);
        Assert.Equal("1", second.GetProperty("features")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_layer_comes_in_every_form_that_suits_it()
    {
        await using var store = await OpenAsync();
        await using var server = await ServeLayersAsync(store);
        foreach (var collection in (await store.FindOperationAsync(SampleLayers.Id, Cancellation))!.Collections.Where(c => !store.Collections.Contains(c)))
        {
            foreach (var format in FeatureFormats.Downloads.Where(format => format.Suits(collection)))
            {
                using var download = await server.SendAsync($"{Layered}/{collection.Id}.{format.Extension}");
                Assert.True(download.StatusCode == HttpStatusCode.OK, $"{collection.Id}.{format.Extension}: {await download.Content.ReadAsStringAsync(Cancellation)}");
                Assert.NotEmpty(await download.Content.ReadAsByteArrayAsync(Cancellation));
            }

            foreach (var page in new[] { "", "/items", "/items/" + (collection.Id == "codes" ? "DEU" : "1"), "/schema", "/queryables", "/sortables" })
            {
                using var html = await server.SendAsync($"{Layered}/collections/{collection.Id}{page}?f=html&lang=fr");
                Assert.True(html.StatusCode == HttpStatusCode.OK, $"{collection.Id}{page}: {await html.Content.ReadAsStringAsync(Cancellation)}");
            }
        }

        Assert.NotEmpty(await server.Client.GetByteArrayAsync($"{Layered}/collections/gauges/tiles/WebMercatorQuad/0/0/0", Cancellation));
        var csv = await server.Client.GetStringAsync($"{Layered}/gauges.csv", Cancellation);
        Assert.Contains("2020-05-04,2020-05-04T12:00:00Z", csv, StringComparison.Ordinal);
        Assert.Contains("<value>2020-05-04</value>", await server.Client.GetStringAsync($"{Layered}/gauges.kml", Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("day=yesterday", "day", "a date")]
    [InlineData("day=2020-05-04T00:00:00Z", "day", "a date")]
    [InlineData("readings=x", "readings", "a whole number")]
    [InlineData("nome=x", "nome", "")]
    [InlineData("sortby=keepers", "sortby", "")]
    [InlineData("filter=day='x'", "filter", "")]
    public async Task Wrong_questions_to_a_layer_are_told(string question, string parameter, string expected)
    {
        await using var store = await OpenAsync();
        await using var server = await ServeLayersAsync(store);
        var problem = await server.ProblemAsync($"{Layered}/collections/gauges/items?{question}", 400);
        Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
        Assert.Contains(expected, problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_hostile_that_is_asked_of_a_layer_fails()
    {
        await using var store = await OpenAsync();
        await using var server = await ServeLayersAsync(store);
        using var run = new HostileRequestsRun(server.Address);
        var document = await server.JsonAsync($"{Layered}/api");
        List<string> faults = [];
        foreach (var request in new HostileRequests(HostileSeed).Make(document, Layered, LeastHostileRequests).Where(r => r.Target.Contains("odd", StringComparison.Ordinal) || r.Target.Contains("gauges", StringComparison.Ordinal)))
        {
            if (await run.FaultOfAsync(request, Cancellation) is { } fault)
            {
                faults.Add($"{request}\n-> {fault}");
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults.Take(ShownFaults)));
    }

    private static async Task<ApiServer> ServeLayersAsync(IKonnaStore store)
    {
        await store.ImportAsync(SampleLayers.Create(), ImportMode.Replace, Cancellation);
        return await ApiServer.StartAsync([], other: store);
    }
}
