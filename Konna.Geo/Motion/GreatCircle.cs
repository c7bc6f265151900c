namespace Konna.Geo.Motion;

/// <summary>
/// The shortest path between two positions on a sphere. Computed with unit vectors, which know no antimeridian and no pole,
/// so that nothing special happens there. Positions that are equal, or exactly opposite, have no one path: the first half stands still.
/// </summary>
public static class GreatCircle
{
    /// <summary>Mean radius of the Earth in metres (IUGG, R1).</summary>
    public const double RadiusM = 6_371_008.8;

    private const double NoPathRad = 1e-12;

    /// <summary>Metres.</summary>
    public static double DistanceM(LonLat from, LonLat to) => RadiusM * AngleRad(Vector(from), Vector(to));

    /// <summary>Degrees clockwise from true north at <paramref name="from"/>, 0 (included) to 360; null where there is no one path.</summary>
    public static double? InitialBearingDeg(LonLat from, LonLat to) => BearingDeg(from, from, to);

    /// <summary>The direction of travel on arrival at <paramref name="to"/>.</summary>
    public static double? FinalBearingDeg(LonLat from, LonLat to) => BearingDeg(to, from, to);

    /// <summary>
    /// The direction of travel at a position on the path: the same as the initial bearing from there to the end, but stable up to arrival,
    /// where that bearing would be taken between two positions that coincide.
    /// </summary>
    public static double? BearingDeg(LonLat at, LonLat from, LonLat to)
    {
        var (a, b) = (Vector(from), Vector(to));
        var angle = AngleRad(a, b);
        if (angle < NoPathRad || Math.PI - angle < NoPathRad)
        {
            return null;
        }

        var (lon, lat) = (double.DegreesToRadians(at.Lon), double.DegreesToRadians(at.Lat));
        var ahead = Cross(Cross(a, b), Vector(at));
        var east = (ahead.Y * Math.Cos(lon)) - (ahead.X * Math.Sin(lon));
        var north = (ahead.Z * Math.Cos(lat)) - (((ahead.X * Math.Cos(lon)) + (ahead.Y * Math.Sin(lon))) * Math.Sin(lat));
        var degrees = double.RadiansToDegrees(Math.Atan2(east, north));
        var positive = degrees < 0 ? degrees + 360 : degrees;
        return positive >= 360 ? 0 : positive;
    }

    /// <summary>The position at a fraction (0 to 1) of the path's length; the two ends come back exactly as given.</summary>
    public static LonLat Intermediate(LonLat from, LonLat to, double fraction)
    {
        if (fraction <= 0)
        {
            return from;
        }

        if (fraction >= 1)
        {
            return to;
        }

        var (a, b) = (Vector(from), Vector(to));
        var angle = AngleRad(a, b);
        if (angle < NoPathRad || Math.PI - angle < NoPathRad)
        {
            return fraction < 0.5 ? from : to;
        }

        var (wa, wb) = (Math.Sin((1 - fraction) * angle) / Math.Sin(angle), Math.Sin(fraction * angle) / Math.Sin(angle));
        var (x, y, z) = ((wa * a.X) + (wb * b.X), (wa * a.Y) + (wb * b.Y), (wa * a.Z) + (wb * b.Z));
        return new LonLat(
            double.RadiansToDegrees(Math.Atan2(y, x)),
            double.RadiansToDegrees(Math.Atan2(z, Math.Sqrt((x * x) + (y * y)))));
    }

    private static (double X, double Y, double Z) Vector(LonLat p)
    {
        var (lon, lat) = (double.DegreesToRadians(p.Lon), double.DegreesToRadians(p.Lat));
        return (Math.Cos(lat) * Math.Cos(lon), Math.Cos(lat) * Math.Sin(lon), Math.Sin(lat));
    }

    /// <summary>From sine and cosine together: exact for near and for far positions, where either alone is not.</summary>
    private static double AngleRad((double X, double Y, double Z) a, (double X, double Y, double Z) b)
    {
        var c = Cross(a, b);
        return Math.Atan2(Math.Sqrt((c.X * c.X) + (c.Y * c.Y) + (c.Z * c.Z)), (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z));
    }

    private static (double X, double Y, double Z) Cross((double X, double Y, double Z) a, (double X, double Y, double Z) b) =>
        ((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));
}
