using System.Text.Json;
using Konna.MapServer.Tests.Gdal;
using Konna.Testing;

namespace Konna.MapServer.Tests.Readers;

/// <summary>GeoParquet as another program reads it: a pure JavaScript reader that shares no line with the writer.</summary>
public sealed class HyparquetReadsTheDownloads(EmbeddedStore store) : IClassFixture<EmbeddedStore>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Uri Operation => new(store.Root, "operations/battle-of-konna/");

    public static TheoryData<string> Layers => [.. SeededCounts.ByLayer.Keys];

    [Theory]
    [MemberData(nameof(Layers))]
    public async Task Every_layer_holds_the_rows_of_its_GeoJSON(string layer)
    {
        var parquet = await ReadAsync($"{layer}.parquet");
        var features = (await JsonAsync($"{layer}.geojson")).GetProperty("features").EnumerateArray().ToList();
        var rows = parquet.GetProperty("rows").EnumerateArray().ToList();

        Assert.Equal(SeededCounts.ByLayer[layer], rows.Count);
        Assert.All(rows.Zip(features), pair => AssertSame(pair.First, pair.Second));
    }

    [Theory]
    [InlineData("places", "Point")]
    [InlineData("movements", "LineString")]
    [InlineData("areas", "Polygon")]
    [InlineData("claims", null)]
    public async Task The_metadata_is_that_of_GeoParquet_1_1(string layer, string? type)
    {
        var metadata = (await ReadAsync($"{layer}.parquet")).GetProperty("metadata");
        if (type is null)
        {
            Assert.False(metadata.TryGetProperty("geo", out _));
            return;
        }

        using var geo = JsonDocument.Parse(metadata.GetProperty("geo").GetString()!);
        Assert.Equal(["version", "primary_column", "columns"], geo.RootElement.EnumerateObject().Select(m => m.Name));
        Assert.Equal(("1.1.0", "geometry"), (geo.RootElement.GetProperty("version").GetString(), geo.RootElement.GetProperty("primary_column").GetString()));
        var column = Assert.Single(geo.RootElement.GetProperty("columns").EnumerateObject()).Value;
        Assert.Equal("WKB", column.GetProperty("encoding").GetString());
        Assert.False(column.TryGetProperty("crs", out _));
        var types = column.GetProperty("geometry_types").EnumerateArray().Select(t => t.GetString()!).ToList();
        Assert.Contains(type, types);
        Assert.All(types, t => Assert.Matches("^(GeometryCollection|(Multi)?(Point|LineString|Polygon))( Z)?$", t));
        Assert.Equal(types.Distinct(), types);
        var collection = await JsonAsync($"collections/{layer}");
        Assert.Equal(collection.GetProperty("extent").GetProperty("spatial").GetProperty("bbox")[0].GetRawText(), column.GetProperty("bbox").GetRawText());
        Assert.Equal(
            ["xmin", "ymin", "xmax", "ymax"],
            column.GetProperty("covering").GetProperty("bbox").EnumerateObject().Select(side => side.Value[0].GetString() == "bbox" && side.Value[1].GetString() == side.Name ? side.Name : "?"));
    }

    [Fact]
    public async Task Coordinates_in_metres_come_with_the_system_they_are_in()
    {
        var parquet = await ReadAsync("collections/places/items?f=parquet&limit=5&bbox=-5,14,-3,16&crs=EPSG:32630");
        var json = await JsonAsync("collections/places/items?limit=5&bbox=-5,14,-3,16&crs=EPSG:32630");
        using var geo = JsonDocument.Parse(parquet.GetProperty("metadata").GetProperty("geo").GetString()!);

        var id = geo.RootElement.GetProperty("columns").GetProperty("geometry").GetProperty("crs").GetProperty("id");
        Assert.Equal(("EPSG", 32630), (id.GetProperty("authority").GetString(), id.GetProperty("code").GetInt32()));
        Assert.Equal(
            json.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("geometry").GetRawText()),
            parquet.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("geometry").GetRawText()));
    }

    /// <summary>Every property and the geometry; the reader makes GeoJSON of the WKB and dates of the instants.</summary>
    private static void AssertSame(JsonElement row, JsonElement feature)
    {
        foreach (var property in feature.GetProperty("properties").EnumerateObject())
        {
            Assert.True(Same(property.Value, row.GetProperty(property.Name)), $"{property.Name}: {property.Value} {row.GetProperty(property.Name)}");
        }

        if (row.TryGetProperty("geometry", out var geometry))
        {
            Assert.True(JsonElement.DeepEquals(feature.GetProperty("geometry"), geometry) || IsSameArea(feature.GetProperty("geometry"), geometry), feature.ToString());
        }
    }

    private static bool Same(JsonElement expected, JsonElement actual) => (expected.ValueKind, actual.ValueKind) switch
    {
        (JsonValueKind.Array, JsonValueKind.Array) => expected.EnumerateArray().SequenceEqual(actual.EnumerateArray(), EqualityComparer<JsonElement>.Create(Same)),
        (JsonValueKind.String, JsonValueKind.String) => expected.GetString() == actual.GetString()
            || (expected.TryGetDateTimeOffset(out var a) && actual.TryGetDateTimeOffset(out var b) && a == b),
        _ => JsonElement.DeepEquals(expected, actual),
    };

    /// <summary>GeoJSON turns rings counter-clockwise; WKB keeps them as they are stored.</summary>
    private static bool IsSameArea(JsonElement expected, JsonElement actual) =>
        expected.GetProperty("type").GetString() is "Polygon" or "MultiPolygon" or "GeometryCollection"
        && string.Concat(expected.GetRawText().Order()) == string.Concat(actual.GetRawText().Order());

    private async Task<JsonElement> ReadAsync(string address)
    {
        using var folder = new TemporaryDirectory();
        var file = folder.File("layer.parquet");
        using (var client = new HttpClient())
        {
            await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync(new Uri(Operation, address), Cancellation), Cancellation);
        }

        var read = (await Subprocess.RunAsync("node", [Repository.At("tests", "readers", "parquet.mjs"), file], cancellation: Cancellation)).MustSucceed();
        using var document = JsonDocument.Parse(read.StandardOutput);
        return document.RootElement.Clone();
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var client = new HttpClient();
        using var document = JsonDocument.Parse(await client.GetStringAsync(new Uri(Operation, address), Cancellation));
        return document.RootElement.Clone();
    }
}
