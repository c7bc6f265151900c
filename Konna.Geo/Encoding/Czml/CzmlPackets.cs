using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Time;

namespace Konna.Geo.Encoding.Czml;

/// <summary>
/// Rows as CZML packets, one for each point, line and polygon, available in the outer span of its row. A dated path is a position sampled in time.
/// Parts of a multi-geometry after the first have <c>#2</c>, <c>#3</c>... after the id; rows without a geometry are left out, because there is nothing of them to be seen.
/// </summary>
/// <param name="schema">What the rows are rows of.</param>
/// <param name="colours">Of the forces.</param>
/// <param name="parent">The packet that these belong to, whose id stands before theirs; null for none.</param>
internal sealed class CzmlPackets(CollectionSchema schema, CzmlColours colours, string? parent = null)
{
    // What Cesium itself takes for the ends of time.
    private const string Earliest = "0000-01-01T00:00:00Z";
    private const string Latest = "9999-12-31T24:00:00Z";

    private readonly RowFields fields = new(schema);

    public void Write(ref JsonText json, in FeatureRow row)
    {
        if (row.Wkb.IsEmpty)
        {
            return;
        }

        if (TimedVertices.IsTrajectory(row.Wkb.Span))
        {
            WriteTrajectory(ref json, row);
        }
        else
        {
            WriteParts(ref json, row);
        }
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
        var id = parent is null ? row.Id : $"{parent}/{row.Id}";
        json.Text(part > 1 || id == "document" ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}#{part}") : id);
        if (parent is not null)
        {
            json.Raw(",\"parent\":"u8);
            json.Text(parent);
        }

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
