using Konna.Geo.Features;

namespace Konna.Geo.Motion;

/// <summary>What is asked of values over time: a time that they must meet, and whether the values at instants or the part within the time are wanted.</summary>
/// <param name="From">Null is open.</param>
/// <param name="To">Null is open.</param>
/// <param name="Leaf">The instants at which the values are wanted; null: not so.</param>
/// <param name="IsPart">True for the part from <paramref name="From"/> to <paramref name="To"/> alone.</param>
/// <param name="Box">What a path must meet; null: nothing.</param>
public sealed record TemporalSelection(DateTimeOffset? From, DateTimeOffset? To, IReadOnlyList<DateTimeOffset>? Leaf, bool IsPart, BoundingBox? Box)
{
    /// <summary>
    /// The geometries of a sequence that are asked for. Where one ends and the next begins, the instant belongs to the one that ends: the time of a geometry is
    /// <c>(t_s, t_e]</c>, as OGC API - Moving Features has it for an update frequency of 0; only the first one of a sequence has its own first instant.
    /// </summary>
    public IEnumerable<TemporalGeometry> Of(IEnumerable<TemporalGeometry> sequence)
    {
        DateTimeOffset? before = null;
        foreach (var geometry in sequence)
        {
            var isFirst = before != geometry.Path.First;
            before = geometry.Path.Last;
            if (Of(geometry.Path, isFirst) is { } path && geometry with { Path = path } is var selected && (Box is not { } box || selected.Intersects(box)))
            {
                yield return selected;
            }
        }
    }

    /// <summary>What is asked for of the values that states tell.</summary>
    public IReadOnlyList<StateValues> Of(IEnumerable<StateValues> told) =>
        [.. told.Select(one => Of(one.Values) is { } values ? one with { Values = values } : null).OfType<StateValues>()];

    /// <param name="isFirst">False when the first instant belongs to what comes before.</param>
    /// <returns>Null when nothing of it is asked for.</returns>
    public TemporalValues<T>? Of<T>(TemporalValues<T> values, bool isFirst = true)
    {
        if (To < values.First || From > values.Last || (To == values.First && !isFirst))
        {
            return null;
        }

        return Leaf is not null ? values.AtEach(Leaf.Where(instant => (isFirst || instant != values.First) && !(instant < From) && !(instant > To)))
            : IsPart ? values.Between(From, To)
            : values;
    }
}
