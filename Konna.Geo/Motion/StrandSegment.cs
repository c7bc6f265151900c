namespace Konna.Geo.Motion;

/// <summary>One movement feature prepared for questions: a strand, or a segment of one.</summary>
internal sealed class StrandSegment
{
    /// <summary>The object and its id's header.</summary>
    private const int Overhead = 160;

    public StrandSegment(string id, long? ordinal, MovementTraits traits, PackedFixes fixes)
    {
        Id = id;
        Ordinal = ordinal ?? 0;
        Traits = traits;
        Fixes = fixes;
        var trajectory = new Trajectory(fixes, traits.Interpolation, null);
        (First, Last) = (trajectory.First, trajectory.Last);
        (FirstPosition, LastPosition) = (trajectory.FirstPosition, trajectory.LastPosition);
        AtEnd = ArrivalOf(trajectory.AtEnd());
    }

    /// <summary>The movement feature's id.</summary>
    public string Id { get; }

    public long Ordinal { get; }

    public MovementTraits Traits { get; }

    /// <summary>Null where the path is left in the store, and read for each question.</summary>
    public PackedFixes? Fixes { get; private set; }

    public DateTimeOffset First { get; }

    public DateTimeOffset Last { get; }

    public LonLat FirstPosition { get; }

    public LonLat LastPosition { get; }

    /// <summary>How the first vertex was come to on the segment before; null where no segment ends there.</summary>
    public Arrival? Before { get; private set; }

    /// <summary>How the last vertex was come to.</summary>
    public Arrival AtEnd { get; private set; }

    /// <summary>What it takes of the memory without its path.</summary>
    public long Bytes => Overhead + (sizeof(char) * Id.Length);

    /// <summary>Who stood still the whole segment long came there before it.</summary>
    public void Follow(StrandSegment before)
    {
        if (before.Last < First)
        {
            return;
        }

        Before = before.AtEnd;
        if (AtEnd.Since == First)
        {
            AtEnd = before.AtEnd;
        }
    }

    public void LeaveInStore() => Fixes = null;

    /// <param name="fixes">The path, as the store has it now.</param>
    public MotionState? StateAt(DateTimeOffset t, PackedFixes fixes) => new Trajectory(fixes, Traits.Interpolation, Before).At(t);

    /// <param name="t">Within the segment, its last instant excepted.</param>
    /// <param name="fixes">The path that was kept.</param>
    public MotionState? StateWithin(DateTimeOffset t, PackedFixes fixes) => new Trajectory(fixes, Traits.Interpolation, Before).Within(t);

    private static Arrival ArrivalOf(MotionState state) => new(state.Since!.Value, state.HeadingDeg);
}
