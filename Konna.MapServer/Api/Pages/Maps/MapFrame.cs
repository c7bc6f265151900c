using NetTopologySuite.Geometries;

namespace Konna.MapServer.Api.Pages.Maps;

/// <summary>
/// Takes longitude and latitude to the pixels of a small map: equirectangular, true to scale at its middle latitude. A frame that crosses the
/// antimeridian counts its longitudes from 0 to 360.
/// </summary>
internal sealed class MapFrame
{
    public const int Width = 640;
    public const int Height = 400;

    /// <summary>Degrees of latitude that a map shows at least: about ten kilometres.</summary>
    private const double LeastSpan = 0.1;

    private const double Margin = 1.3;
    private const double KilometresPerDegree = 111.195;
    private readonly bool crossesAntimeridian;
    private readonly double narrowing;

    private MapFrame(double west, double south, double east, double north, bool crossesAntimeridian)
    {
        this.crossesAntimeridian = crossesAntimeridian;
        var middle = (south + north) / 2;
        narrowing = Math.Max(0.1, Math.Cos(double.DegreesToRadians(middle)));
        var (wide, high) = (Math.Max(east - west, LeastSpan) * narrowing * Margin, Math.Max(north - south, LeastSpan) * Margin);
        PixelsPerDegree = Math.Min(Width / wide, Height / high);
        (West, North) = (((west + east) / 2) - (Width / 2 / PixelsPerDegree / narrowing), middle + (Height / 2 / PixelsPerDegree));
    }

    public double West { get; }

    public double North { get; }

    public double East => West + (Width / PixelsPerDegree / narrowing);

    public double South => North - (Height / PixelsPerDegree);

    /// <summary>Of latitude.</summary>
    public double PixelsPerDegree { get; }

    public double PixelsPerKilometre => PixelsPerDegree / KilometresPerDegree;

    /// <summary>The extent in degrees.</summary>
    public Envelope Box => new(West, East, South, North);

    /// <param name="positions">Longitude, latitude; at least one.</param>
    public static MapFrame Around(IReadOnlyCollection<Coordinate> positions)
    {
        var crosses = positions.Max(p => p.X) - positions.Min(p => p.X) > 180;
        double Longitude(Coordinate p) => crosses && p.X < 0 ? p.X + 360 : p.X;
        return new MapFrame(positions.Min(Longitude), positions.Min(p => p.Y), positions.Max(Longitude), positions.Max(p => p.Y), crosses);
    }

    public double X(double longitude) => ((crossesAntimeridian && longitude < 0 ? longitude + 360 : longitude) - West) * narrowing * PixelsPerDegree;

    public double Y(double latitude) => (North - latitude) * PixelsPerDegree;

    public (double X, double Y) Pixel(Coordinate position) => (X(position.X), Y(position.Y));
}
