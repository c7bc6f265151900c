using System.Globalization;
using System.Net;
using System.Text.Json;
using Konna.Geo.Tests.Encoding.VectorTiles;
using Konna.Testing;
using static Konna.Testing.Gdal;

namespace Konna.MapServer.Tests.Gdal;

public sealed class OthersReadTheTilesOfTheEmbeddedStore(EmbeddedStore store) : OthersReadTheTiles(store), IClassFixture<EmbeddedStore>;

public sealed class OthersReadTheTilesOfPostGis(PostGisStore store) : OthersReadTheTiles(store), IClassFixture<PostGisStore>;

/// <summary>The tiles of the seeded operation, read by the reference decoder (@mapbox/vector-tile) and by GDAL.</summary>
public abstract class OthersReadTheTiles(ServedStore store)
{
    private const double MercatorHalfWorld = 20037508.342789244;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Operation => new Uri(store.Root, "operations/battle-of-konna").ToString();

    [Fact]
    public async Task The_reference_decoder_reads_every_tile_as_it_was_meant()
    {
        using var folder = new TemporaryDirectory();
        using var client = new HttpClient();
        var tiles = new Dictionary<string, DecodedTile>(StringComparer.Ordinal);
        foreach (var (set, level, row, column) in await AddressesAsync(client))
        {
            using var response = await client.GetAsync(new Uri($"{Operation}/tiles/{set}/{level}/{row}/{column}"), Cancellation);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                var bytes = await response.Content.ReadAsByteArrayAsync(Cancellation);
                var name = $"{set}-{level}-{row}-{column}.mvt";
                await File.WriteAllBytesAsync(folder.File(name), bytes, Cancellation);
                tiles.Add(name, DecodedTile.Read(bytes));
            }
        }

        var read = (await Subprocess.RunAsync("node", [Repository.At("tests", "tiles", "decode-tiles.mjs"), folder.Path], cancellation: Cancellation)).MustSucceed();

