using System.Buffers;

namespace Konna.Geo.Encoding;

/// <summary>
/// WKB to a GeoJSON geometry (RFC 7946). Coordinates are longitude, latitude and, where the geometry has it, height; M is left out.
/// Rings follow the right-hand rule: outer ones counter-clockwise, holes clockwise. Empty parts of a multi-geometry are left out, because GeoJSON has no form for them.
/// </summary>
public static class GeoJsonGeometryWriter
{
    /// <summary>Writes the geometry object, or <c>null</c> for no bytes.</summary>
    /// <exception cref="WkbFormatException">The bytes are no WKB, or a coordinate is not a finite number.</exception>
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> wkb)
    {
        var json = new JsonText(output);
        Write(ref json, wkb);
        json.Commit();
    }

    internal static void Write(ref JsonText json, ReadOnlySpan<byte> wkb)
    {
        if (wkb.IsEmpty)
        {
            json.Raw("null"u8);
            return;
        }

        var reader = new WkbReader(wkb);
        reader.Read();
        WriteGeometry(ref json, ref reader);
    }

    /// <summary>Recursion is bounded: the reader refuses to go deeper than <see cref="WkbReader.MaxCollectionDepth"/>.</summary>
    private static void WriteGeometry(ref JsonText json, ref WkbReader reader)
    {
        switch (reader.Type)
        {
            case WkbGeometryType.Point:
                json.Raw("{\"type\":\"Point\",\"coordinates\":"u8);
                if (!WritePoint(ref json, ref reader, separate: false))
                {
                    json.Raw("[]"u8);
                }

                break;
            case WkbGeometryType.LineString:
                json.Raw("{\"type\":\"LineString\",\"coordinates\":"u8);
                if (!WriteLine(ref json, ref reader, separate: false))
                {
                    json.Raw("[]"u8);
                }

                break;
            case WkbGeometryType.Polygon:
                json.Raw("{\"type\":\"Polygon\",\"coordinates\":"u8);
                if (!WriteRings(ref json, ref reader, separate: false))
                {
                    json.Raw("[]"u8);
                }

                break;
            case WkbGeometryType.GeometryCollection:
                json.Raw("{\"type\":\"GeometryCollection\",\"geometries\":["u8);
                WriteMembers(ref json, ref reader);
                json.Raw("]"u8);
                break;
            default:
                WriteMulti(ref json, ref reader);
                break;
        }

        json.Raw("}"u8);
    }

    private static void WriteMembers(ref JsonText json, ref WkbReader reader)
    {
        for (var first = true; reader.Read() && reader.Token == WkbToken.Begin; first = false)
        {
            if (!first)
            {
                json.Raw(","u8);
            }

            WriteGeometry(ref json, ref reader);
        }
    }

    private static void WriteMulti(ref JsonText json, ref WkbReader reader)
    {
        json.Raw(reader.Type switch
        {
            WkbGeometryType.MultiPoint => "{\"type\":\"MultiPoint\",\"coordinates\":["u8,
            WkbGeometryType.MultiLineString => "{\"type\":\"MultiLineString\",\"coordinates\":["u8,
            _ => "{\"type\":\"MultiPolygon\",\"coordinates\":["u8,
        });
        var separate = false;
        while (reader.Read() && reader.Token == WkbToken.Begin)
        {
            separate |= reader.Type switch
            {
                WkbGeometryType.Point => WritePoint(ref json, ref reader, separate),
                WkbGeometryType.LineString => WriteLine(ref json, ref reader, separate),
                _ => WriteRings(ref json, ref reader, separate),
            };
        }

        json.Raw("]"u8);
    }

    /// <summary>Each of these three writes what lies between begin and end of its geometry, after a comma if asked; false if there was nothing to write.</summary>
    private static bool WritePoint(ref JsonText json, ref WkbReader reader, bool separate)
    {
        reader.Read();
        var positions = reader.Positions;
        reader.Read();
        if (positions.Count == 0)
        {
            return false;
        }

        WriteSeparator(ref json, separate);
        WritePosition(ref json, positions, 0);
        return true;
    }

    private static bool WriteLine(ref JsonText json, ref WkbReader reader, bool separate)
    {
        reader.Read();
        var positions = reader.Positions;
        reader.Read();
        if (positions.Count == 0)
        {
            return false;
        }

        WriteSeparator(ref json, separate);
        WritePositions(ref json, positions, reversed: false);
        return true;
    }

    private static bool WriteRings(ref JsonText json, ref WkbReader reader, bool separate)
    {
        var any = false;
        while (reader.Read() && reader.Token == WkbToken.Positions)
        {
            var ring = reader.Positions;
            if (ring.Count == 0)
            {
                continue;
            }

            WriteSeparator(ref json, any || separate);
            if (!any)
            {
                json.Raw("["u8);
            }

            var area = SignedArea(ring);
            WritePositions(ref json, ring, reversed: any ? area > 0 : area < 0);
            any = true;
        }

        if (any)
        {
            json.Raw("]"u8);
        }

        return any;
    }

    private static void WriteSeparator(ref JsonText json, bool separate)
    {
        if (separate)
        {
            json.Raw(","u8);
        }
    }

    private static void WritePositions(ref JsonText json, WkbPositions positions, bool reversed)
    {
        json.Raw("["u8);
        for (var i = 0; i < positions.Count; i++)
        {
            WriteSeparator(ref json, i > 0);
            WritePosition(ref json, positions, reversed ? positions.Count - 1 - i : i);
        }

        json.Raw("]"u8);
    }

    private static void WritePosition(ref JsonText json, WkbPositions positions, int index)
    {
        var (x, y) = (positions.X(index), positions.Y(index));
        if (!double.IsFinite(x) || !double.IsFinite(y))
        {
            throw new WkbFormatException("A coordinate of the geometry is not a finite number, which GeoJSON cannot hold.");
        }

        json.Position(x, y, positions.Z(index));
    }

    /// <summary>Twice the area in square degrees, positive if counter-clockwise; taken from the first position to keep digits.</summary>
    private static double SignedArea(WkbPositions ring)
    {
        var (x0, y0) = (ring.X(0), ring.Y(0));
        var area = 0.0;
        for (var i = 1; i + 1 < ring.Count; i++)
        {
            area += ((ring.X(i) - x0) * (ring.Y(i + 1) - y0)) - ((ring.X(i + 1) - x0) * (ring.Y(i) - y0));
        }

        return area;
    }
}
