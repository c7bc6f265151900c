using System.Buffers;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding;

/// <summary>Rows to a GeoJSON FeatureCollection (RFC 7946) with the members of OGC API - Features.</summary>
public sealed class GeoJsonEncoder(GeoJsonFeatureWriter features) : IFeatureEncoder
{
    /// <inheritdoc/>
    public long WriteHead(IBufferWriter<byte> output, FeatureCollectionMembers members)
    {
        var json = new JsonText(output);
        json.Raw("{\"type\":\"FeatureCollection\","u8);
        members.WriteBefore(ref json);
        json.Raw("\"features\":["u8);
        json.Commit();
        return json.Committed;
    }

    /// <inheritdoc/>
    public long WriteRow(IBufferWriter<byte> output, in FeatureRow row, bool isFirst)
    {
        var json = new JsonText(output);
        json.Raw(isFirst ? "\n"u8 : ",\n"u8);
        features.Write(ref json, row, links: null);
        json.Commit();
        return json.Committed;
    }

    /// <inheritdoc/>
    public long WriteTail(IBufferWriter<byte> output, FeatureCollectionMembers members, long count)
    {
        var json = new JsonText(output);
        members.WriteAfter(ref json, count);
        json.Commit();
        return json.Committed;
    }

    /// <inheritdoc/>
    public long WriteFeature(IBufferWriter<byte> output, in FeatureRow row, IReadOnlyList<Link> links)
    {
        var json = new JsonText(output);
        features.Write(ref json, row, links);
        json.Commit();
        return json.Committed;
    }
}