        var lines = read.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.True(lines.Count > 30);
        Assert.Equal(tiles.Keys.Order(StringComparer.Ordinal), lines.Select(line => line.GetProperty("name").GetString()));
        Assert.All(lines, line => AssertSame(tiles[line.GetProperty("name").GetString()!], line));
    }

    [Fact]
    public async Task Gdal_reads_a_tile_from_its_address_and_finds_the_town_where_it_is()
    {
        var read = (await OgrInfoAsync(
            Cancellation, "-ro", "-al", "-where", "id = 'konna'", $"/vsicurl/{Operation}/collections/places/tiles/WebMercatorQuad/10/468/500?f=mvt", "-oo", "X=500", "-oo", "Y=468", "-oo", "Z=10")).MustSucceed();

        Assert.Contains("using driver `MVT' successful", read.StandardOutput, StringComparison.Ordinal);
        var point = read.StandardOutput.Split("POINT (")[1].Split(')')[0].Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        var town = await TownAsync();
        var unit = 2 * MercatorHalfWorld / (1 << 10) / 4096;
        Assert.Equal(town.Lon / 180 * MercatorHalfWorld, point[0], unit);
        Assert.Equal(Math.Log(Math.Tan((Math.PI / 4) + (town.Lat * Math.PI / 360))) / Math.PI * MercatorHalfWorld, point[1], unit);
    }

    [Fact]
    public async Task Gdal_finds_every_located_feature_in_the_one_tile_of_the_world()
    {
        using var folder = new TemporaryDirectory();
        using var client = new HttpClient();
        await File.WriteAllBytesAsync(folder.File("0.mvt"), await client.GetByteArrayAsync(new Uri($"{Operation}/tiles/WebMercatorQuad/0/0/0?collections=movements,events"), Cancellation), Cancellation);

        var read = (await OgrInfoAsync(Cancellation, "-ro", "-so", "-al", folder.File("0.mvt"))).MustSucceed();

        using var events = JsonDocument.Parse(await client.GetStringAsync(new Uri($"{Operation}/events.geojson"), Cancellation));
        Assert.Equal(
            events.RootElement.GetProperty("features").EnumerateArray().Count(f => f.GetProperty("geometry").ValueKind != JsonValueKind.Null),
            OgrSummary.Read(read.StandardOutput)["events"]);
        Assert.Contains("\nt0: Integer", read.StandardOutput, StringComparison.Ordinal);
    }

    private async Task<(double Lon, double Lat)> TownAsync()
    {
        using var client = new HttpClient();
        using var town = JsonDocument.Parse(await client.GetStringAsync(new Uri($"{Operation}/collections/places/items/konna?f=json"), Cancellation));
        var position = town.RootElement.GetProperty("geometry").GetProperty("coordinates");
        return (position[0].GetDouble(), position[1].GetDouble());
    }

    /// <summary>Every tile within the limits down to zoom 6, and the column of tiles over the town down to the finest.</summary>
    private async Task<IReadOnlyList<(string Set, int Level, int Row, int Column)>> AddressesAsync(HttpClient client)
    {
        List<(string, int, int, int)> addresses = [];
        foreach (var set in new[] { "WebMercatorQuad", "WorldCRS84Quad" })
        {
            using var tileset = JsonDocument.Parse(await client.GetStringAsync(new Uri($"{Operation}/tiles/{set}?f=json"), Cancellation));
            foreach (var limits in tileset.RootElement.GetProperty("tileMatrixSetLimits").EnumerateArray().Take(7))
            {
                int Limit(string name) => limits.GetProperty(name).GetInt32();
                addresses.AddRange(
                    from row in Enumerable.Range(Limit("minTileRow"), Limit("maxTileRow") - Limit("minTileRow") + 1)
                    from column in Enumerable.Range(Limit("minTileCol"), Limit("maxTileCol") - Limit("minTileCol") + 1)
                    select (set, int.Parse(limits.GetProperty("tileMatrix").GetString()!, CultureInfo.InvariantCulture), row, column));
            }
        }

        var town = await TownAsync();
        for (var level = 7; level <= 18; level++)
        {
            var (x, y) = TileCase.Place(TileCase.Mercator(level, 0, 0), town.Lon, town.Lat);
            addresses.Add(("WebMercatorQuad", level, (int)(y / TileCase.Extent), (int)(x / TileCase.Extent)));
        }

        return addresses;
    }

    private static void AssertSame(DecodedTile tile, JsonElement read)
    {
        var layers = read.GetProperty("layers").EnumerateArray().ToList();
        Assert.Equal(tile.Layers.Select(l => l.Name), layers.Select(l => l.GetProperty("id").GetString()));
        foreach (var (own, theirs) in tile.Layers.Zip(layers))
        {
            Assert.Equal((2, 4096), (theirs.GetProperty("version").GetInt32(), theirs.GetProperty("extent").GetInt32()));
            var features = theirs.GetProperty("features").EnumerateArray().ToList();
            Assert.Equal(own.Features.Count, features.Count);
            foreach (var (feature, found) in own.Features.Zip(features))
            {
                Assert.Equal(feature.Type, found.GetProperty("type").GetInt32());
                Assert.Equal(feature.Attributes.Keys, found.GetProperty("properties").EnumerateObject().Select(p => p.Name));
                Assert.All(feature.Attributes, attribute => Assert.Equal(
                    JsonSerializer.SerializeToElement(attribute.Value).ToString(), found.GetProperty("properties").GetProperty(attribute.Key).ToString()));

                // The reference decoder closes rings and keeps points in parts of one.
                var parts = found.GetProperty("parts").EnumerateArray().Select(part => part.EnumerateArray().Select(p => (p[0].GetInt32(), p[1].GetInt32())).ToList()).ToList();
                Assert.Equal(feature.Parts.SelectMany(p => feature.Type == 3 ? p.Append(p[0]) : p), parts.SelectMany(p => p));
                Assert.Equal(feature.Type == 3 ? feature.Parts.Count : 0, found.GetProperty("polygons").EnumerateArray().Sum(rings => rings.GetInt32()));
            }
        }
    }
}
