using System.Buffers;
using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding.Gpx;

/// <summary>
/// Rows to GPX 1.1: points as waypoints, lines as tracks, timed where the vertices are. The id stands in <c>cmt</c>.
/// GPX has no form for areas or for what has no position: such rows are left out.
/// </summary>
public sealed class GpxEncoder(CollectionSchema schema, DocumentFacts facts) : IFeatureEncoder
{
    private readonly RowFields fields = new(schema);

    /// <inheritdoc/>
    public long WriteHead(IBufferWriter<byte> output, FeatureCollectionMembers members)
    {
        var text = new Utf8Text(output);
        text.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" creator=\"KonnaMap\" xmlns=\"http://www.topografix.com/GPX/1/1\">\n<metadata>"u8);
        XmlEscaping.Element(ref text, "name"u8, facts.Title);
        XmlEscaping.Element(ref text, "desc"u8, facts.Description);
        text.Raw("</metadata>\n"u8);
        text.Commit();
        return text.Committed;
    }

    /// <inheritdoc/>
    public long WriteRow(IBufferWriter<byte> output, in FeatureRow row, bool isFirst)
    {
        if (row.Wkb.IsEmpty)
        {
            return 0;
        }

        var reader = new WkbReader(row.Wkb.Span);
        reader.Read();
        var text = new Utf8Text(output);
        switch (reader.Type)
        {
            case WkbGeometryType.Point:
                reader.Read();
                if (reader.Positions.Count > 0)
                {
                    WriteWaypoint(ref text, row, reader.Positions);
                }

                break;
            case WkbGeometryType.LineString or WkbGeometryType.MultiLineString:
                WriteTrack(ref text, row, ref reader);
                break;
        }

        text.Commit();
        return text.Committed;
    }

    /// <inheritdoc/>
    public long WriteTail(IBufferWriter<byte> output, FeatureCollectionMembers members, long count)
    {
        var text = new Utf8Text(output);
        text.Raw("</gpx>\n"u8);
        text.Commit();
        return text.Committed;
    }

    private void WriteWaypoint(ref Utf8Text text, in FeatureRow row, WkbPositions positions)
    {
        WritePosition(ref text, "wpt"u8, positions, 0);
        XmlEscaping.Element(ref text, "time"u8, fields.SpanOf(row).Begin);
        WriteTexts(ref text, row);
        text.Raw("</wpt>\n"u8);
    }

    private void WriteTrack(ref Utf8Text text, in FeatureRow row, ref WkbReader reader)
    {
        text.Raw("<trk>"u8);
        WriteTexts(ref text, row);
        while (reader.Read())
        {
            if (reader.Token != WkbToken.Positions)
            {
                continue;
            }

            var positions = reader.Positions;
            text.Raw("<trkseg>"u8);
            for (var i = 0; i < positions.Count; i++)
            {
                WritePosition(ref text, "trkpt"u8, positions, i);
                XmlEscaping.Element(ref text, "time"u8, TimedVertices.IsInstant(positions.M(i)) ? TimedVertices.At(positions, i) : null);
                text.Raw("</trkpt>"u8);
            }

            text.Raw("</trkseg>"u8);
        }

        text.Raw("</trk>\n"u8);
    }

    /// <summary>In the order the schema wants: name, cmt, desc, type.</summary>
    private void WriteTexts(ref Utf8Text text, in FeatureRow row)
    {
        XmlEscaping.Element(ref text, "name"u8, fields.NameOf(row));
        XmlEscaping.Element(ref text, "cmt"u8, row.Id);
        XmlEscaping.Element(ref text, "desc"u8, fields.SummaryOf(row));
        XmlEscaping.Element(ref text, "type"u8, fields.KindOf(row));
    }

    private static void WritePosition(ref Utf8Text text, ReadOnlySpan<byte> element, WkbPositions positions, int index)
    {
        var (x, y, z) = (positions.X(index), positions.Y(index), positions.Z(index));
        if (!double.IsFinite(x) || !double.IsFinite(y))
        {
            throw new WkbFormatException("A coordinate of the geometry is not a finite number, which GPX cannot hold.");
        }

        text.Raw("<"u8);
        text.Raw(element);
        text.Raw(" lat=\""u8);
        // xsd:decimal has no exponents, which rounding to about a centimetre keeps away.
        text.Number(Math.Round(y, 7));
        text.Raw("\" lon=\""u8);
        text.Number(Math.Round(x, 7));
        text.Raw("\">"u8);
        if (double.IsFinite(z))
        {
            text.Raw("<ele>"u8);
            text.Number(Math.Round(z, 3));
            text.Raw("</ele>"u8);
        }
    }
}
