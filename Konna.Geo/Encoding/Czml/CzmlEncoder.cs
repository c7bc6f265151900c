using System.Buffers;
using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding.Czml;

/// <summary>The rows of one collection to one CZML 1.0 document, Cesium's language of scenes in time.</summary>
public sealed class CzmlEncoder(CollectionSchema schema, DocumentFacts facts) : IFeatureEncoder
{
    private readonly CzmlPackets packets = new(schema, new CzmlColours(facts.ForceColours));

    /// <inheritdoc/>
    public long WriteHead(IBufferWriter<byte> output, FeatureCollectionMembers members)
    {
        var json = new JsonText(output);
        CzmlDocument.WriteHead(ref json, facts);
        json.Commit();
        return json.Committed;
    }

    /// <inheritdoc/>
    public long WriteRow(IBufferWriter<byte> output, in FeatureRow row, bool isFirst)
    {
        var json = new JsonText(output);
        packets.Write(ref json, row);
        json.Commit();
        return json.Committed;
    }

    /// <inheritdoc/>
    public long WriteTail(IBufferWriter<byte> output, FeatureCollectionMembers members, long count)
    {
        var json = new JsonText(output);
        CzmlDocument.WriteTail(ref json);
        json.Commit();
        return json.Committed;
    }
}
