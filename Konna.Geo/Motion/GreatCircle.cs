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
        return BearingDeg(at, a, b, AngleRad(a, b));
    }

    /// <summary>The position at a fraction (0 to 1) of the path's length; the two ends come back exactly as given.</summary>
    public static LonLat Intermediate(LonLat from, LonLat to, double fraction)
    {
        var (a, b) = (Vector(from), Vector(to));
        return Intermediate(from, to, a, b, AngleRad(a, b), fraction);
    }

    /// <summary>Position and direction at a fraction of the path, and the length of all of it: the same as one by one, but what they share is computed once.</summary>
    public static (LonLat Position, double? BearingDeg, double DistanceM) Travel(LonLat from, LonLat to, double fraction)
    {
        var (a, b) = (Vector(from), Vector(to));
        var angle = AngleRad(a, b);
        var position = Intermediate(from, to, a, b, angle, fraction);
        return (position, BearingDeg(position, a, b, angle), RadiusM * angle);
    }

    private static double? BearingDeg(LonLat at, (double X, double Y, double Z) a, (double X, double Y, double Z) b, double angle)
    {
        if (angle < NoPathRad || Math.PI - angle < NoPathRad)
        {
            return null;
        }

        var (sinLon, cosLon) = Math.SinCos(double.DegreesToRadians(at.Lon));
        var (sinLat, cosLat) = Math.SinCos(double.DegreesToRadians(at.Lat));
        var ahead = Cross(Cross(a, b), (cosLat * cosLon, cosLat * sinLon, sinLat));
        var east = (ahead.Y * cosLon) - (ahead.X * sinLon);
        var north = (ahead.Z * cosLat) - (((ahead.X * cosLon) + (ahead.Y * sinLon)) * sinLat);
        var degrees = double.RadiansToDegrees(Math.Atan2(east, north));
        var positive = degrees < 0 ? degrees + 360 : degrees;
        return positive >= 360 ? 0 : positive;
    }

    private static LonLat Intermediate(LonLat from, LonLat to, (double X, double Y, double Z) a, (double X, double Y, double Z) b, double angle, double fraction)
    {
        if (fraction <= 0)
        {
            return from;
        }

        if (fraction >= 1)
        {
            return to;
        }

        if (angle < NoPathRad || Math.PI - angle < NoPathRad)
        {
            return fraction < 0.5 ? from : to;
        }

        var whole = Math.Sin(angle);
        var (wa, wb) = (Math.Sin((1 - fraction) * angle) / whole, Math.Sin(fraction * angle) / whole);
        var (x, y, z) = ((wa * a.X) + (wb * b.X), (wa * a.Y) + (wb * b.Y), (wa * a.Z) + (wb * b.Z));
        return new LonLat(
            double.RadiansToDegrees(Math.Atan2(y, x)),
            double.RadiansToDegrees(Math.Atan2(z, Math.Sqrt((x * x) + (y * y)))));
    }

    private static (double X, double Y, double Z) Vector(LonLat p)
    {
        var (sinLon, cosLon) = Math.SinCos(double.DegreesToRadians(p.Lon));
        var (sinLat, cosLat) = Math.SinCos(double.DegreesToRadians(p.Lat));
        return (cosLat * cosLon, cosLat * sinLon, sinLat);
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
