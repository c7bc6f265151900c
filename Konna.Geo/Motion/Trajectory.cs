namespace Konna.Geo.Motion;

/// <summary>
/// Positions with their instants, in order of time, and what is known between them. Immutable; a question costs a binary search.
/// The last instant belongs to the time after the trajectory: <see cref="AtEnd"/> answers for it.
/// </summary>
public sealed class Trajectory
{
    private readonly LonLat[] positions;
    private readonly DateTimeOffset[] instants;
    private readonly Interpolation interpolation;

    /// <summary>For each vertex the first of the run of equal positions it stands in: when that position was reached.</summary>
    private readonly int[] reached;

    /// <exception cref="ArgumentException">No vertex, a count of instants that differs, or instants that do not increase.</exception>
    public Trajectory(IReadOnlyList<LonLat> positions, IReadOnlyList<DateTimeOffset> instants, Interpolation interpolation)
    {
        if (positions.Count == 0 || positions.Count != instants.Count)
        {
            throw new ArgumentException($"Expected one instant for each of at least one vertex, got {positions.Count} vertices and {instants.Count} instants.");
        }

        this.positions = [.. positions];
        this.instants = [.. instants];
        this.interpolation = interpolation;
        reached = new int[positions.Count];
        for (var i = 1; i < reached.Length; i++)
        {
            if (instants[i] <= instants[i - 1])
            {
                throw new ArgumentException($"Expected instants that increase, but that of vertex {i + 1} does not.");
            }

            reached[i] = positions[i] == positions[i - 1] ? reached[i - 1] : i;
        }
    }

    public DateTimeOffset First => instants[0];

    public DateTimeOffset Last => instants[^1];

    public LonLat FirstPosition => positions[0];

    public LonLat LastPosition => positions[^1];

    /// <summary>The state at an instant in <c>[First, Last)</c>; null outside, and between the vertices of a discrete trajectory.</summary>
    public MotionState? At(DateTimeOffset t)
    {
        if (t < First || t >= Last)
        {
            return null;
        }

        var found = Array.BinarySearch(instants, t);
        var i = found >= 0 ? found : ~found - 1;
        return interpolation switch
        {
            Interpolation.Discrete when found < 0 => null,
            Interpolation.Linear when positions[i] != positions[i + 1] => Between(i, t),
            _ => Standing(i, PositionStatus.Halted),
        };
    }

    /// <summary>The state at the last instant and after it.</summary>
    public MotionState AtEnd() => Standing(positions.Length - 1, PositionStatus.Held);

    private MotionState Between(int i, DateTimeOffset t)
    {
        var (from, to) = (positions[i], positions[i + 1]);
        var duration = instants[i + 1] - instants[i];
        var position = GreatCircle.Intermediate(from, to, (t - instants[i]) / duration);
        var speed = GreatCircle.DistanceM(from, to) / 1000 / duration.TotalHours;
        return new MotionState(position, PositionStatus.Moving, GreatCircle.BearingDeg(position, from, to), speed, null);
    }

    /// <summary>Where nothing is known between vertices there is no direction of travel either.</summary>
    private MotionState Standing(int i, string status)
    {
        var since = reached[i];
        var heading = interpolation == Interpolation.Linear && since > 0 ? GreatCircle.FinalBearingDeg(positions[since - 1], positions[since]) : null;
        return new MotionState(positions[i], status, heading, 0, instants[since]);
    }
}
