using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding.Kml;

/// <summary>
/// Rows as placemarks: name, summary, time, geometry, and all else that is known as extended data.
/// A path whose every vertex is dated is a <c>gx:Track</c>, which Google Earth plays; then the track alone says when.
/// </summary>
internal sealed class KmlPlacemarks(CollectionSchema schema, KmlStyles styles)
{
    private readonly RowFields fields = new(schema);

    public void Write(ref Utf8Text text, in FeatureRow row)
    {
        if (row.Values.Length != schema.Properties.Count)
        {
            throw new ArgumentException($"A row of {schema.Id} has {row.Values.Length} values, not {schema.Properties.Count}.", nameof(row));
        }

        text.Raw("<Placemark>"u8);
        XmlEscaping.Element(ref text, "name"u8, fields.NameOf(row));
        XmlEscaping.Element(ref text, "description"u8, fields.SummaryOf(row));
        var isTrack = TimedVertices.IsTrajectory(row.Wkb.Span);
        if (!isTrack)
        {
            WriteTime(ref text, fields.SpanOf(row));
        }

        styles.WriteReference(ref text, fields.ForceOf(row));
        text.Raw("<ExtendedData>"u8);
        for (var i = 0; i < row.Values.Length; i++)
        {
            if (row.Values[i] is { } value)
            {
                KmlData.Write(ref text, schema.Properties[i].Name, value);
            }
        }

        text.Raw("</ExtendedData>"u8);
        if (isTrack)
        {
            KmlTrack.Write(ref text, row.Wkb.Span);
        }
        else
        {
            KmlGeometry.Write(ref text, row.Wkb.Span);
        }

        text.Raw("</Placemark>\n"u8);
    }

    private static void WriteTime(ref Utf8Text text, (DateTimeOffset? Begin, DateTimeOffset? End) span)
    {
        if (span is (null, null))
        {
            return;
        }

        if (span.Begin == span.End)
        {
            text.Raw("<TimeStamp>"u8);
            XmlEscaping.Element(ref text, "when"u8, span.Begin);
            text.Raw("</TimeStamp>"u8);
            return;
        }

        text.Raw("<TimeSpan>"u8);
        XmlEscaping.Element(ref text, "begin"u8, span.Begin);
        XmlEscaping.Element(ref text, "end"u8, span.End);
        text.Raw("</TimeSpan>"u8);
    }
}
