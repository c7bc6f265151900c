using System.Globalization;
using NetTopologySuite.Geometries;

namespace Konna.Benchmarks.Load.Questions;

/// <summary>Degrees, WGS 84.</summary>
internal readonly record struct Box(double West, double South, double East, double North)
{
    public static Box Around(Coordinate center, double width, double height) =>
        new(Math.Round(center.X - (width / 2), 5), Math.Round(center.Y - (height / 2), 5), Math.Round(center.X + (width / 2), 5), Math.Round(center.Y + (height / 2), 5));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{West},{South},{East},{North}");
}
