namespace Konna.Geo.Motion;

/// <summary>How a position was come to: what a subject that stands there goes on telling.</summary>
/// <param name="Since">When it was reached.</param>
/// <param name="HeadingDeg">The direction of travel on arrival; null if there was none.</param>
internal readonly record struct Arrival(DateTimeOffset Since, double? HeadingDeg);
