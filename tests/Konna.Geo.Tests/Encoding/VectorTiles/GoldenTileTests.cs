using System.Text.Encodings.Web;
using System.Text.Json;
using Konna.Geo.Encoding;
using Konna.Geo.Encoding.VectorTiles;
using Konna.Geo.Tests.Encoding;
using Xunit;

namespace Konna.Geo.Tests.Encoding.VectorTiles;

/// <summary>Tiles of the invented items, read back and held against golden files.</summary>
public sealed class GoldenTileTests
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("places", 8, 117, 124)]
    [InlineData("movements", 8, 117, 124)]
    [InlineData("areas", 5, 15, 16)]
    public void A_tile_of_a_collection(string collection, int level, int row, int column)
    {
        var rows = new ItemRows(DomainSchemas.Of(collection));
        using var layer = new VectorTileLayer(collection, new TileGrid(TileCase.Mercator(level, row, column)), new TileAttributes(rows.Schema, null, TileCase.Epoch), 100_000);
        layer.Add(rows.Row(FictionalItems.Of(collection)));

        var tile = DecodedTile.Read(VectorTile.Of([layer], 100_000).Bytes.Span);

        var read = tile.Layers.Select(l => new
        {
            l.Name,
            Features = l.Features.Select(f => new { f.Type, f.Attributes, Geometry = f.Parts.Select(part => string.Join(' ', part.Select(p => $"{p.X},{p.Y}"))) }),
        });
        GoldenFile.AssertSame($"tile-{collection}.json", JsonSerializer.SerializeToUtf8Bytes(read, Layout));
    }
}
