using System.Buffers;
using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding.Kml;

/// <summary>The rows of one collection to one KML 2.2 document (OGC 07-147r2), a placemark per row.</summary>
public sealed class KmlEncoder : IFeatureEncoder
{
    private readonly DocumentFacts facts;
    private readonly KmlStyles styles;
    private readonly KmlPlacemarks placemarks;

    public KmlEncoder(CollectionSchema schema, DocumentFacts facts)
    {
        this.facts = facts;
        styles = new KmlStyles(facts.ForceColours);
        placemarks = new KmlPlacemarks(schema, styles);
    }

    /// <inheritdoc/>
    public long WriteHead(IBufferWriter<byte> output, FeatureCollectionMembers members)
    {
        var text = new Utf8Text(output);
        KmlDocument.WriteHead(ref text, facts, styles);
        text.Commit();
        return text.Committed;
    }

    /// <inheritdoc/>
    public long WriteRow(IBufferWriter<byte> output, in FeatureRow row, bool isFirst)
    {
        var text = new Utf8Text(output);
        placemarks.Write(ref text, row);
        text.Commit();
        return text.Committed;
    }

    /// <inheritdoc/>
    public long WriteTail(IBufferWriter<byte> output, FeatureCollectionMembers members, long count)
    {
        var text = new Utf8Text(output);
        KmlDocument.WriteTail(ref text);
        text.Commit();
        return text.Committed;
    }
}
