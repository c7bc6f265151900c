using System.Buffers;
using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding.Kml;

/// <summary>
/// Rows to one KML 2.2 document (OGC 07-147r2): a placemark per row with its name, summary, time, geometry and all else that is known as extended data.
/// A path whose every vertex is dated is a <c>gx:Track</c>, which Google Earth plays; then the track alone says when.
/// </summary>
public sealed class KmlEncoder(CollectionSchema schema, DocumentFacts facts) : IFeatureEncoder
{
    private readonly RowFields fields = new(schema);
    private readonly KmlStyles styles = new(facts.ForceColours);

    /// <inheritdoc/>
    public long WriteHead(IBufferWriter<byte> output, FeatureCollectionMembers members)
    {
        var text = new Utf8Text(output);
        text.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\" xmlns:gx=\"http://www.google.com/kml/ext/2.2\">\n<Document>"u8);
        XmlEscaping.Element(ref text, "name"u8, facts.Title);
        XmlEscaping.Element(ref text, "description"u8, facts.Description);
        text.Raw("\n"u8);
        styles.Write(ref text);
        text.Commit();
        return text.Committed;
    }

    /// <inheritdoc/>
    public long WriteRow(IBufferWriter<byte> output, in FeatureRow row, bool isFirst)
    {
        if (row.Values.Length != schema.Properties.Count)
        {
            throw new ArgumentException($"A row of {schema.Id} has {row.Values.Length} values, not {schema.Properties.Count}.", nameof(row));
        }

        var text = new Utf8Text(output);
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
        text.Commit();
        return text.Committed;
    }

    /// <inheritdoc/>
    public long WriteTail(IBufferWriter<byte> output, FeatureCollectionMembers members, long count)
    {
        var text = new Utf8Text(output);
        text.Raw("</Document>\n</kml>\n"u8);
        text.Commit();
        return text.Committed;
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
