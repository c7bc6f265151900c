using Konna.Geo.Operations;
using Konna.Geo.Time;

namespace Konna.Geo.Motion;

/// <summary>One movement feature prepared for questions: one strand or version of a movement, with its own time.</summary>
internal sealed class Strand
{
    private readonly Trajectory trajectory;

    private Strand(Movement movement, OperationItem? subject, Trajectory trajectory)
    {
        Movement = movement;
        Subject = subject;
        this.trajectory = trajectory;
        First = IsFire ? movement.Begin ?? trajectory.First : trajectory.First;
        Last = IsFire ? movement.End ?? trajectory.Last : trajectory.Last;
    }

    public Movement Movement { get; }

    public OperationItem? Subject { get; }

    public string MovementId => Movement.MovementId ?? Movement.Id;

    public DateTimeOffset First { get; }

    public DateTimeOffset Last { get; }

    private bool IsFire => Movement.Kind == "fire";

    /// <summary>Null for a movement without a path.</summary>
    public static Strand? Of(Movement movement, OperationItem? subject)
    {
        if (movement.Geometry is null || movement.Geometry.IsEmpty || movement.Subject is null)
        {
            return null;
        }

        var coordinates = movement.Geometry.Coordinates;
        return new Strand(movement, subject, new Trajectory(
            [.. coordinates.Select(c => new LonLat(c.X, c.Y))], [.. coordinates.Select(c => EpochSeconds.ToInstant(c.M))], InterpolationOf(movement)));
    }

    public bool HasBegun(DateTimeOffset t) => First <= t;

    public bool IsCurrent(DateTimeOffset t) => First <= t && t < Last;

    /// <summary>The state of a strand that has begun; null where nothing is known of it.</summary>
    public MotionState? StateAt(DateTimeOffset t)
    {
        if (t >= Last)
        {
            return IsHeld(t) ? (IsFire ? Firing(PositionStatus.Held) : trajectory.AtEnd()) : null;
        }

        return IsFire ? Firing(PositionStatus.Halted) : trajectory.At(t);
    }

    /// <summary>Without extrapolation nothing is known from the end on, except that a last sighting is a sighting.</summary>
    private bool IsHeld(DateTimeOffset t) => Movement.Extrapolation != "none" || (t == Last && InterpolationOf(Movement) == Interpolation.Discrete && !IsFire);

    private MotionState Firing(string status) => new(
        trajectory.FirstPosition, status, GreatCircle.InitialBearingDeg(trajectory.FirstPosition, trajectory.LastPosition), 0, First);

    /// <summary>A presence goes nowhere, whatever its vertices: it stays at the earlier one.</summary>
    private static Interpolation InterpolationOf(Movement movement) => movement switch
    {
        { Interpolation: "Discrete" } => Interpolation.Discrete,
        { Kind: "presence" } or { Interpolation: "Step" } => Interpolation.Step,
        _ => Interpolation.Linear,
    };
}
