namespace Konna.Geo.Motion;

/// <summary>
/// Positions with their instants, in order of time, and what is known between them. Immutable; a question costs a binary search.
/// The last instant belongs to the time after the trajectory: <see cref="AtEnd"/> answers for it.
/// </summary>
public sealed class Trajectory
{
    private readonly PackedFixes fixes;
    private readonly Interpolation interpolation;
    private readonly Arrival? before;

    /// <exception cref="ArgumentException">No vertex, a count of instants that differs, or instants that do not increase.</exception>
    public Trajectory(IReadOnlyList<LonLat> positions, IReadOnlyList<DateTimeOffset> instants, Interpolation interpolation)
        : this(PackedFixes.Of([.. positions], [.. instants.Select(instant => instant.UtcTicks)]), interpolation, null)
    {
    }

    /// <param name="before">How the first vertex was come to, for a segment that goes on where another ended.</param>
    internal Trajectory(PackedFixes fixes, Interpolation interpolation, Arrival? before)
    {
        this.fixes = fixes;
        this.interpolation = interpolation;
        this.before = before;
    }

    public DateTimeOffset First => InstantOf(0);

    public DateTimeOffset Last => InstantOf(fixes.Count - 1);

    public LonLat FirstPosition => fixes.PositionOf(0);

    public LonLat LastPosition => fixes.PositionOf(fixes.Count - 1);

    /// <summary>The state at an instant in <c>[First, Last)</c>; null outside, and between the vertices of a discrete trajectory.</summary>
    public MotionState? At(DateTimeOffset t) => t < First || t >= Last ? null : Within(t);

    /// <summary>The state at an instant that is known to be in <c>[First, Last)</c>.</summary>
    internal MotionState? Within(DateTimeOffset t)
    {
        var i = fixes.LastReached(t.UtcTicks);
        return interpolation switch
        {
            Interpolation.Discrete when fixes.InstantOf(i) != t.UtcTicks => null,
            Interpolation.Linear when !fixes.AreEqual(i, i + 1) => Between(i, t),
            _ => Standing(i, PositionStatus.Halted),
        };
    }

    /// <summary>The state at the last instant and after it.</summary>
    public MotionState AtEnd() => Standing(fixes.Count - 1, PositionStatus.Held);

    private MotionState Between(int i, DateTimeOffset t)
    {
        var (from, to) = (fixes.PositionOf(i), fixes.PositionOf(i + 1));
        var duration = InstantOf(i + 1) - InstantOf(i);
        var (position, heading, metres) = GreatCircle.Travel(from, to, (t - InstantOf(i)) / duration);
        return new MotionState(position, PositionStatus.Moving, heading, metres / 1000 / duration.TotalHours, null);
    }

    private MotionState Standing(int i, string status)
    {
        var arrival = ArrivalAt(i);
        return new MotionState(fixes.PositionOf(i), status, arrival.HeadingDeg, 0, arrival.Since);
    }

    /// <summary>Where nothing is known between vertices there is no direction of travel either.</summary>
    private Arrival ArrivalAt(int i)
    {
        var since = i;
        while (since > 0 && fixes.AreEqual(since - 1, since))
        {
            since--;
        }

        if (since == 0)
        {
            return before ?? new Arrival(First, null);
        }

        var heading = interpolation == Interpolation.Linear ? GreatCircle.FinalBearingDeg(fixes.PositionOf(since - 1), fixes.PositionOf(since)) : null;
        return new Arrival(InstantOf(since), heading);
    }

    private DateTimeOffset InstantOf(int i) => new(fixes.InstantOf(i), TimeSpan.Zero);
}
