using System.Net;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Tests.Api;

/// <summary>Through the API a real store gives the very bytes that plain loops over the same package give, and nothing that is sent makes it fail.</summary>
public abstract partial class StoreApiContract
{
    private static readonly string[] Parameters = ["bbox", "datetime", "filter", "filter-lang", "filter-crs", "limit", "offset", "id", "name", "geonamesId", "radiusM", "begin", "sortby", "properties", "crs", "bbox-crs"];
    private const int HostileSeed = 20130110;
    private const int LeastHostileRequests = 2000;
    private const int ShownFaults = 20;
    private static readonly Uri Public = new("https://maps.example.org/");

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract Task<IKonnaStore> OpenAsync();

    [Fact]
    public async Task A_real_store_answers_as_the_one_in_memory()
    {
        await using var store = await OpenAsync();
        await store.ImportAsync(SamplePackage.Make(), ImportMode.Replace, Cancellation);
        await using var real = await ApiServer.StartAsync([], links => links.PublicUrl = Public, other: store);
        await using var memory = await ApiServer.StartAsync([SamplePackage.Make()], links => links.PublicUrl = Public);
        memory.Store.Revision = (await store.FindOperationAsync(SamplePackage.OperationId, Cancellation))!.Revision;

        foreach (var path in Paths())
        {
            using var expected = await memory.SendAsync(path);
            using var actual = await real.SendAsync(path);
            Assert.Equal(HttpStatusCode.OK, expected.StatusCode);
            Assert.Equal($"{path}\n{await expected.Content.ReadAsStringAsync(Cancellation)}", $"{path}\n{await actual.Content.ReadAsStringAsync(Cancellation)}");
        }

        foreach (var path in TilePaths())
        {
            using var expected = await memory.SendAsync(path);
            using var actual = await real.SendAsync(path);
            Assert.Equal((path, expected.StatusCode), (path, actual.StatusCode));
            if (expected.StatusCode == HttpStatusCode.OK)
            {
                Assert.Equal(await expected.Content.ReadAsByteArrayAsync(Cancellation), await actual.Content.ReadAsByteArrayAsync(Cancellation));
            }
        }
    }

    /// <summary>Every tile of the coarse zooms, with and without questions, and tiles around the data at finer ones.</summary>
    private static IEnumerable<string> TilePaths()
    {
        string[] questions = ["", "?datetime=2020-05-02T13:00:00Z", "?filter=name%20LIKE%20'%251%25'", "?filter=S_INTERSECTS(geometry,BBOX(-4,14,-3.4,15))&properties=name,kind", "?filter=CASEI(name)=CASEI('MARCH')"];
        foreach (var scope in new[] { "", "/collections/places", "/collections/movements", "/collections/events", "/collections/areas" })
        {
            var tiles = Enumerable.Range(0, 3).SelectMany(z => Enumerable.Range(0, 1 << z).SelectMany(row => Enumerable.Range(0, 1 << z).Select(column => $"WebMercatorQuad/{z}/{row}/{column}")));
            foreach (var tile in tiles.Concat(["WorldCRS84Quad/0/0/0", "WorldCRS84Quad/0/0/1", "WorldCRS84Quad/7/53/125", "WebMercatorQuad/8/117/125", "WebMercatorQuad/8/127/0", "WebMercatorQuad/8/127/255", "WebMercatorQuad/12/1881/2009"]))
            {
                foreach (var question in questions.Where(q => tile.StartsWith("WebMercatorQuad/8", StringComparison.Ordinal) || q.Length == 0))
                {
                    yield return $"{ApiFixture.Operation}{scope}/tiles/{tile}{question}";
                }
            }
        }
    }

    [Fact]
    public async Task No_hostile_value_makes_a_real_store_fail()
    {
        await using var store = await OpenAsync();
        await store.ImportAsync(SamplePackage.Make(), ImportMode.Replace, Cancellation);
        await using var server = await ApiServer.StartAsync([], other: store);
        foreach (var value in BadRequestTests.Hostile.Select(v => v.Replace(" ", "%20", StringComparison.Ordinal)))
        {
            string[] paths =
            [
                .. Parameters.Select(p => $"{ApiFixture.Operation}/collections/places/items?{p}={value}"),
                $"{ApiFixture.Operation}/places.geojson?name={value}",
                $"{ApiFixture.Operation}/collections/places/items/{value.Replace("/", "%2F", StringComparison.Ordinal)}x",
                $"{ApiFixture.Operation}/situation?datetime={value}",
            ];
            foreach (var path in paths)
            {
                using var response = await server.SendAsync(path);
                Assert.True((int)response.StatusCode is 200 or 400 or 404, $"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Cancellation)}");
            }
        }
    }

