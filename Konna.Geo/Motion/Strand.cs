namespace Konna.Geo.Motion;

/// <summary>One strand or version of a movement, with its own time: one path, in one feature or in several segments that meet or have gaps of time between them.</summary>
internal sealed class Strand
{
    private readonly StrandSegment[] segments;

    /// <summary>Their first instants side by side, in ticks of UTC: a search among them does not go from object to object.</summary>
    private readonly long[] begins;

    /// <param name="segments">In their order; at least one.</param>
    /// <param name="span">The outer span of the first segment's feature: a line of fire goes by it.</param>
    public Strand(StrandSegment[] segments, (DateTimeOffset? Begin, DateTimeOffset? End) span)
    {
        this.segments = segments;
        begins = Array.ConvertAll(segments, segment => segment.First.UtcTicks);
        for (var i = 1; i < segments.Length; i++)
        {
            segments[i].Follow(segments[i - 1]);
        }

        First = Traits.IsFire ? span.Begin ?? segments[0].First : segments[0].First;
        Last = Traits.IsFire ? span.End ?? segments[^1].Last : segments[^1].Last;
    }

    /// <summary>The id of its first feature.</summary>
    public string Id => segments[0].Id;

    public MovementTraits Traits => segments[0].Traits;

    public DateTimeOffset First { get; }

    public DateTimeOffset Last { get; }

    public bool HasBegun(DateTimeOffset t) => First <= t;

    public bool IsCurrent(DateTimeOffset t) => First <= t && t < Last;

    /// <summary>The segment that is under way; in a gap and at the end the one that was last.</summary>
    public StrandSegment SegmentAt(DateTimeOffset t)
    {
        var found = Array.BinarySearch(begins, t.UtcTicks);
        return segments[found >= 0 ? found : Math.Max(~found - 1, 0)];
    }

    /// <summary>The state of a strand that has begun; null where nothing is known of it.</summary>
    /// <param name="segment">The one of <see cref="SegmentAt"/>.</param>
    /// <param name="window">The paths that were left in the store and are under way at t, by feature id.</param>
    public MotionState? StateAt(DateTimeOffset t, StrandSegment segment, IReadOnlyDictionary<string, PackedFixes>? window)
    {
        if (t >= Last)
        {
            return !IsHeldAt(t) ? null : Traits.IsFire ? Firing(PositionStatus.Held)
                : new MotionState(segment.LastPosition, PositionStatus.Held, segment.AtEnd.HeadingDeg, 0, segment.AtEnd.Since);
        }

        if (Traits.IsFire)
        {
            return Firing(PositionStatus.Halted);
        }

        // Nothing is known until the next segment begins, except that a last sighting is a sighting.
        if (t >= segment.Last)
        {
            return t == segment.Last && Traits.Interpolation == Interpolation.Discrete
                ? new MotionState(segment.LastPosition, PositionStatus.Halted, segment.AtEnd.HeadingDeg, 0, segment.AtEnd.Since)
                : null;
        }

        return segment.Fixes is { } kept ? segment.StateWithin(t, kept)
            : window?.GetValueOrDefault(segment.Id) is { } read ? segment.StateAt(t, read) : null;
    }

    /// <summary>Without extrapolation nothing is known from the end on, except that a last sighting is a sighting.</summary>
    private bool IsHeldAt(DateTimeOffset t) => Traits.IsHeld || (t == Last && Traits.Interpolation == Interpolation.Discrete && !Traits.IsFire);

    private MotionState Firing(string status)
    {
        var (from, to) = (segments[0].FirstPosition, segments[^1].LastPosition);
        return new MotionState(from, status, GreatCircle.InitialBearingDeg(from, to), 0, First);
    }
}
