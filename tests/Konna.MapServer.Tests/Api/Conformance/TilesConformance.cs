using System.Net;
using System.Text.Json;
using Konna.Geo.Tests.Encoding.VectorTiles;

namespace Konna.MapServer.Tests.Api.Conformance;

public sealed class TilesConformanceOnGeoPackage(GeoPackageApi api) : TilesConformance(api), IClassFixture<GeoPackageApi>;

public sealed class TilesConformanceOnPostGis(PostGisApi api) : TilesConformance(api), IClassFixture<PostGisApi>;

/// <summary>The abstract tests of OGC API - Tiles 1.0 (20-057) and of the Two Dimensional Tile Matrix Set 2.0 (17-083r4) by their names. That both stores give the same bytes is in <see cref="StoreApiContract"/>.</summary>
public abstract class TilesConformance(StoreApi api)
{
    private const string Op = ApiFixture.Operation;
    private const string Mercator = "WebMercatorQuad";
    private static readonly string[] Sets = [Mercator, "WorldCRS84Quad"];
    private static readonly string[] Located = ["places", "movements", "events", "areas"];
    private readonly ApiServer server = api.Server;

    private static IEnumerable<string> Resources => [Op, .. Located.Select(c => $"{Op}/collections/{c}")];

    [Fact(DisplayName = "/conf/core/conformance-success, /conf/*/conformance-success")]
    public async Task Conformance_success()
    {
        var declared = (await server.JsonAsync(Op + "/conformance")).GetProperty("conformsTo").EnumerateArray().Select(c => c.GetString()!.Replace("http://www.opengis.net/spec/", "", StringComparison.Ordinal)).ToList();

        Assert.Equal(
            ["collections-selection", "core", "dataset-tilesets", "datetime", "geodata-tilesets", "mvt", "oas30", "tileset", "tilesets-list"],
            declared.Where(c => c.StartsWith("ogcapi-tiles-1/1.0/conf/", StringComparison.Ordinal)).Select(c => c.Split('/')[^1]));
        Assert.Equal(
            ["json-tilematrixset", "json-tilematrixsetlimits", "json-tilesetmetadata", "tilematrixset", "tilematrixsetlimits", "tilesetmetadata"],
            declared.Where(c => c.StartsWith("tms/2.0/conf/", StringComparison.Ordinal)).Select(c => c.Split('/')[^1]));
    }

    [Fact(DisplayName = "/conf/core/tc-op, /conf/core/tc-success, /conf/core/tc-tilematrix-definition, tc-tilerow-definition, tc-tilecol-definition")]
    public async Task Tiles_are_had_by_the_template()
    {
        foreach (var set in Sets)
        {
            var tileset = await server.JsonAsync($"{Op}/tiles/{set}");
            var template = Link(tileset, "item").GetProperty("href").GetString()!;
            foreach (var limits in tileset.GetProperty("tileMatrixSetLimits").EnumerateArray().Take(6))
            {
                var address = template
                    .Replace("{tileMatrix}", limits.GetProperty("tileMatrix").GetString(), StringComparison.Ordinal)
                    .Replace("{tileRow}", limits.GetProperty("minTileRow").ToString(), StringComparison.Ordinal)
                    .Replace("{tileCol}", limits.GetProperty("maxTileCol").ToString(), StringComparison.Ordinal);
                using var response = await server.SendAsync(address);
                Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NoContent, address);
            }
        }

