using System.Buffers;
using Konna.Geo.Encoding;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Xunit;

namespace Konna.Geo.Tests.Encoding;

public class GeoJsonGeometryWriterTests
{
    [Theory]
    [InlineData("point", "POINT (-3.895 14.945)")]
    [InlineData("point-z", "POINT Z (-3.895 14.945 271.5)")]
    [InlineData("point-m", "POINT M (-3.895 14.945 1357776000)")]
    [InlineData("point-zm", "POINT ZM (-3.895 14.945 271.5 1357776000)")]
    [InlineData("point-empty", "POINT EMPTY")]
    [InlineData("linestring", "LINESTRING (-4.1 15, -4 15.0000001, -3.9 0.1)")]
    [InlineData("linestring-empty", "LINESTRING EMPTY")]
    [InlineData("polygon-wound-clockwise-with-hole-wound-counter-clockwise", "POLYGON ((0 0, 0 4, 4 4, 4 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))")]
    [InlineData("polygon-wound-right", "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))")]
    [InlineData("polygon-empty", "POLYGON EMPTY")]
    [InlineData("multipoint", "MULTIPOINT ((1 2), (3 4))")]
    [InlineData("multipoint-with-empty-parts", "MULTIPOINT (EMPTY, (1 2), EMPTY, (3 4))")]
    [InlineData("multipoint-empty", "MULTIPOINT EMPTY")]
    [InlineData("multilinestring", "MULTILINESTRING ((1 2, 3 4), (5 6, 7 8, 9 10))")]
    [InlineData("multilinestring-with-empty-parts", "MULTILINESTRING (EMPTY, (1 2, 3 4))")]
    [InlineData("multipolygon", "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 6, 6 5, 5 5)))")]
    [InlineData("multipolygon-with-empty-parts", "MULTIPOLYGON (EMPTY, ((0 0, 1 0, 1 1, 0 0)))")]
    [InlineData("geometrycollection", "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (1 2, 3 4), GEOMETRYCOLLECTION (MULTIPOINT ((5 6)), POINT EMPTY))")]
    [InlineData("geometrycollection-empty", "GEOMETRYCOLLECTION EMPTY")]
    public void Each_geometry_type_has_its_geojson_form(string name, string wkt)
    {
        GoldenFile.AssertSame($"geometry-{name}.json", Written(Wkb(wkt)));
    }

    [Fact]
    public void No_geometry_is_null() => Assert.Equal("null", Text([]));

    [Theory]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(-0.0, "0")]
    [InlineData(-179.9999999, "-179.9999999")]
    [InlineData(14.94500000000001, "14.94500000000001")]
    [InlineData(1e-9, "1E-09")]
    [InlineData(-3, "-3")]
    [InlineData(99999999.9, "99999999.9")]
    public void Numbers_are_the_shortest_that_read_back_the_same(double x, string written)
    {
        var wkb = new WKBWriter().Write(new Point(x, 0));

        Assert.Equal($"{{\"type\":\"Point\",\"coordinates\":[{written},0]}}", Text(wkb));
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.PositiveInfinity)]
    public void Coordinates_that_are_no_numbers_are_refused(double x, double y)
    {
        var wkb = new WKBWriter().Write(new LineString([new Coordinate(0, 0), new Coordinate(x, y)]));

        Assert.Throws<WkbFormatException>(() => Written(wkb));
    }

    [Fact]
    public void A_height_that_is_no_number_is_left_out()
    {
        var writer = new WKBWriter(ByteOrder.LittleEndian, handleSRID: false, emitZ: true);
        var wkb = writer.Write(new LineString([new CoordinateZ(0, 1, double.NaN), new CoordinateZ(2, 3, 4)]));

        Assert.Equal("{\"type\":\"LineString\",\"coordinates\":[[0,1],[2,3,4]]}", Text(wkb));
    }

    internal static byte[] Wkb(string wkt) =>
        new WKBWriter(ByteOrder.LittleEndian, handleSRID: false) { HandleOrdinates = Ordinates.XYZM }.Write(new WKTReader().Read(wkt));

    private static string Text(byte[] wkb) => System.Text.Encoding.UTF8.GetString(Written(wkb));

    internal static ReadOnlySpan<byte> Written(byte[] wkb)
    {
        var output = new ArrayBufferWriter<byte>();
        GeoJsonGeometryWriter.Write(output, wkb);
        return output.WrittenSpan;
    }
}
