using System.Buffers.Binary;
using System.Text.Json;
using FsCheck.Xunit;
using Konna.Geo.Encoding;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using Xunit;

namespace Konna.Geo.Tests.Encoding;

public class WkbReaderTests
{
    [Property(MaxTest = 500, Arbitrary = [typeof(WkbCase)])]
    public void What_nettopologysuite_writes_is_read_as_it_was(WkbCase written)
    {
        Assert.Equal(WkbTokens.Expected(written.Geometry), WkbTokens.Read(written.Wkb));
    }

    [Property(MaxTest = 100, Arbitrary = [typeof(WkbCase)])]
    public void The_spatial_reference_is_given_when_it_is_there(WkbCase written)
    {
        var reader = new WkbReader(written.Wkb);
        while (reader.Read())
        {
        }

        Assert.Equal(written.HasSrid ? 4326 : 0, reader.Srid);
    }

    [Property(MaxTest = 500, Arbitrary = [typeof(WkbCase)])]
    public void The_geojson_of_any_geometry_has_its_positions_to_the_last_bit(WkbCase written)
    {
        using var json = JsonDocument.Parse(GeoJsonGeometryWriterTests.Written(written.Wkb).ToArray());

        var found = new List<(double X, double Y, double Z)>();
        Collect(json.RootElement, found);

        Assert.Equal(written.Geometry.Coordinates.Select(c => (c.X, c.Y, double.IsFinite(c.Z) ? c.Z : 0)).Order(), found.Order());
    }

    [Property(MaxTest = 200)]
    public void Outer_rings_run_counter_clockwise(sbyte x1, sbyte y1, sbyte x2, sbyte y2, sbyte x3, sbyte y3)
    {
        Coordinate[] ring = [new(x1, y1), new(x2, y2), new(x3, y3), new(x1, y1)];
        var wkb = new NetTopologySuite.IO.WKBWriter().Write(new Polygon(new LinearRing(ring)));

        using var json = JsonDocument.Parse(GeoJsonGeometryWriterTests.Written(wkb).ToArray());

        var found = new List<(double X, double Y, double Z)>();
        Collect(json.RootElement, found);
        Assert.True(Area.OfRingSigned([.. found.Select(position => new Coordinate(position.X, position.Y))]) <= 0);
    }

    [Theory]
    [InlineData(1u, 2)]
    [InlineData(1001u, 3)]
    [InlineData(2001u, 3)]
    [InlineData(3001u, 4)]
    [InlineData(0x8000_0001u, 3)]
    [InlineData(0x4000_0001u, 3)]
    [InlineData(0xC000_0001u, 4)]
    public void Both_ways_of_marking_z_and_m_are_understood_in_both_byte_orders(uint code, int ordinates)
    {
        var hasZ = code is 1001 or 3001 or 0x8000_0001 or 0xC000_0001;
        var hasM = ordinates == 4 || (ordinates == 3 && !hasZ);
        var expected = $"1 2 {(hasZ ? "3" : "NaN")} {(hasM ? ordinates.ToString(System.Globalization.CultureInfo.InvariantCulture) : "NaN")}";
        foreach (var littleEndian in new[] { true, false })
        {
            var wkb = new byte[5 + (8 * ordinates)];
            wkb[0] = littleEndian ? (byte)1 : (byte)0;
            BinaryPrimitives.WriteUInt32LittleEndian(wkb.AsSpan(1), littleEndian ? code : BinaryPrimitives.ReverseEndianness(code));
            for (var i = 0; i < ordinates; i++)
            {
                var bits = BitConverter.DoubleToInt64Bits(i + 1);
                BinaryPrimitives.WriteInt64LittleEndian(wkb.AsSpan(5 + (8 * i)), littleEndian ? bits : BinaryPrimitives.ReverseEndianness(bits));
            }

            Assert.Equal(["begin Point of 1", "positions", expected, "end Point"], WkbTokens.Read(wkb));
        }
    }

    private static void Collect(JsonElement element, List<(double X, double Y, double Z)> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    Collect(member.Value, found);
                }

                break;
            case JsonValueKind.Array when element.GetArrayLength() > 0 && element[0].ValueKind == JsonValueKind.Number:
                Assert.InRange(element.GetArrayLength(), 2, 3);
                found.Add((element[0].GetDouble(), element[1].GetDouble(), element.GetArrayLength() == 3 ? element[2].GetDouble() : 0));
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, found);
                }

                break;
            default:
                break;
        }
    }
}
