using System.Buffers;
using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding.Czml;

/// <summary>An operation to one CZML 1.0 document: a packet per collection, which is the parent of those of its rows.</summary>
public sealed class CzmlOperationEncoder(DocumentFacts facts) : IOperationEncoder
{
    private readonly CzmlColours colours = new(facts.ForceColours);

    /// <inheritdoc/>
    public long WriteHead(IBufferWriter<byte> output)
    {
        var json = new JsonText(output);
        CzmlDocument.WriteHead(ref json, facts);
        json.Commit();
        return json.Committed;
    }

    /// <inheritdoc/>
    public IFeatureEncoder SectionOf(CollectionSchema collection) => new Group(collection, colours);

    /// <inheritdoc/>
    public long WriteTail(IBufferWriter<byte> output)
    {
        var json = new JsonText(output);
        CzmlDocument.WriteTail(ref json);
        json.Commit();
        return json.Committed;
    }

    private sealed class Group(CollectionSchema schema, CzmlColours colours) : IFeatureEncoder
    {
        private readonly CzmlPackets packets = new(schema, colours, schema.Id);

        public long WriteHead(IBufferWriter<byte> output, FeatureCollectionMembers members)
        {
            var json = new JsonText(output);
            json.Raw(",\n{\"id\":"u8);
            json.Text(schema.Id);
            json.Raw(",\"name\":"u8);
            json.Text(schema.Title);
            json.Raw("}"u8);
            json.Commit();
            return json.Committed;
        }

        public long WriteRow(IBufferWriter<byte> output, in FeatureRow row, bool isFirst)
        {
            var json = new JsonText(output);
            packets.Write(ref json, row);
            json.Commit();
            return json.Committed;
        }

        public long WriteTail(IBufferWriter<byte> output, FeatureCollectionMembers members, long count) => 0;
    }
}
