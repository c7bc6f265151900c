namespace Konna.Geo.Encoding.Kml;

/// <summary>WKB to a KML geometry. Multi-geometries and collections are <c>MultiGeometry</c>; empty parts are left out, and a geometry without any position wholly.</summary>
internal static class KmlGeometry
{
    /// <exception cref="WkbFormatException">The bytes are no WKB, or a coordinate is not a finite number.</exception>
    public static void Write(ref Utf8Text text, ReadOnlySpan<byte> wkb)
    {
        if (wkb.IsEmpty)
        {
            return;
        }

        var reader = new WkbReader(wkb);
        reader.Read();
        WriteGeometry(ref text, ref reader);
    }

    /// <summary>Recursion is bounded: the reader refuses to go deeper than <see cref="WkbReader.MaxCollectionDepth"/>.</summary>
    private static void WriteGeometry(ref Utf8Text text, ref WkbReader reader)
    {
        switch (reader.Type)
        {
            case WkbGeometryType.Point:
                WriteRun(ref text, ref reader, "Point"u8);
                break;
            case WkbGeometryType.LineString:
                WriteRun(ref text, ref reader, "LineString"u8);
                break;
            case WkbGeometryType.Polygon:
                WritePolygon(ref text, ref reader);
                break;
            default:
                text.Raw("<MultiGeometry>"u8);
                while (reader.Read() && reader.Token == WkbToken.Begin)
                {
                    WriteGeometry(ref text, ref reader);
                }

                text.Raw("</MultiGeometry>"u8);
                break;
        }
    }

    private static void WriteRun(ref Utf8Text text, ref WkbReader reader, ReadOnlySpan<byte> name)
    {
        reader.Read();
        if (reader.Positions.Count > 0)
        {
            XmlEscaping.Open(ref text, name);
            WriteCoordinates(ref text, reader.Positions);
            XmlEscaping.Close(ref text, name);
        }

        reader.Read();
    }

    private static void WritePolygon(ref Utf8Text text, ref WkbReader reader)
    {
        var any = false;
        while (reader.Read() && reader.Token == WkbToken.Positions)
        {
            if (reader.Positions.Count == 0)
            {
                continue;
            }

            text.Raw(any ? "<innerBoundaryIs><LinearRing>"u8 : "<Polygon><outerBoundaryIs><LinearRing>"u8);
            WriteCoordinates(ref text, reader.Positions);
            text.Raw(any ? "</LinearRing></innerBoundaryIs>"u8 : "</LinearRing></outerBoundaryIs>"u8);
            any = true;
        }

        text.Raw(any ? "</Polygon>"u8 : ""u8);
    }

    private static void WriteCoordinates(ref Utf8Text text, WkbPositions positions)
    {
        text.Raw("<coordinates>"u8);
        for (var i = 0; i < positions.Count; i++)
        {
            var (x, y) = (positions.X(i), positions.Y(i));
            if (!double.IsFinite(x) || !double.IsFinite(y))
            {
                throw new WkbFormatException("A coordinate of the geometry is not a finite number, which KML cannot hold.");
            }

            text.Raw(i > 0 ? " "u8 : ""u8);
            text.Ordinates(x, y, positions.Z(i), ',');
        }

        text.Raw("</coordinates>"u8);
    }
}
