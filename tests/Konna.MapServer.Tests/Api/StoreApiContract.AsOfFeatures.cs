using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Konna.Geo.Edits;
using Konna.Geo.Time;
using Konna.MapServer.Api;
using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Konna.MapServer.Tests.Api;

/// <summary>Features, situations and the operation's document as they were, over a real store.</summary>
public abstract partial class StoreApiContract
{
    private const string Places = Sample + "/collections/places/items";
    private const string Spot = "POLYGON((0%200,4%200,4%204,0%204,0%200))";

    private static readonly string[] AskedAsOf =
    [
        .. new[] { "places", "units", "movements", "events", "areas", "claims", "sources", "accounts", "forces", "persons", "states", "gauges", "codes", "odd" }
            .SelectMany(collection => new[] { $"/collections/{collection}/items", $"/{collection}.csv", $"/collections/{collection}/items?sortby=-id&limit=2&offset=1", $"/collections/{collection}/items?f=html" }),
        "/collections/places/items?bbox=-1,-1,5,5", "/collections/places/items?bbox=170,-10,-170,10", "/collections/places/items?bbox=1.5,2.5,1.5,2.5", "/collections/units/items?bbox=-1,-1,5,5",
        "/collections/places/items?bbox=-1,-1,5,5&sortby=-name,kind&limit=2", "/collections/places/items?kind=camp&properties=name", "/collections/places/items?geonamesId=5000000000", "/collections/places/items?radiusM=25.5",
        $"/collections/places/items?filter=S_WITHIN(geometry,{Spot})%20OR%20CASEI(name)=CASEI('OTHER%20CAMP')", "/collections/places/items?filter=A_CONTAINS(alternativeNames,('Pt'))&crs=EPSG:32630", "/collections/places/items?filter=NOT%20(name%20LIKE%20'%25amp%25')",
        "/collections/events/items?datetime=2020-05-04T12:00:00Z", "/collections/events/items?datetime=2020-05-04/..&sortby=-begin,id", "/collections/events/items?datetime=../2020-05-04T12:00:00Z&limit=3", "/collections/events/items?begin=2020-05-04T12:00:00Z",
        "/collections/movements/items?datetime=2020-05-04T12:30:00Z/2020-05-04T13:00:00Z&subTrajectory=true", "/collections/movements/items/mov-1.north/tgsequence", "/collections/movements/items/mov-1.north/tproperties",
        "/collections/gauges/items?depth=1.25", "/collections/gauges/items?datetime=2020-05-04&sortby=day,-depth", "/collections/gauges/items?automatic=true", "/collections/gauges/items?day=2020-05-04", "/collections/gauges/items/1", "/collections/gauges/items/2?f=html",
        "/collections/places/items/pl-point", "/collections/places/items/camp", "/collections/places/items/pl-point?f=html&lang=fr", "/collections/units/items/unit-1", "/collections/movements/items/mov-1.north?f=mfjson", "/collections/movements/items/mov-1.north?f=kml",
        "/collections/events/items?f=jsonfg", "/places.kml", "/gauges.parquet", ".kml", ".czml", ".kml?bbox=-1,-1,5,5&datetime=2020-05-04",
        "/tiles/WebMercatorQuad/0/0/0", "/tiles/WebMercatorQuad/0/0/0?collections=places,areas&properties=name", "/collections/places/tiles/WebMercatorQuad/1/0/1", "/collections/movements/tiles/WorldCRS84Quad/0/0/1?datetime=2020-05-04", "/collections/events/tiles/WebMercatorQuad/0/0/0?filter=name%20LIKE%20'%25a%25'",
        "/areas.geojson?crs=EPSG:3857&bbox=0,0,2,2&bbox-crs=EPSG:4326", "/operation.json",
        "/situation?datetime=2020-05-04T12:30:00Z", "/situation?datetime=2020-05-04T12:00:00Z/2020-05-04T14:00:00Z&step=PT1H&account=acc-b", "/situation?datetime=2020-05-04T12:30:00Z&f=binary", "/situation/strands",
    ];

    [Fact]
    public async Task Whatever_was_answered_once_is_answered_again_when_it_is_asked_as_it_was()
    {
        await using var store = await OpenAsync();
        await store.ImportAsync(SampleOperation.Create() with { Layers = SampleLayers.Create().Layers }, ImportMode.Replace, Cancellation);
        await using var server = await ApiServer.StartAsync([], other: store);
        List<string[]> were = [await AnswersAsync(server, null)];
        foreach (var change in Changes().Concat(LinkedChanges()))
        {
            Assert.Empty((await change(store)).Problems);
            were.Add(await AnswersAsync(server, null));
        }

        foreach (var (index, was) in were.Index())
        {
            Assert.Equal(string.Join('\n', was), string.Join('\n', await AnswersAsync(server, index + 1)));
        }
    }

