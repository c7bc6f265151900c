using Konna.Geo.Collections;
using Konna.Geo.Time;

namespace Konna.Geo.Features;

/// <summary>The outer span of a collection's rows, from the properties whose roles say that they are its time.</summary>
public sealed class RowSpan(CollectionSchema schema)
{
    private readonly int begin = SlotOf(schema, PropertyRole.PrimaryIntervalStart);
    private readonly int end = SlotOf(schema, PropertyRole.PrimaryIntervalEnd);

    /// <summary>Half-open; null is open.</summary>
    public (DateTimeOffset? Begin, DateTimeOffset? End) Of(in FeatureRow row) =>
        (begin < 0 ? null : TimeValue.Begin(row.Values[begin]), end < 0 ? null : TimeValue.End(row.Values[end]));

    private static int SlotOf(CollectionSchema schema, PropertyRole role)
    {
        for (var slot = 0; slot < schema.Properties.Count; slot++)
        {
            if (schema.Properties[slot].Role == role || schema.Properties[slot].Role == PropertyRole.PrimaryInstant)
            {
                return slot;
            }
        }

        return -1;
    }
}
