using System.Buffers;
using Konna.Geo.Collections;
using Konna.Geo.Encoding.JsonFg;
using Konna.Geo.Motion;
using Konna.Geo.Operations;

namespace Konna.Geo.Encoding;

/// <summary>
/// A situation as a GeoJSON FeatureCollection with the members <c>datetime</c>, <c>accounts</c>, <c>revision</c> and <c>links</c>:
/// positions, then events, then areas, told apart by <c>properties.featureType</c>; events and areas are otherwise as in their collections.
/// As JSON-FG each feature also has its type and its time, which for a position is the instant. It has no state and may be used by many threads.
/// </summary>
/// <param name="events">The collection of the events.</param>
/// <param name="areas">The collection of the areas.</param>
/// <param name="root">What makes the document a JSON-FG one; null for GeoJSON.</param>
public sealed class SituationWriter(CollectionSchema events, CollectionSchema areas, JsonFgRoot? root = null)
{
    private readonly ItemRows eventRows = new(events);
    private readonly ItemRows areaRows = new(areas);
    private readonly GeoJsonFeatureWriter eventFeatures = new(events, KeyValuePair.Create("featureType", "event"));
    private readonly GeoJsonFeatureWriter areaFeatures = new(areas, KeyValuePair.Create("featureType", "area"));

    /// <param name="revision">The operation's revision that the situation was computed from.</param>
    public void Write(IBufferWriter<byte> output, Situation situation, long revision, IReadOnlyList<Link> links)
    {
        var json = new JsonText(output);
        json.Raw("{\"type\":\"FeatureCollection\","u8);
        root?.Write(ref json, featureType: null);
        json.Raw("\"datetime\":"u8);
        json.Instant(situation.Instant);
        json.Raw(",\"accounts\":"u8);
        json.Texts(situation.Accounts);
        json.Raw(",\"revision\":"u8);
        json.Integer(revision);
        json.Raw(","u8);
        Link.WriteMember(ref json, root is null ? links : [.. links, root.ProfileLink]);
        json.Raw(",\"features\":["u8);
        var first = true;
        foreach (var position in situation.Positions)
        {
            Separate(ref json, ref first);
            SituationPositionWriter.Write(ref json, position, root is null ? null : situation.Instant);
        }

        WriteItems(ref json, ref first, situation.Events, eventRows, eventFeatures, "event");
        WriteItems(ref json, ref first, situation.Areas, areaRows, areaFeatures, "area");
        json.Raw("\n]}\n"u8);
        json.Commit();
    }

    private void WriteItems(
        ref JsonText json, ref bool first, IReadOnlyList<OperationItem> items, ItemRows rows, GeoJsonFeatureWriter features, string featureType)
    {
        var typed = root is null ? null : new JsonFgFeatureWriter(features, root.Profile, featureType);
        foreach (var item in items)
        {
            Separate(ref json, ref first);
            var row = rows.Row(item);
            if (typed is null)
            {
                features.Write(ref json, row, links: null);
                continue;
            }

            json.Raw("{\"type\":\"Feature\","u8);
            typed.WriteMembers(ref json, row);
            json.Raw("}"u8);
        }
    }

    private static void Separate(ref JsonText json, ref bool first)
    {
        json.Raw(first ? "\n"u8 : ",\n"u8);
        first = false;
    }
}