    [Fact]
    public async Task Tilesets_of_the_past_lead_to_the_tiles_of_then()
    {
        const string Tiles = Sample + "/collections/places/tiles";
        await using var store = await OpenAsync();
        await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        await using var server = await ApiServer.StartAsync([], other: store);
        var was = await TilesetAsync(server, "");
        foreach (var id in new[] { "pl-east", "pl-point" })
        {
            Assert.Empty((await ApplyAsync(store, new FeatureEdit("places", id, new SentFeature(Encoding.UTF8.GetBytes("""{"geometry":{"type":"Point","coordinates":[1,2]}}"""), IsPatch: true)))).Problems);
        }

        Assert.NotEqual(was.Bounds, (await TilesetAsync(server, "")).Bounds);
        var then = await TilesetAsync(server, "asOf=1");
        Assert.Equal(was.Bounds, then.Bounds);
        Assert.EndsWith("?asOf=1&f=mvt", then.Address, StringComparison.Ordinal);
        Assert.Equal(was.Tile, then.Tile);

        // From the list of tilesets, too, as a document and as a page.
        var entry = (await server.JsonAsync(Tiles + "?asOf=1")).GetProperty("tilesets")[0].GetProperty("links").EnumerateArray().Single(link => link.GetProperty("rel").GetString() == "self");
        Assert.EndsWith("asOf=1", entry.GetProperty("href").GetString(), StringComparison.Ordinal);
        using var page = await server.SendAsync(Tiles + "?asOf=1&f=html");
        Assert.Contains("/tiles/WebMercatorQuad?f=html&amp;asOf=1\"", await page.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);

        static async Task<(string Bounds, string Address, string Tile)> TilesetAsync(ApiServer server, string question)
        {
            var json = await server.JsonAsync($"{Tiles}/WebMercatorQuad?f=tilejson&{question}");
            var address = json.GetProperty("tiles")[0].GetString()!;
            var tile = await server.Client.GetByteArrayAsync(address.Replace("{z}", "0", StringComparison.Ordinal).Replace("{y}", "0", StringComparison.Ordinal).Replace("{x}", "0", StringComparison.Ordinal), Cancellation);
            return (json.GetProperty("bounds").GetRawText(), address, Convert.ToHexString(tile));
        }
    }

