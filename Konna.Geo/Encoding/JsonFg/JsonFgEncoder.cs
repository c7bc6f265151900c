using System.Buffers;
using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding.JsonFg;

/// <summary>
/// Rows to JSON-FG 1.0 (OGC 21-045r1): GeoJSON with the type and schema of the features, the dimension of their geometry and their time.
/// Coordinates in WGS 84 longitude and latitude stand in <c>geometry</c>, those in any other system (<see cref="FeatureRow.Place"/>) in <c>place</c>.
/// </summary>
public sealed class JsonFgEncoder(GeoJsonFeatureWriter features, JsonFgRoot root) : IFeatureEncoder
{
    private readonly JsonFgFeatureWriter writer = new(features, root.Profile);

    /// <inheritdoc/>
    public long WriteHead(IBufferWriter<byte> output, FeatureCollectionMembers members)
    {
        var json = new JsonText(output);
        json.Raw("{\"type\":\"FeatureCollection\","u8);
        root.Write(ref json, features.Schema.Id);
        json.Raw(features.Schema.Geometry switch
        {
            GeometryKind.LineStringM => "\"geometryDimension\":1,"u8,
            GeometryKind.Polygonal => "\"geometryDimension\":2,"u8,
            _ => ""u8,
        });
        (members with { Links = [.. members.Links, root.ProfileLink] }).WriteBefore(ref json);
        json.Raw("\"features\":["u8);
        json.Commit();
        return json.Committed;
    }

    /// <inheritdoc/>
    public long WriteRow(IBufferWriter<byte> output, in FeatureRow row, bool isFirst)
    {
        var json = new JsonText(output);
        json.Raw(isFirst ? "\n{\"type\":\"Feature\","u8 : ",\n{\"type\":\"Feature\","u8);
        writer.WriteMembers(ref json, row);
        json.Raw("}"u8);
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
        json.Raw("{\"type\":\"Feature\","u8);
        root.Write(ref json, features.Schema.Id);
        writer.WriteMembers(ref json, row);
        json.Raw(","u8);
        Link.WriteMember(ref json, [.. links, root.ProfileLink]);
        json.Raw("}\n"u8);
        json.Commit();
        return json.Committed;
    }
}
