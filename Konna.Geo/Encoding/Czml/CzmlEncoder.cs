using System.Buffers;
using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Time;

namespace Konna.Geo.Encoding.Czml;

/// <summary>
/// Rows to CZML 1.0, Cesium's language of scenes in time: a document packet with the clock of the operation, then a packet for each point, line and polygon,
/// available in the outer span of its row. A dated path is a position sampled in time. Parts of a multi-geometry after the first have <c>#2</c>, <c>#3</c>... after the id;
/// rows without a geometry are left out, because there is nothing of them to be seen.
/// </summary>
public sealed class CzmlEncoder(CollectionSchema schema, DocumentFacts facts) : IFeatureEncoder
{
    // What Cesium itself takes for the ends of time.
    private const string Earliest = "0000-01-01T00:00:00Z";
    private const string Latest = "9999-12-31T24:00:00Z";

    private readonly RowFields fields = new(schema);
    private readonly CzmlColours colours = new(facts.ForceColours);

    /// <inheritdoc/>
    public long WriteHead(IBufferWriter<byte> output, FeatureCollectionMembers members)
    {
        var json = new JsonText(output);
        json.Raw("[{\"id\":\"document\",\"version\":\"1.0\",\"name\":"u8);
        json.Text(facts.Title);
        json.Raw(",\"clock\":{\"interval\":"u8);
        json.Text($"{Rfc3339.Format(facts.Begin)}/{Rfc3339.Format(facts.End)}");
        json.Raw(",\"currentTime\":"u8);
        json.Instant(facts.Begin);
        json.Raw(",\"multiplier\":1800,\"range\":\"CLAMPED\",\"step\":\"SYSTEM_CLOCK_MULTIPLIER\"}}"u8);
        json.Commit();
        return json.Committed;
    }

    /// <inheritdoc/>
    public long WriteRow(IBufferWriter<byte> output, in FeatureRow row, bool isFirst)
    {
        if (row.Wkb.IsEmpty)
        {
            return 0;
        }

        var json = new JsonText(output);
        if (TimedVertices.IsTrajectory(row.Wkb.Span))
        {
            WriteTrajectory(ref json, row);
        }
        else
        {
            WriteParts(ref json, row);
        }

        json.Commit();
        return json.Committed;
    }

    /// <inheritdoc/>
    public long WriteTail(IBufferWriter<byte> output, FeatureCollectionMembers members, long count)
    {
        var json = new JsonText(output);
        json.Raw("\n]\n"u8);
        json.Commit();
        return json.Committed;
    }

    private void WriteTrajectory(ref JsonText json, in FeatureRow row)
    {
        var positions = TimedVertices.Of(row.Wkb.Span);
        Open(ref json, row, part: 1, (TimedVertices.At(positions, 0), TimedVertices.At(positions, positions.Count - 1)));
        CzmlPositions.WriteTimed(ref json, positions, fields.InterpolationOf(row));
        colours.WritePoint(ref json, fields.ForceOf(row));
        json.Raw(",\"path\":{\"width\":2,\"leadTime\":0,"u8);
        colours.WriteMaterial(ref json, fields.ForceOf(row), opaque: true);
        json.Raw("}}"u8);
    }

    private void WriteParts(ref JsonText json, in FeatureRow row)
    {
        var part = 0;
        var reader = new WkbReader(row.Wkb.Span);
        while (reader.Read())
        {
            if (reader.Token != WkbToken.Positions || reader.Positions.Count == 0)
            {
                continue;
            }

            Open(ref json, row, ++part, fields.SpanOf(row));
            switch (reader.Type)
            {
                case WkbGeometryType.Point:
                    json.Raw(",\"position\":{"u8);
                    CzmlPositions.WriteList(ref json, reader.Positions);
                    json.Raw("}"u8);
                    colours.WritePoint(ref json, fields.ForceOf(row));
                    break;
                case WkbGeometryType.LineString:
                    json.Raw(",\"polyline\":{\"positions\":{"u8);
                    CzmlPositions.WriteList(ref json, reader.Positions);
                    json.Raw("},\"width\":2,\"clampToGround\":true,"u8);
                    colours.WriteMaterial(ref json, fields.ForceOf(row), opaque: true);
                    json.Raw("}"u8);
                    break;
                default:
                    WritePolygon(ref json, row, ref reader);
                    break;
            }

            json.Raw("}"u8);
        }
    }

    /// <summary>The outer ring stands before the reader; what follows up to the end of the polygon are its holes.</summary>
    private void WritePolygon(ref JsonText json, in FeatureRow row, ref WkbReader reader)
    {
        json.Raw(",\"polygon\":{\"positions\":{"u8);
        CzmlPositions.WriteList(ref json, reader.Positions);
        json.Raw("}"u8);
        var holes = 0;
        while (reader.Read() && reader.Token == WkbToken.Positions)
        {
            if (reader.Positions.Count > 0)
            {
                json.Raw(holes++ == 0 ? ",\"holes\":{\"cartographicDegrees\":["u8 : ","u8);
                CzmlPositions.WriteArray(ref json, reader.Positions);
            }
        }

        json.Raw(holes > 0 ? "]},"u8 : ","u8);
        colours.WriteMaterial(ref json, fields.ForceOf(row), opaque: false);
        json.Raw("}"u8);
    }

    private void Open(ref JsonText json, in FeatureRow row, int part, (DateTimeOffset? Begin, DateTimeOffset? End) span)
    {
        json.Raw(",\n{\"id\":"u8);

        // "document" is the name of the first packet alone.
        json.Text(part > 1 || row.Id == "document" ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row.Id}#{part}") : row.Id);
        json.Raw(",\"name\":"u8);
        json.Text(fields.NameOf(row));
        if (fields.SummaryOf(row) is { } summary)
        {
            // Cesium shows a description as HTML.
            json.Raw(",\"description\":"u8);
            json.Text(System.Net.WebUtility.HtmlEncode(summary));
        }

        if (span is not (null, null))
        {
            json.Raw(",\"availability\":"u8);
            json.Text($"{(span.Begin is { } begin ? Rfc3339.Format(begin) : Earliest)}/{(span.End is { } end ? Rfc3339.Format(end) : Latest)}");
        }
    }
}
