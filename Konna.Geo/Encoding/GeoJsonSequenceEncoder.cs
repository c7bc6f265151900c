using System.Buffers;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding;

/// <summary>Rows to GeoJSON features one after the other, each on a line of its own: a reader needs no more than one of them at a time.</summary>
/// <param name="features">Writes each feature.</param>
/// <param name="isTextSequence">True puts a record separator (U+001E) before each feature, as GeoJSON text sequences have it (RFC 8142); false leaves plain lines.</param>
public sealed class GeoJsonSequenceEncoder(GeoJsonFeatureWriter features, bool isTextSequence) : IFeatureEncoder
{
    /// <inheritdoc/>
    public long WriteHead(IBufferWriter<byte> output, FeatureCollectionMembers members) => 0;

    /// <inheritdoc/>
    public long WriteRow(IBufferWriter<byte> output, in FeatureRow row, bool isFirst)
    {
        var json = new JsonText(output);
        json.Raw(isTextSequence ? "\u001e"u8 : ""u8);
        features.Write(ref json, row, links: null);
        json.Raw("\n"u8);
        json.Commit();
        return json.Committed;
    }

    /// <inheritdoc/>
    public long WriteTail(IBufferWriter<byte> output, FeatureCollectionMembers members, long count) => 0;
}
