using System.Buffers;
using Konna.Geo.Collections;
using Konna.Geo.Motion;
using Konna.Geo.Operations;

namespace Konna.Geo.Encoding;

/// <summary>
/// A situation as a GeoJSON FeatureCollection with the members <c>datetime</c>, <c>accounts</c>, <c>revision</c> and <c>links</c>:
/// positions, then events, then areas, told apart by <c>properties.featureType</c>; events and areas are otherwise as in their collections.
/// It has no state and may be used by many threads.
/// </summary>
public sealed class SituationWriter(CollectionSchema events, CollectionSchema areas)
{
    private readonly ItemRows eventRows = new(events);
    private readonly ItemRows areaRows = new(areas);
    private readonly GeoJsonFeatureWriter eventFeatures = new(events, KeyValuePair.Create("featureType", "event"));
    private readonly GeoJsonFeatureWriter areaFeatures = new(areas, KeyValuePair.Create("featureType", "area"));

    /// <param name="revision">The operation's revision that the situation was computed from.</param>
    public void Write(IBufferWriter<byte> output, Situation situation, long revision, IReadOnlyList<Link> links)
    {
        var json = new JsonText(output);
        json.Raw("{\"type\":\"FeatureCollection\",\"datetime\":"u8);
        json.Instant(situation.Instant);
        json.Raw(",\"accounts\":"u8);
        json.Texts(situation.Accounts);
        json.Raw(",\"revision\":"u8);
        json.Integer(revision);
        json.Raw(","u8);
        Link.WriteMember(ref json, links);
        json.Raw(",\"features\":["u8);
        var first = true;
        foreach (var position in situation.Positions)
        {
            Separate(ref json, ref first);
            SituationPositionWriter.Write(ref json, position);
        }

        WriteItems(ref json, ref first, situation.Events, eventRows, eventFeatures);
        WriteItems(ref json, ref first, situation.Areas, areaRows, areaFeatures);
        json.Raw("\n]}\n"u8);
        json.Commit();
    }

    private static void WriteItems(
        ref JsonText json, ref bool first, IReadOnlyList<OperationItem> items, ItemRows rows, GeoJsonFeatureWriter features)
    {
        foreach (var item in items)
        {
            Separate(ref json, ref first);
            features.Write(ref json, rows.Row(item), links: null);
        }
    }

    private static void Separate(ref JsonText json, ref bool first)
    {
        json.Raw(first ? "\n"u8 : ",\n"u8);
        first = false;
    }
}