        var tile = await TileAsync($"{Op}/tiles/{Mercator}/8/117/125");
        Assert.Equal(Located, tile.Layers.Select(l => l.Name));
    }

    [Theory(DisplayName = "/conf/core/tc-error")]
    [InlineData("tiles/WebMercatorQuad/3/0/0", 404)]
    [InlineData("tiles/WebMercatorQuad/3/8/0", 404)]
    [InlineData("tiles/WebMercatorQuad/3/3/2147483647", 404)]
    [InlineData("tiles/WebMercatorQuad/19/0/0", 404)]
    [InlineData("tiles/WebMercatorQuad/x/0/0", 404)]
    [InlineData("tiles/WebMercatorQuad/03/3/3", 404)]
    [InlineData("tiles/NoSuchQuad/0/0/0", 404)]
    [InlineData("tiles/NoSuchQuad", 404)]
    [InlineData("tileMatrixSets/NoSuchQuad", 404)]
    [InlineData("collections/units/tiles", 404)]
    [InlineData("collections/units/tiles/WebMercatorQuad/0/0/0", 404)]
    [InlineData("tiles/WebMercatorQuad/3/x/3", 400)]
    [InlineData("tiles/WebMercatorQuad/3/3/-1", 400)]
    [InlineData("tiles/WebMercatorQuad/3/03/3", 400)]
    [InlineData("tiles/WebMercatorQuad/3/3.0/3", 400)]
    [InlineData("tiles/WebMercatorQuad/3/99999999999999999999/3", 400)]
    public Task Out_of_range_and_malformed(string path, int status) => server.ProblemAsync($"{Op}/{path}", status);

    [Fact(DisplayName = "/conf/core/tc-error (2): within the limits, nothing there")]
    public async Task An_empty_tile_is_no_content()
    {
        using var response = await server.SendAsync($"{Op}/collections/places/tiles/{Mercator}/9/255/300");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Null(response.Content.Headers.ContentType);
        Assert.NotNull(response.Headers.ETag);
    }

    [Fact(DisplayName = "/conf/tileset/description, /conf/tms tilesetmetadata, json-tilesetmetadata, tilematrixsetlimits, json-tilematrixsetlimits")]
    public async Task Tileset_description()
    {
        foreach (var (resource, set) in Resources.SelectMany(r => Sets.Select(s => (r, s))))
        {
            var tileset = await server.JsonAsync($"{resource}/tiles/{set}");

            Assert.Equal("vector", tileset.GetProperty("dataType").GetString());
            Assert.Equal($"http://www.opengis.net/def/tilematrixset/OGC/1.0/{set}", tileset.GetProperty("tileMatrixSetURI").GetString());
            var definition = await server.JsonAsync(Link(tileset, "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme").GetProperty("href").GetString()!);
            Assert.Equal(definition.GetProperty("crs").GetString(), tileset.GetProperty("crs").GetString());
            var item = Link(tileset, "item");
            Assert.True(item.GetProperty("templated").GetBoolean());
            Assert.Equal("application/vnd.mapbox-vector-tile", item.GetProperty("type").GetString());
            Assert.All(["{tileMatrix}", "{tileRow}", "{tileCol}"], variable => Assert.Contains(variable, item.GetProperty("href").GetString(), StringComparison.Ordinal));
            Assert.All(tileset.GetProperty("layers").EnumerateArray(), layer =>
            {
                Assert.Equal("vector", layer.GetProperty("dataType").GetString());
                Assert.Equal("object", layer.GetProperty("propertiesSchema").GetProperty("type").GetString());
                Assert.Equal("integer", layer.GetProperty("propertiesSchema").GetProperty("properties").GetProperty("t0").GetProperty("type").GetString());
            });
            var matrices = definition.GetProperty("tileMatrices").EnumerateArray().ToDictionary(m => m.GetProperty("id").GetString()!);
            Assert.All(tileset.GetProperty("tileMatrixSetLimits").EnumerateArray(), limit =>
            {
                var matrix = matrices[limit.GetProperty("tileMatrix").GetString()!];
                Assert.InRange(limit.GetProperty("minTileRow").GetInt32(), 0, limit.GetProperty("maxTileRow").GetInt32());
                Assert.InRange(limit.GetProperty("minTileCol").GetInt32(), 0, limit.GetProperty("maxTileCol").GetInt32());
                Assert.True(limit.GetProperty("maxTileRow").GetInt32() < matrix.GetProperty("matrixHeight").GetInt32());
                Assert.True(limit.GetProperty("maxTileCol").GetInt32() < matrix.GetProperty("matrixWidth").GetInt32());
            });
        }
    }

    [Fact(DisplayName = "/conf/tilesets-list/tileset-links")]
    public async Task Tileset_links()
    {
        foreach (var resource in Resources)
        {
            var tilesets = (await server.JsonAsync($"{resource}/tiles")).GetProperty("tilesets").EnumerateArray().ToList();

            Assert.Equal(Sets.Length, tilesets.Count);
            foreach (var (tileset, set) in tilesets.Zip(Sets))
            {
                Assert.Equal("vector", tileset.GetProperty("dataType").GetString());
                var self = Link(tileset, "self").GetProperty("href").GetString()!;
                Assert.EndsWith($"{resource}/tiles/{set}", self, StringComparison.Ordinal);
                var whole = await server.JsonAsync(self);
                Assert.Equal(whole.GetProperty("crs").GetString(), tileset.GetProperty("crs").GetString());
                Assert.Equal(whole.GetProperty("tileMatrixSetURI").GetString(), tileset.GetProperty("tileMatrixSetURI").GetString());
                await server.JsonAsync(Link(tileset, "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme").GetProperty("href").GetString()!);
            }
        }
    }

    [Fact(DisplayName = "/conf/dataset-tilesets/landingpage, /conf/dataset-tilesets/operation")]
    public async Task Landing_page()
    {
        var landing = await server.JsonAsync(Op + "?f=json");

        var list = await server.JsonAsync(Link(landing, "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector").GetProperty("href").GetString()!);
        Assert.Equal(2, list.GetProperty("tilesets").GetArrayLength());
        var sets = await server.JsonAsync(Link(landing, "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes").GetProperty("href").GetString()!);
        Assert.Equal(Sets, sets.GetProperty("tileMatrixSets").EnumerateArray().Select(s => s.GetProperty("id").GetString()));
    }

    [Fact(DisplayName = "/conf/geodata-tilesets/desc-links, /conf/geodata-tilesets/operation")]
    public async Task Desc_links()
    {
        foreach (var collection in (await server.JsonAsync(Op + "/collections")).GetProperty("collections").EnumerateArray())
        {
            var tilesets = collection.GetProperty("links").EnumerateArray().Where(l => l.GetProperty("rel").GetString() == "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector").ToList();
            Assert.Equal(Located.Contains(collection.GetProperty("id").GetString()) ? 1 : 0, tilesets.Count);
            foreach (var link in tilesets)
            {
                await server.JsonAsync(link.GetProperty("href").GetString()!);
            }
        }
    }

    [Fact(DisplayName = "/conf/collections-selection/collections-parameter, /conf/collections-selection/collections-response")]
    public async Task Collections_selection()
    {
        Assert.Equal(["areas", "places"], (await TileAsync($"{Op}/tiles/{Mercator}/8/117/125?collections=areas,places")).Layers.Select(l => l.Name));
        Assert.Equal(["places", "areas"], (await server.JsonAsync($"{Op}/tiles/{Mercator}?collections=places,areas")).GetProperty("layers").EnumerateArray().Select(l => l.GetProperty("id").GetString()));
        Assert.Contains("collections=areas", Link(await server.JsonAsync($"{Op}/tiles/{Mercator}?collections=areas"), "item").GetProperty("href").GetString(), StringComparison.Ordinal);
        foreach (var bad in new[] { "nothing", "units", "places,places", "places,", "Places" })
        {
            Assert.Equal("collections", (await server.ProblemAsync($"{Op}/tiles/{Mercator}/0/0/0?collections={bad}", 400)).GetProperty("parameter").GetString());
        }

        Assert.Equal("collections", (await server.ProblemAsync($"{Op}/collections/places/tiles/{Mercator}/0/0/0?collections=places", 400)).GetProperty("parameter").GetString());
    }

    [Theory(DisplayName = "/conf/datetime/axis")]
    [InlineData("datetime=2020-05-02T13:00:00Z", 1)]
    [InlineData("datetime=2020-05-02T12:00:00Z/2020-05-02T18:00:00Z", 2)]
    [InlineData("subset=datetime(%222020-05-02T13:00:00Z%22)", 1)]
    [InlineData("subset=datetime(%222020-05-02T12:00:00Z%22:%222020-05-02T18:00:00Z%22)", 2)]
    [InlineData("subset=datetime(%222020-05-02T18:00:01Z%22:*)", 2)]
    [InlineData("subset=datetime(*:%222020-05-02T12:00:00Z%22)", 1)]
    [InlineData("subset=datetime(2020-05-02)", 2)]
    [InlineData("subset=datetime(2020-05-02:2020-05-03)", 3)]
    public async Task Datetime(string query, int movements) =>
        Assert.Equal(movements, (await TileAsync($"{Op}/collections/movements/tiles/{Mercator}/5/14/15?{query}")).Layers.Single().Features.Count);

    [Theory]
    [InlineData("subset=datetime", "subset")]
    [InlineData("subset=Lat(1:2)", "subset")]
    [InlineData("subset=datetime(2020-05-02T13:00:00Z)", "subset")]
    [InlineData("subset=datetime(*)", "subset")]
    [InlineData("subset=datetime(%222020-13-02%22)", "subset")]
    [InlineData("subset=datetime(2020-05-02)&datetime=2020-05-02", "subset")]
    [InlineData("datetime=noon", "datetime")]
    [InlineData("filter=kind=", "filter")]
    [InlineData("filter=noSuch=1", "filter")]
    [InlineData("filter=geonamesId%20IS%20NULL", "filter")]
    [InlineData("filter-lang=ecql&filter=id=1", "filter-lang")]
    [InlineData("properties=noSuch", "properties")]
    [InlineData("bbox=1,2,3,4", "bbox")]
    [InlineData("f=png", "f")]
    public async Task Whatever_is_wrong_is_told_and_never_passed_over(string query, string parameter)
    {
        Assert.Equal(parameter, (await server.ProblemAsync($"{Op}/tiles/{Mercator}/0/0/0?{query}", 400)).GetProperty("parameter").GetString());
        Assert.Equal(parameter, (await server.ProblemAsync($"{Op}/tiles/{Mercator}?{query}", 400)).GetProperty("parameter").GetString());
    }

    [Fact(DisplayName = "/conf/mvt/content")]
    public async Task Mvt_content()
    {
        using var response = await server.SendAsync($"{Op}/collections/places/tiles/{Mercator}/8/117/125");
        Assert.Equal("application/vnd.mapbox-vector-tile", response.Content.Headers.ContentType?.ToString());

        // The grid maps linearly to the tile: what it says of a place is where the place is.
        var tile = DecodedTile.Read(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var places = tile.Layers.Single().Features;
        Assert.NotEmpty(places);
        foreach (var place in places)
        {
            var number = int.Parse(((string)place.Attributes["id"])[3..], System.Globalization.CultureInfo.InvariantCulture);
            var (x, y) = TileCase.Place(TileCase.Mercator(8, 117, 125), -4 + (number * 0.04), 14 + (number * 0.04));
            Assert.InRange(place.Parts[0][0].X - x, -0.51, 0.51);
            Assert.InRange(place.Parts[0][0].Y - y, -0.51, 0.51);
        }
    }

    [Fact]
    public async Task A_filter_chooses_features_in_every_layer()
    {
        var tile = await TileAsync($"{Op}/tiles/{Mercator}/8/117/125?collections=places,events&filter=name%20LIKE%20'%251%25'");

        Assert.Equal(["places"], tile.Layers.Select(l => l.Name));
        Assert.All(tile.Layers.Single().Features, f => Assert.Contains('1', (string)f.Attributes["name"]));
    }

    [Fact]
    public async Task Properties_choose_what_is_said()
    {
        var tile = await TileAsync($"{Op}/tiles/{Mercator}/8/117/125?properties=kind,facts&collections=places,events");

        Assert.All(tile.Layers.Single(l => l.Name == "places").Features, f => Assert.Equal(["id", "kind"], f.Attributes.Keys.Order(StringComparer.Ordinal)));
        Assert.Equal("[\"F1\",\"F2\"]", tile.Layers.Single(l => l.Name == "events").Features.Single().Attributes["facts"]);
    }

    [Fact]
    public async Task Time_is_in_seconds_from_the_begin_of_the_operation()
    {
        var shot = (await TileAsync($"{Op}/collections/events/tiles/{Mercator}/8/117/125")).Layers.Single().Features.Single();

        Assert.All(["t0", "t1", "u0", "u1"], name => Assert.Equal((long)TimeSpan.FromHours(36).TotalSeconds, shot.Attributes[name]));
        Assert.Equal("2020-05-01T00:00:00Z", (await server.JsonAsync($"{Op}/tiles/{Mercator}?f=tilejson")).GetProperty("epoch").GetString());
        Assert.DoesNotContain("t0", (await TileAsync($"{Op}/collections/areas/tiles/{Mercator}/8/117/125")).Layers.Single().Features.Single().Attributes.Keys);
    }

    [Fact]
    public async Task TileJson_is_of_the_square_web_map_alone()
    {
        var described = await server.JsonAsync($"{Op}/tiles/{Mercator}?f=tilejson&datetime=2020-05-02");

        Assert.Equal("3.0.0", described.GetProperty("tilejson").GetString());
        Assert.EndsWith($"{Op}/tiles/{Mercator}/{{z}}/{{y}}/{{x}}?datetime=2020-05-02&f=mvt", described.GetProperty("tiles")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(Located, described.GetProperty("vector_layers").EnumerateArray().Select(l => l.GetProperty("id").GetString()));
        Assert.Equal("f", (await server.ProblemAsync($"{Op}/tiles/WorldCRS84Quad?f=tilejson", 400)).GetProperty("parameter").GetString());
    }

    [Fact(DisplayName = "/conf/tms tilematrixset, json-tilematrixset")]
    public async Task Definitions()
    {
        foreach (var id in Sets)
        {
            var set = await server.JsonAsync($"{Op}/tileMatrixSets/{id}");

            Assert.Equal(id, set.GetProperty("id").GetString());
            Assert.All(["title", "uri", "crs", "orderedAxes", "wellKnownScaleSet", "tileMatrices"], name => Assert.True(set.TryGetProperty(name, out _), name));
            var coarsest = set.GetProperty("tileMatrices")[0];
            Assert.Equal(("0", "topLeft", 256, 256), (coarsest.GetProperty("id").GetString(), coarsest.GetProperty("cornerOfOrigin").GetString(), coarsest.GetProperty("tileWidth").GetInt32(), coarsest.GetProperty("tileHeight").GetInt32()));
            Assert.Equal(2, coarsest.GetProperty("pointOfOrigin").GetArrayLength());
        }
    }

    [Fact(DisplayName = "/conf/oas30/completeness, /conf/oas30/operation-id")]
    public async Task Oas30()
    {
        var paths = (await server.JsonAsync(Op + "/api")).GetProperty("paths").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetProperty("get"));

        foreach (var (prefix, kind) in Located.Select(c => ($"/collections/{c}", "collection")).Append(("", "dataset")))
        {
            foreach (var (path, name) in new[] { ("/tiles", "getTileSetsList"), ("/tiles/{tileMatrixSetId}", "getTileSet"), ("/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}", "getTile") })
            {
                var operation = paths[prefix + path];
                Assert.EndsWith($".{kind}.vector.{name}", operation.GetProperty("operationId").GetString(), StringComparison.Ordinal);
                var parameters = operation.GetProperty("parameters").EnumerateArray().ToDictionary(p => p.GetProperty("name").GetString()!, p => p.GetProperty("in").GetString());
                Assert.Equal(path.Count(c => c == '{'), parameters.Values.Count(v => v == "path"));
                Assert.Equal(kind == "dataset", parameters.ContainsKey("collections"));
                Assert.All(["datetime", "subset", "filter"], p => Assert.Equal("query", parameters[p]));
                Assert.Equal(name == "getTile", operation.GetProperty("responses").TryGetProperty("204", out _));
            }
        }

        Assert.Equal("getTileMatrixSetsList", paths["/tileMatrixSets"].GetProperty("operationId").GetString());
        Assert.Equal("getTileMatrixSet", paths["/tileMatrixSets/{tileMatrixSetId}"].GetProperty("operationId").GetString());
    }

    [Fact]
    public async Task Tiles_are_revalidated_by_a_strong_tag_and_compressed()
    {
        const string Path = $"{Op}/tiles/{Mercator}/8/117/125";
        using var plain = await server.SendAsync(Path);
        using var coded = await server.SendAsync(Path, headers: ("Accept-Encoding", "br"));
        Assert.Equal("br", Assert.Single(coded.Content.Headers.ContentEncoding));
        Assert.Equal("no-cache", coded.Headers.CacheControl?.ToString());
        Assert.False(coded.Headers.ETag!.IsWeak);
        Assert.NotEqual(plain.Headers.ETag, coded.Headers.ETag);

        using var again = await server.SendAsync(Path, headers: [("Accept-Encoding", "br"), ("If-None-Match", coded.Headers.ETag.Tag)]);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var head = await server.SendAsync(Path, method: HttpMethod.Head);
        Assert.Equal((HttpStatusCode.OK, plain.Content.Headers.ContentLength), (head.StatusCode, head.Content.Headers.ContentLength));
    }

    [Fact]
    public async Task Tilesets_and_matrix_sets_have_pages_in_both_languages()
    {
        foreach (var path in new[] { "/tiles", $"/tiles/{Mercator}", "/tiles/WorldCRS84Quad", "/collections/places/tiles", $"/collections/places/tiles/{Mercator}", "/tileMatrixSets", $"/tileMatrixSets/{Mercator}" })
        {
            foreach (var language in new[] { "en", "fr" })
            {
                using var response = await server.SendAsync($"{Op}{path}?f=html&lang={language}");
                Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
                Assert.Contains($"<html lang=\"{language}\">", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            }
        }
    }

    private async Task<DecodedTile> TileAsync(string path)
    {
        using var response = await server.SendAsync(path);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {(int)response.StatusCode}");
        return DecodedTile.Read(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static JsonElement Link(JsonElement document, string rel) =>
        document.GetProperty("links").EnumerateArray().Single(l => l.GetProperty("rel").GetString() == rel && !(l.TryGetProperty("templated", out var t) && t.GetBoolean() && rel != "item"));
}