    [Fact]
    public async Task Nothing_hostile_in_any_parameter_fails_hangs_or_changes_the_data()
    {
        await using var store = await OpenAsync();
        await store.ImportAsync(SamplePackage.Make(), ImportMode.Replace, Cancellation);
        await using var server = await ApiServer.StartAsync([], other: store);
        using var run = new HostileRequestsRun(server.Address);
        var requests = new HostileRequests(HostileSeed).Make(await server.JsonAsync($"{ApiFixture.Operation}/api"), ApiFixture.Operation, LeastHostileRequests);
        TestContext.Current.TestOutputHelper!.WriteLine($"{requests.Count} requests, seed {HostileSeed}");
        Assert.InRange(requests.Count, LeastHostileRequests, int.MaxValue);
        var before = await StateAsync(store, server);

        List<string> faults = [];
        foreach (var request in requests)
        {
            if (await run.FaultOfAsync(request, Cancellation) is { } fault)
            {
                faults.Add($"{request}\n-> {fault}");
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} of {requests.Count} requests, seed {HostileSeed}:\n{string.Join("\n\n", faults.Take(ShownFaults))}");
        Assert.Equal(before, await StateAsync(store, server));
    }

    private static async Task<(long? Revision, string Places, string Movements)> StateAsync(IKonnaStore store, ApiServer server) => (
        (await store.FindOperationAsync(SamplePackage.OperationId, Cancellation))?.Revision,
        Convert.ToHexString(await server.Client.GetByteArrayAsync($"{ApiFixture.Operation}/places.geojson", Cancellation)),
        Convert.ToHexString(await server.Client.GetByteArrayAsync($"{ApiFixture.Operation}/movements.geojson", Cancellation)));

    private static IEnumerable<string> Paths()
    {
        string[] questions =
        [
            "", "?limit=4", "?limit=4&offset=4", "?bbox=-4,14,-3,15", "?bbox=179,0,-179,1", "?bbox=-4,14,-100,-3,15,9000", "?bbox=-180,-90,180,90", "?datetime=2020-05-02", "?datetime=2020-05-02T18:00:00Z",
            "?datetime=2020-05-02T12:00:00Z/2020-05-02T18:00:00Z", "?datetime=../2020-05-01", "?kind=town", "?id=pl-03", "?accountId=acc-b", "?name=%27%20OR%201=1",
            "?begin=2020-05-02T18:00:00Z", "?filter=name%20LIKE%20'Place%25'&limit=3", "?filter=S_INTERSECTS(geometry,BBOX(-4,14,-3,15))&limit=2",
            "?filter=CASEI(name)=CASEI('PLACE%203%20%26%20CO')%20OR%20begin%20IS%20NULL&limit=2&offset=1",
            "?filter=%7B%22op%22:%22t_intersects%22,%22args%22:%5B%7B%22interval%22:%5B%7B%22property%22:%22begin%22%7D,%7B%22property%22:%22end%22%7D%5D%7D,%7B%22date%22:%222020-05-02%22%7D%5D%7D&filter-lang=cql2-json",
            "?name=Place%203%20%26%20co", "?sortby=-name", "?properties=name,end&limit=2", "?crs=EPSG:4326", "?crs=EPSG:32630&bbox=-4,14,-3,15&sortby=-id",
            "?bbox=14,-4,14.5,-3&bbox-crs=EPSG:4326", "?bbox=400000,1550000,450000,1600000&bbox-crs=EPSG:32630", "?bbox=400000,1550000,450000,1600000&bbox-crs=EPSG:32630&filter=id%20LIKE%20'%250%25'", "?bbox=-440000,1570000,-400000,1620000&bbox-crs=EPSG:3857", "?sortby=%2Bend,-id&limit=3",
        ];
        foreach (var collection in new[] { "places", "movements", "events", "areas" })
        {
            yield return $"{ApiFixture.Operation}/{collection}.geojson";
            yield return $"{ApiFixture.Operation}/{collection}.geojson?sortby=-begin,name";
            foreach (var question in questions.Where(q => collection == "places" || q != "?kind=town"))
            {
                yield return $"{ApiFixture.Operation}/collections/{collection}/items{question}";
            }
        }

        foreach (var path in new[] { "", ".qgs", "/places.qlr?data=gpkg&lang=fr", "/operation.json", "/collections", "/collections/units/items", "/collections/places/schema", "/collections/movements/queryables", "/collections/events/sortables", "/collections/sources/items/src-report", "/collections/places/items/pl-07", "/collections/movements/items/mov-1.north", "/collections/movements/items/mov-1.north/tgsequence", "/collections/movements/items/mov-1.north/tgsequence?datetime=2020-05-02T13:00:00Z/2020-05-02T14:00:00Z&subTrajectory=true",
            "/collections/movements/items/mov-1.north/tgsequence/mov-1.north/distance", "/collections/movements/items/mov-1.north/tgsequence/mov-1.north/velocity?leaf=2020-05-02T13:00:00Z", "/collections/movements/items/mov-1.north/tproperties", "/collections/movements/items/mov-1.north/tproperties/status",
            "/collections/movements/items?datetime=2020-05-02T13:00:00Z/2020-05-02T14:00:00Z&subTrajectory=true", "/movements.mfjson?leaf=2020-05-02T13:00:00Z,2020-05-02T17:00:00Z", "/tiles/WebMercatorQuad", "/collections/movements/tiles/WorldCRS84Quad", "/tiles/WebMercatorQuad?f=tilejson", "/situation?datetime=2020-05-02T15:00:00Z" })
        {
            yield return ApiFixture.Operation + path;
        }

        foreach (var page in PageTests.Pages)
        {
            yield return $"{page.Data}{(page.Data.Contains('?', StringComparison.Ordinal) ? '&' : '?')}f=html&lang=fr";
        }
    }
}
