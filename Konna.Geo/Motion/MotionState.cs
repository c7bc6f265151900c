namespace Konna.Geo.Motion;

/// <summary>Where one strand is at an instant.</summary>
/// <param name="Status">One of <see cref="PositionStatus"/>.</param>
/// <param name="HeadingDeg">Clockwise from true north, 0 (included) to 360; the last known one when not moving, null if it has not moved.</param>
/// <param name="SpeedKmh">0 when not moving.</param>
/// <param name="Since">When it reached this position; null when moving.</param>
public readonly record struct MotionState(LonLat Position, string Status, double? HeadingDeg, double SpeedKmh, DateTimeOffset? Since);
