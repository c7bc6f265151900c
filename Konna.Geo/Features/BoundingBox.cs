namespace Konna.Geo.Features;

/// <summary>A box in degrees, CRS84 order. <c>West</c> greater than <c>East</c> means that it crosses the antimeridian.</summary>
public readonly record struct BoundingBox(double West, double South, double East, double North)
{
    public bool CrossesAntimeridian => West > East;

    /// <summary>The box as one or two that do not cross the antimeridian.</summary>
    public IReadOnlyList<BoundingBox> Split() =>
        CrossesAntimeridian ? [this with { East = 180 }, this with { West = -180 }] : [this];
}
