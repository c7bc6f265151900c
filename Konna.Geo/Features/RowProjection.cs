using Konna.Geo.Collections;

namespace Konna.Geo.Features;

/// <summary>Takes rows of a collection to rows of the same collection with fewer properties.</summary>
public sealed class RowProjection
{
    private readonly int[] slots;

    /// <param name="from">What the rows are rows of.</param>
    /// <param name="to">Made from it by <see cref="CollectionSchema.Narrow"/>.</param>
    /// <exception cref="ArgumentException">A property of <paramref name="to"/> is none of <paramref name="from"/>.</exception>
    public RowProjection(CollectionSchema from, CollectionSchema to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        slots = [.. to.Properties.Select(from.SlotOf)];
    }

    public FeatureRow Project(in FeatureRow row)
    {
        var values = new object?[slots.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            values[i] = row.Values[slots[i]];
        }

        return row with { Values = values };
    }
}