    [Fact]
    public async Task Pages_of_the_past_follow_each_other_whatever_is_changed_meanwhile()
    {
        await using var store = await OpenAsync();
        await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        await using var server = await ApiServer.StartAsync([], other: store);
        Assert.Empty((await ApplyAsync(store, new FeatureEdit("places", "pl-east", null))).Problems);
        var at = Rfc3339.Format((await store.ReadChangesAsync(SampleOperation.Id, 0, 100, Cancellation))[0].At);
        foreach (var asOf in new[] { "1", at })
        {
            List<string> found = [];
            for (var address = $"{Places}?asOf={asOf}&limit=2&sortby=-name"; address is not null;)
            {
                var page = await server.JsonAsync(address);
                Assert.Equal(5, page.GetProperty("numberMatched").GetInt32());
                found.AddRange(page.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("id").GetString()!));
                address = page.GetProperty("links").EnumerateArray().Where(link => link.GetProperty("rel").GetString() == "next").Select(link => link.GetProperty("href").GetString()).SingleOrDefault();
                Assert.Empty((await ApplyAsync(store, new FeatureEdit("places", null, new SentFeature(NewPlace)) { IsNew = true })).Problems);
            }

            Assert.Equal(["pl-point", "pl-nowhere", "pl-east", "pl-river", "pl-west"], found);
        }
    }

    [Fact]
    public async Task What_was_at_a_revision_does_not_change_and_says_what_is_now()
    {
        await using var store = await OpenAsync();
        await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        await using var server = await ApiServer.StartAsync([], other: store);
        const string one = Places + "/pl-east";
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in new[] { Places + "?asOf=1", one + "?asOf=1", Sample + "/operation.json?asOf=1" })
        {
            using var answer = await server.SendAsync(path);
            Assert.Equal("max-age=3600, immutable", answer.Headers.GetValues("Cache-Control").Single());
            tags[path] = answer.Headers.ETag!.Tag;
        }

        using var now = await server.SendAsync(one);
        Assert.Equal("no-cache", now.Headers.GetValues("Cache-Control").Single());
        Assert.Empty((await ApplyAsync(store, new FeatureEdit("places", "pl-east", null))).Problems);
        foreach (var (path, tag) in tags)
        {
            using var known = await server.SendAsync(path, headers: ("If-None-Match", tag));
            Assert.Equal((path, HttpStatusCode.NotModified), (path, known.StatusCode));
            using var anew = await server.SendAsync(path);
            Assert.Equal((path, HttpStatusCode.OK, tag), (path, anew.StatusCode, anew.Headers.ETag!.Tag));
        }

        await server.ProblemAsync(one, 404);
        await server.ProblemAsync(one + "?asOf=2", 404);
        Assert.EndsWith("/pl-east?f=json", (await server.JsonAsync(one + "?asOf=1")).GetProperty("links").EnumerateArray().Single(link => link.GetProperty("rel").GetString() == "latest-version").GetProperty("href").GetString(), StringComparison.Ordinal);
        foreach (var (language, line) in new[] { ("en", "As it was at revision 1"), ("fr", "L’état à la révision 1") })
        {
            using var page = await server.SendAsync($"{one}?asOf=1&f=html&lang={language}");
            Assert.Equal("no-cache", page.Headers.GetValues("Cache-Control").Single());
            var markup = PageMarkup.Parse(await page.Content.ReadAsStringAsync(Cancellation));
            Assert.Empty(PageMarkup.Faults(markup));
            Assert.Contains(line, markup.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_cannot_be_asked_of_the_past_is_said_by_the_name_of_the_parameter()
    {
        await using var store = await OpenAsync();
        await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        await Rename(store, "Second");
        await using var server = await ApiServer.StartAsync([], other: store);
        await using var small = await ApiServer.StartAsync([], other: store, services: services => services.Configure<PastMemory>(memory => memory.MaxBytes = 10_000));
        foreach (var path in new[] { "/collections/places/items", "/places.csv", "/collections/places/items/pl-east", "/operation.json", "/situation" })
        {
            var address = $"{Sample}{path}?{(path == "/situation" ? "datetime=2020-05-04T12:30:00Z&" : "")}asOf=";
            Assert.Contains("the last is 2", (await server.ProblemAsync(address + "3", 404)).GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.Contains("can be asked is 1", (await server.ProblemAsync(address + "1990-01-01T00:00:00Z", 404)).GetProperty("detail").GetString(), StringComparison.Ordinal);
            foreach (var wrong in new[] { "0", "x", "2020-01-01", "9000-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z" })
            {
                Assert.Equal((wrong, "asOf"), (wrong, (await server.ProblemAsync(address + wrong, 400)).GetProperty("parameter").GetString()));
            }

            Assert.Equal("asOf", (await small.ProblemAsync(address + "1", 400)).GetProperty("parameter").GetString());
            using var last = await small.SendAsync(address + "2");
            Assert.Equal(HttpStatusCode.OK, last.StatusCode);
        }

        await small.JsonAsync(Places);
        Assert.Equal("asOf", (await server.ProblemAsync(Sample + "/collections?asOf=1", 400)).GetProperty("parameter").GetString());
        await store.SetPrivateAsync(SampleOperation.Id, isPrivate: true, Cancellation);
        await server.ProblemAsync(Places + "?asOf=1", 404);
    }

    /// <summary>What follows in other items: the top of a tree of forces, a subject, the default of a dispute; and sources that are cited in another order.</summary>
    private static IEnumerable<Func<IKonnaStore, Task<EditOutcome>>> LinkedChanges() =>
    [
        store => ApplyAsync(store, new FeatureEdit("forces", "org-a", new SentFeature(Encoding.UTF8.GetBytes("""{"properties":{"parentId":null}}"""), IsPatch: true))),
        store => ApplyAsync(store, new FeatureEdit("movements", "mov-1.north", new SentFeature(Encoding.UTF8.GetBytes("""{"properties":{"subject":"side-a","versionOf":null}}"""), IsPatch: true))),
        store => store.EditOperationAsync(SampleOperation.Id, Encoding.UTF8.GetBytes("""{"disputes":[{"id":"where","name":"Where?","default":"acc-b"}]}"""), isPatch: true, null, new EditAuthor("Ana"), Cancellation),
        store => ApplyAsync(store, new FeatureEdit("places", "pl-point", new SentFeature(Encoding.UTF8.GetBytes("""{"properties":{"citations":[{"sourceId":"src-1"},{"sourceId":"src-2"}]}}"""), IsPatch: true))),
        store => ApplyAsync(store, new FeatureEdit("events", "evt-open-end", null)),
    ];

    /// <param name="revision">Null: as it is.</param>
    private static async Task<string[]> AnswersAsync(ApiServer server, int? revision)
    {
        List<string> answers = [];
        foreach (var path in AskedAsOf)
        {
            using var response = await server.SendAsync(revision is null ? Sample + path : $"{Sample}{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}asOf={revision}");
            var body = await response.Content.ReadAsByteArrayAsync(Cancellation);
            answers.Add($"{path}: {(int)response.StatusCode} {(response.IsSuccessStatusCode ? ContentOf(response.Content.Headers.ContentType?.MediaType, body) : "")}");
        }

        return [.. answers];
    }

    /// <summary>What is said, without the links, which say how it was asked.</summary>
    private static string ContentOf(string? mediaType, byte[] body)
    {
        var text = Encoding.UTF8.GetString(body);
        if (mediaType?.EndsWith("json", StringComparison.Ordinal) == true)
        {
            var json = JsonNode.Parse(text)!;
            (json as JsonObject)?.Remove("links");
            return json.ToJsonString();
        }

        return mediaType == "text/html"
            ? string.Join(' ', PageMarkup.Parse(text).Descendants().Where(element => !element.HasElements && element.Value.Length > 0 && element.Parent!.Attribute("class")?.Value is not ("past" or "tools")).Select(element => element.Value))
            : mediaType?.StartsWith("text/", StringComparison.Ordinal) == true ? text : Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(body));
    }
}
