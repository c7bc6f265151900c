namespace Konna.Geo.Encoding.GeoParquet;

/// <summary>The types of geometries and the box around them, as they come by.</summary>
internal sealed class Bounds
{
    private readonly SortedSet<string> types = new(StringComparer.Ordinal);

    /// <summary>As GeoParquet names them: "MultiPolygon", "Point Z".</summary>
    public IReadOnlyCollection<string> Types => types;

    public double West { get; private set; } = double.PositiveInfinity;

    public double South { get; private set; } = double.PositiveInfinity;

    public double East { get; private set; } = double.NegativeInfinity;

    public double North { get; private set; } = double.NegativeInfinity;

    /// <summary>True as long as no position has come by.</summary>
    public bool IsEmpty => West > East;

    public void Note(WkbGeometryType type, bool hasZ) => types.Add(hasZ ? $"{type} Z" : type.ToString());

    public void Extend(double x, double y)
    {
        (West, East) = (Math.Min(West, x), Math.Max(East, x));
        (South, North) = (Math.Min(South, y), Math.Max(North, y));
    }

    public void Extend(Bounds other)
    {
        types.UnionWith(other.Types);
        if (!other.IsEmpty)
        {
            Extend(other.West, other.South);
            Extend(other.East, other.North);
        }
    }
}
