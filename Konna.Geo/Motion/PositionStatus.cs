namespace Konna.Geo.Motion;

/// <summary>The words of a position's <c>status</c>.</summary>
public static class PositionStatus
{
    /// <summary>On the way between two vertices that differ.</summary>
    public const string Moving = "moving";

    /// <summary>At a vertex until the next one: a halt, a presence, a step, a sighting or a firing position.</summary>
    public const string Halted = "halted";

    /// <summary>At or after the last vertex: the last known position.</summary>
    public const string Held = "held";
}
