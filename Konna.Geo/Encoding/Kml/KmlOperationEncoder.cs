using System.Buffers;
using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding.Kml;

/// <summary>An operation to one KML 2.2 document with a folder per collection.</summary>
public sealed class KmlOperationEncoder(DocumentFacts facts) : IOperationEncoder
{
    private readonly KmlStyles styles = new(facts.ForceColours);

    /// <inheritdoc/>
    public long WriteHead(IBufferWriter<byte> output)
    {
        var text = new Utf8Text(output);
        KmlDocument.WriteHead(ref text, facts, styles);
        text.Commit();
        return text.Committed;
    }

    /// <inheritdoc/>
    public IFeatureEncoder SectionOf(CollectionSchema collection) => new Folder(collection, styles);

    /// <inheritdoc/>
    public long WriteTail(IBufferWriter<byte> output)
    {
        var text = new Utf8Text(output);
        KmlDocument.WriteTail(ref text);
        text.Commit();
        return text.Committed;
    }

    private sealed class Folder(CollectionSchema schema, KmlStyles styles) : IFeatureEncoder
    {
        private readonly KmlPlacemarks placemarks = new(schema, styles);

        public long WriteHead(IBufferWriter<byte> output, FeatureCollectionMembers members)
        {
            var text = new Utf8Text(output);
            text.Raw("<Folder>"u8);
            XmlEscaping.Element(ref text, "name"u8, schema.Title);
            text.Raw("\n"u8);
            text.Commit();
            return text.Committed;
        }

        public long WriteRow(IBufferWriter<byte> output, in FeatureRow row, bool isFirst)
        {
            var text = new Utf8Text(output);
            placemarks.Write(ref text, row);
            text.Commit();
            return text.Committed;
        }

        public long WriteTail(IBufferWriter<byte> output, FeatureCollectionMembers members, long count)
        {
            var text = new Utf8Text(output);
            text.Raw("</Folder>\n"u8);
            text.Commit();
            return text.Committed;
        }
    }
}
