using Konna.Geo.Crs;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Konna.Geo.Tests.Crs;

public sealed class WkbTransformTests
{
    private static readonly CoordinateReferenceSystem Utm30 = CrsRegistry.Find("EPSG:32630")!;

    [Theory]
    [InlineData(ByteOrder.LittleEndian)]
    [InlineData(ByteOrder.BigEndian)]
    public void Every_vertex_moves_and_Z_and_M_stay(ByteOrder order)
    {
        var factory = new GeometryFactory(new PrecisionModel(), 4326);
        var line = factory.CreateLineString([new CoordinateZM(-4, 14.9, 270, 1357822800), new CoordinateZM(-3.9, 15, double.NaN, 1357826400)]);
        var collection = factory.CreateGeometryCollection([line, factory.CreatePoint(), factory.CreatePoint(new CoordinateZM(-4, 14.9, 1, 2))]);
        var moved = new WKBReader().Read(WkbTransform.FromLonLat(new WKBWriter(order, true, true, true).Write(collection), Utm30).ToArray());
        foreach (var (before, after) in collection.Coordinates.Zip(moved.Coordinates))
        {
            Assert.True(Utm30.TryFromLonLat(before.X, before.Y, out var x, out var y));
            Assert.Equal((x, y, before.Z, before.M), (after.X, after.Y, after.Z, after.M));
        }

        Assert.True(moved.GetGeometryN(1).IsEmpty);
    }

    [Fact]
    public void A_vertex_outside_the_area_is_named()
    {
        var wkb = new WKBWriter().Write(new Point(100, 10));
        var exception = Assert.Throws<OutsideCrsAreaException>(() => WkbTransform.FromLonLat(wkb, Utm30));
        Assert.Contains("100, 10", exception.Message, StringComparison.Ordinal);
        Assert.Contains("EPSG:32630", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_stored_system_costs_nothing()
    {
        ReadOnlyMemory<byte> wkb = new WKBWriter().Write(new Point(1, 2));
        Assert.Equal(wkb, WkbTransform.FromLonLat(wkb, CrsRegistry.Crs84));
    }
}
