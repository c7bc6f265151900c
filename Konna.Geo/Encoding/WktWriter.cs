namespace Konna.Geo.Encoding;

/// <summary>
/// WKB to well-known text (OGC 06-103r4), with Z where every position has a height; M is left out. Empty parts of a multi-geometry are left out,
/// because readers differ on them; what has no position at all is <c>POINT EMPTY</c> and the like.
/// </summary>
internal static class WktWriter
{
    /// <summary>Writes nothing for no bytes.</summary>
    /// <exception cref="WkbFormatException">The bytes are no WKB, or a coordinate is not a finite number.</exception>
    public static void Write(ref Utf8Text text, ReadOnlySpan<byte> wkb)
    {
        if (wkb.IsEmpty)
        {
            return;
        }

        var reader = new WkbReader(wkb);
        reader.Read();
        WriteGeometry(ref text, ref reader, HasHeights(wkb));
    }

    /// <summary>Geometry without heights often comes with a Z that is no number.</summary>
    private static bool HasHeights(ReadOnlySpan<byte> wkb)
    {
        var reader = new WkbReader(wkb);
        var any = false;
        while (reader.Read())
        {
            var positions = reader.Positions;
            for (var i = 0; i < positions.Count; i++)
            {
                if (!double.IsFinite(positions.Z(i)))
                {
                    return false;
                }

                any = true;
            }
        }

        return any;
    }

    /// <summary>Recursion is bounded: the reader refuses to go deeper than <see cref="WkbReader.MaxCollectionDepth"/>.</summary>
    private static void WriteGeometry(ref Utf8Text text, ref WkbReader reader, bool hasZ)
    {
        text.Raw(NameOf(reader.Type));
        text.Raw(hasZ ? " Z "u8 : " "u8);
        var any = reader.Type switch
        {
            WkbGeometryType.Point or WkbGeometryType.LineString => WriteRun(ref text, ref reader, hasZ, separate: false),
            WkbGeometryType.Polygon => WriteRings(ref text, ref reader, hasZ, separate: false),
            _ => WriteParts(ref text, ref reader, hasZ),
        };
        if (!any)
        {
            text.Raw("EMPTY"u8);
        }
    }

    private static bool WriteParts(ref Utf8Text text, ref WkbReader reader, bool hasZ)
    {
        var named = reader.Type == WkbGeometryType.GeometryCollection;
        var any = false;
        while (reader.Read() && reader.Token == WkbToken.Begin)
        {
            if (named)
            {
                text.Raw(any ? ","u8 : "("u8);
                WriteGeometry(ref text, ref reader, hasZ);
                any = true;
            }
            else
            {
                // The first part that is not empty opens the bracket around all.
                any |= WritePart(ref text, ref reader, hasZ, any);
            }
        }

        text.Raw(any ? ")"u8 : ""u8);
        return any;
    }

    private static bool WritePart(ref Utf8Text text, ref WkbReader reader, bool hasZ, bool separate)
    {
        var isPolygon = reader.Type == WkbGeometryType.Polygon;
        return isPolygon ? WriteRings(ref text, ref reader, hasZ, separate, "("u8) : WriteRun(ref text, ref reader, hasZ, separate, "("u8);
    }

    /// <summary>Each of these writes what lies between begin and end of its geometry, after a comma if asked, else after <paramref name="opening"/>; false if there was nothing.</summary>
    private static bool WriteRun(ref Utf8Text text, ref WkbReader reader, bool hasZ, bool separate, ReadOnlySpan<byte> opening = default)
    {
        reader.Read();
        var positions = reader.Positions;
        reader.Read();
        if (positions.Count == 0)
        {
            return false;
        }

        text.Raw(separate ? ","u8 : opening);
        WritePositions(ref text, positions, hasZ);
        return true;
    }

    private static bool WriteRings(ref Utf8Text text, ref WkbReader reader, bool hasZ, bool separate, ReadOnlySpan<byte> opening = default)
    {
        var any = false;
        while (reader.Read() && reader.Token == WkbToken.Positions)
        {
            var ring = reader.Positions;
            if (ring.Count == 0)
            {
                continue;
            }

            if (any)
            {
                text.Raw(","u8);
            }
            else
            {
                text.Raw(separate ? ","u8 : opening);
                text.Raw("("u8);
            }

            WritePositions(ref text, ring, hasZ);
            any = true;
        }

        text.Raw(any ? ")"u8 : ""u8);
        return any;
    }

    private static void WritePositions(ref Utf8Text text, WkbPositions positions, bool hasZ)
    {
        text.Raw("("u8);
        for (var i = 0; i < positions.Count; i++)
        {
            var (x, y) = (positions.X(i), positions.Y(i));
            if (!double.IsFinite(x) || !double.IsFinite(y))
            {
                throw new WkbFormatException("A coordinate of the geometry is not a finite number, which WKT cannot hold.");
            }

            text.Raw(i > 0 ? ","u8 : ""u8);
            text.Ordinates(x, y, hasZ ? positions.Z(i) : double.NaN, ' ');
        }

        text.Raw(")"u8);
    }

    private static ReadOnlySpan<byte> NameOf(WkbGeometryType type) => type switch
    {
        WkbGeometryType.Point => "POINT"u8,
        WkbGeometryType.LineString => "LINESTRING"u8,
        WkbGeometryType.Polygon => "POLYGON"u8,
        WkbGeometryType.MultiPoint => "MULTIPOINT"u8,
        WkbGeometryType.MultiLineString => "MULTILINESTRING"u8,
        WkbGeometryType.MultiPolygon => "MULTIPOLYGON"u8,
        _ => "GEOMETRYCOLLECTION"u8,
    };
}
