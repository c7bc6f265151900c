namespace Konna.Geo.Time;

/// <summary>
/// The time a request asks about. A feature's outer span is compared half-open, <c>[begin, end)</c>; a span of zero length is its one instant.
/// A null bound is open. The forms are made by the factories:
/// an instant (of two states that meet there the later one matches), an interval between instants (closed: both match),
/// whole days (half-open, because the next midnight belongs to the next day), and an interval from one kind to the other.
/// </summary>
public sealed record TemporalFilter
{
    private TemporalFilter(DateTimeOffset? lower, DateTimeOffset? upper, bool lowerTouches, bool upperIncluded)
    {
        Lower = lower;
        Upper = upper;
        LowerTouches = lowerTouches;
        UpperIncluded = upperIncluded;
    }

    public DateTimeOffset? Lower { get; }

    public DateTimeOffset? Upper { get; }

    /// <summary>True when a span that ends exactly at <see cref="Lower"/> matches.</summary>
    public bool LowerTouches { get; }

    /// <summary>True when a span that begins exactly at <see cref="Upper"/> matches.</summary>
    public bool UpperIncluded { get; }

    public static TemporalFilter At(DateTimeOffset instant) => new(instant, instant, lowerTouches: false, upperIncluded: true);

    public static TemporalFilter Closed(DateTimeOffset? from, DateTimeOffset? to) => new(from, to, lowerTouches: true, upperIncluded: true);

    public static TemporalFilter HalfOpen(DateTimeOffset? from, DateTimeOffset? to) => new(from, to, lowerTouches: false, upperIncluded: false);

    /// <summary>An interval whose ends differ in kind: an instant touches and is included, a day's midnight is not.</summary>
    public static TemporalFilter Between(DateTimeOffset? from, bool lowerTouches, DateTimeOffset? to, bool upperIncluded) =>
        new(from, to, lowerTouches, upperIncluded);

    /// <summary>The rule both stores implement in SQL.</summary>
    /// <param name="begin">Earliest begin, null = open.</param>
    /// <param name="end">Latest end, null = open.</param>
    public bool Matches(DateTimeOffset? begin, DateTimeOffset? end)
    {
        var startsInTime = Upper is null || begin is null || (UpperIncluded ? begin <= Upper : begin < Upper);
        var endsInTime = Lower is null || end is null || end > Lower || (LowerTouches && end == Lower) || (begin == end && begin >= Lower);
        return startsInTime && endsInTime;
    }
}
