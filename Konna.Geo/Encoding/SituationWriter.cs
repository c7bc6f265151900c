using System.Buffers;
using Konna.Geo.Collections;
using Konna.Geo.Encoding.JsonFg;
using Konna.Geo.Features;
using Konna.Geo.Motion;

namespace Konna.Geo.Encoding;

/// <summary>
/// A situation, or a sequence of them, as one GeoJSON FeatureCollection with the members <c>datetime</c>, <c>accounts</c>, <c>revision</c> and <c>links</c>:
/// positions, then events, then areas, told apart by <c>properties.featureType</c>; events and areas are otherwise as in their collections.
/// In a sequence every feature says its <c>datetime</c>. As JSON-FG each feature also has its type and its time, which for a position is the instant.
/// One writer writes one document; after each call the output may be flushed.
/// </summary>
/// <param name="events">The collection of the events.</param>
/// <param name="areas">The collection of the areas.</param>
/// <param name="root">What makes the document a JSON-FG one; null for GeoJSON.</param>
public sealed class SituationWriter(IBufferWriter<byte> output, CollectionSchema events, CollectionSchema areas, JsonFgRoot? root = null)
{
    private ItemWriter? eventItems;
    private ItemWriter? areaItems;
    private DateTimeOffset instant;
    private bool isSequence;
    private bool isFirst = true;

    public void WriteHead(SituationHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        isSequence = head.End is not null;
        var json = new JsonText(output);
        json.Raw("{\"type\":\"FeatureCollection\","u8);
        root?.Write(ref json, featureType: null);
        json.Raw("\"datetime\":"u8);
        WriteTime(ref json, head);
        json.Raw(",\"accounts\":"u8);
        json.Texts(head.Accounts);
        json.Raw(",\"revision\":"u8);
        json.Integer(head.Revision);
        json.Raw(","u8);
        Link.WriteMember(ref json, root is null ? head.Links : [.. head.Links, root.ProfileLink]);
        json.Raw(",\"features\":["u8);
        json.Commit();
    }

    /// <summary>What follows belongs to this instant.</summary>
    public void MoveTo(DateTimeOffset t)
    {
        instant = t;
        eventItems = new ItemWriter(events, "event", isSequence ? t : null, root);
        areaItems = new ItemWriter(areas, "area", isSequence ? t : null, root);
    }

    /// <param name="positions">One slot per strand, null where it is not shown.</param>
    public void WritePositions(ReadOnlySpan<SituationPosition?> positions)
    {
        var json = new JsonText(output);
        foreach (var position in positions)
        {
            if (position is not null)
            {
                Separate(ref json);
                SituationPositionWriter.Write(ref json, position, root is null ? null : instant, isSequence ? instant : null);
            }
        }

        json.Commit();
    }

    /// <exception cref="InvalidOperationException">No instant was moved to.</exception>
    public void WriteEvent(in FeatureRow row) => Write(eventItems, row);

    /// <exception cref="InvalidOperationException">No instant was moved to.</exception>
    public void WriteArea(in FeatureRow row) => Write(areaItems, row);

    public void WriteEnd()
    {
        var json = new JsonText(output);
        json.Raw("\n]}\n"u8);
        json.Commit();
    }

    private static void WriteTime(ref JsonText json, SituationHead head)
    {
        if (head.End is not { } end)
        {
            json.Instant(head.Begin);
            return;
        }

        json.Text($"{Time.Rfc3339.Format(head.Begin)}/{Time.Rfc3339.Format(end)}");
        json.Raw(",\"step\":"u8);
        json.Text(head.Step);
    }

    private void Write(ItemWriter? items, in FeatureRow row)
    {
        var writer = items ?? throw new InvalidOperationException("No instant was moved to.");
        var json = new JsonText(output);
        Separate(ref json);
        writer.Write(ref json, row);
        json.Commit();
    }

    private void Separate(ref JsonText json)
    {
        json.Raw(isFirst ? "\n"u8 : ",\n"u8);
        isFirst = false;
    }

    /// <summary>Rows of one collection as features of one instant.</summary>
    private sealed class ItemWriter
    {
        private readonly GeoJsonFeatureWriter features;
        private readonly JsonFgFeatureWriter? typed;

        public ItemWriter(CollectionSchema schema, string featureType, DateTimeOffset? datetime, JsonFgRoot? root)
        {
            var leading = new List<KeyValuePair<string, string>> { KeyValuePair.Create("featureType", featureType) };
            if (datetime is { } t)
            {
                leading.Add(KeyValuePair.Create("datetime", Time.Rfc3339.Format(t)));
            }

            features = new GeoJsonFeatureWriter(schema, leading);
            typed = root is null ? null : new JsonFgFeatureWriter(features, root.Profile, featureType);
        }

        public void Write(ref JsonText json, in FeatureRow row)
        {
            if (typed is null)
            {
                features.Write(ref json, row, links: null);
                return;
            }

            json.Raw("{\"type\":\"Feature\","u8);
            typed.WriteMembers(ref json, row);
            json.Raw("}"u8);
        }
    }
}
