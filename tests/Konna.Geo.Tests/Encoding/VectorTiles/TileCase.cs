using Konna.Geo.Collections;
using Konna.Geo.Encoding.VectorTiles;
using Konna.Geo.Features;
using Konna.Geo.Tiles;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Konna.Geo.Tests.Encoding.VectorTiles;

/// <summary>Makes tiles of geometries alone, and says where degrees lie in them by a computation of its own.</summary>
internal static class TileCase
{
    public const int Extent = 4096;
    public const int Buffer = 128;

    public static CollectionSchema Plain { get; } = new(
        "things", "things", "", "", "", "", GeometryKind.Any, [new PropertySchema("id", "id", PropertyType.String, "", "") { Role = PropertyRole.Id }]);

    public static DateTimeOffset Epoch { get; } = new(2020, 5, 1, 0, 0, 0, TimeSpan.Zero);

    public static TileAddress Address(TileMatrixSet set, int level, int row, int column) => new(set, set.Matrices[level], row, column);

    public static TileAddress Mercator(int level, int row, int column) => Address(TileMatrixSets.WebMercatorQuad, level, row, column);

    public static ReadOnlyMemory<byte> Wkb(Geometry geometry) => new WKBWriter(ByteOrder.LittleEndian, handleSRID: false) { HandleOrdinates = Ordinates.XYZM }.Write(geometry);

    public static Geometry Wkt(string wkt) => new WKTReader().Read(wkt);

    public static FeatureRow Row(string id, Geometry geometry) => new(id, Wkb(geometry), [id]);

    public static VectorTile Encode(TileAddress address, int most, IEnumerable<FeatureRow> rows, TileAttributes? attributes = null)
    {
        using var layer = new VectorTileLayer("things", new TileGrid(address), attributes ?? new TileAttributes(Plain, null, Epoch), most);
        foreach (var row in rows)
        {
            layer.Add(row);
        }

        return VectorTile.Of([layer], most);
    }

    public static IReadOnlyList<DecodedTile.Feature> Features(TileAddress address, params IEnumerable<Geometry> geometries)
    {
        var tile = Encode(address, 1_000_000, geometries.Select((g, i) => Row($"f{i:000000}", g)));
        return DecodedTile.Read(tile.Bytes.Span).Layers.SelectMany(l => l.Features).ToList();
    }

    /// <summary>Where a position lies on the grid, before it is rounded: by the textbook's formula of the projection.</summary>
    public static (double X, double Y) Place(TileAddress address, double lon, double lat)
    {
        var across = (lon + 180) / 360;
        var down = address.Set == TileMatrixSets.WebMercatorQuad
            ? (1 - (Math.Log(Math.Tan((Math.PI / 4) + (lat * Math.PI / 360))) / Math.PI)) / 2
            : (90 - lat) / 180;
        return (((across * address.Matrix.Width) - address.Column) * Extent, ((down * address.Matrix.Height) - address.Row) * Extent);
    }

    public static bool IsKept(double x, double y) => x is >= -Buffer and <= Extent + Buffer && y is >= -Buffer and <= Extent + Buffer;
}
