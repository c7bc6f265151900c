using System.Buffers;
using Konna.Geo.Features;

namespace Konna.Geo.Encoding.MovingFeatures;

/// <summary>
/// Rows to an MF-JSON Prism collection (OGC 19-045r3): each dated path is a <c>MovingPoint</c>, its line stays as the GeoJSON geometry.
/// A row without a dated path has an empty temporal geometry. (The GeoJSON of movements is MF-JSON Trajectory as it is: its property <c>datetimes</c> makes it so.)
/// </summary>
public sealed class MovingFeaturesEncoder(GeoJsonFeatureWriter features) : IFeatureEncoder
{
    private readonly RowFields fields = new(features.Schema);

    private static ReadOnlySpan<byte> ReferenceSystems =>
        "\"crs\":{\"type\":\"Name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},\"trs\":{\"type\":\"Name\",\"properties\":{\"name\":\"urn:ogc:data:time:iso8601\"}},"u8;

    /// <inheritdoc/>
    public long WriteHead(IBufferWriter<byte> output, FeatureCollectionMembers members)
    {
        var json = new JsonText(output);
        json.Raw("{\"type\":\"FeatureCollection\","u8);
        json.Raw(ReferenceSystems);
        members.WriteBefore(ref json);
        json.Raw("\"features\":["u8);
        json.Commit();
        return json.Committed;
    }

    /// <inheritdoc/>
    public long WriteRow(IBufferWriter<byte> output, in FeatureRow row, bool isFirst)
    {
        var json = new JsonText(output);
        json.Raw(isFirst ? "\n{\"type\":\"Feature\","u8 : ",\n{\"type\":\"Feature\","u8);
        WriteMembers(ref json, row);
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
        json.Raw(ReferenceSystems);
        WriteMembers(ref json, row);
        json.Raw(","u8);
        Link.WriteMember(ref json, links);
        json.Raw("}\n"u8);
        json.Commit();
        return json.Committed;
    }

    private void WriteMembers(ref JsonText json, in FeatureRow row)
    {
        json.Raw("\"id\":"u8);
        json.Text(row.Id);
        if (TimedVertices.IsTrajectory(row.Wkb.Span))
        {
            WriteMovingPoint(ref json, row);
        }
        else
        {
            json.Raw(",\"temporalGeometry\":{\"type\":\"MovingGeometryCollection\",\"prisms\":[]}"u8);
        }

        json.Raw(",\"geometry\":"u8);
        GeoJsonGeometryWriter.Write(ref json, row.Wkb.Span);
        json.Raw(",\"properties\":"u8);
        features.WriteProperties(ref json, row);
    }

    private void WriteMovingPoint(ref JsonText json, in FeatureRow row)
    {
        var positions = TimedVertices.Of(row.Wkb.Span);
        json.Raw(",\"time\":["u8);
        json.Instant(TimedVertices.At(positions, 0));
        json.Raw(","u8);
        json.Instant(TimedVertices.At(positions, positions.Count - 1));
        json.Raw("],\"temporalGeometry\":{\"type\":\"MovingPoint\",\"datetimes\":"u8);
        VertexInstantsWriter.Write(ref json, row.Wkb.Span);
        json.Raw(",\"coordinates\":["u8);
        for (var i = 0; i < positions.Count; i++)
        {
            json.Raw(i > 0 ? ","u8 : ""u8);
            json.Position(positions.X(i), positions.Y(i), positions.Z(i));
        }

        json.Raw("],\"interpolation\":"u8);
        json.Text(fields.InterpolationOf(row) ?? "Linear");
        json.Raw("}"u8);
    }
}
