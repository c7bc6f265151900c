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
    public static double DistanceM(LonLat from, LonLat to) => RadiusM * new Path(from, to).Angle;

    /// <summary>Degrees clockwise from true north at <paramref name="from"/>, 0 (included) to 360; null where there is no one path.</summary>
    public static double? InitialBearingDeg(LonLat from, LonLat to) => BearingDeg(from, from, to);

    /// <summary>The direction of travel on arrival at <paramref name="to"/>.</summary>
    public static double? FinalBearingDeg(LonLat from, LonLat to) => BearingDeg(to, from, to);

    /// <summary>
    /// The direction of travel at a position on the path: the same as the initial bearing from there to the end, but stable up to arrival,
    /// where that bearing would be taken between two positions that coincide.
    /// </summary>
    public static double? BearingDeg(LonLat at, LonLat from, LonLat to) => new Path(from, to).BearingDeg(Vector(at));

    /// <summary>The position at a fraction (0 to 1) of the path's length; the two ends come back exactly as given.</summary>
    public static LonLat Intermediate(LonLat from, LonLat to, double fraction) => new Path(from, to).At(fraction).Position;

    /// <summary>Position and direction at a fraction of the path, and the length of all of it: the same as one by one, to the last digit but one, and what they share is computed once.</summary>
    public static (LonLat Position, double? BearingDeg, double DistanceM) Travel(LonLat from, LonLat to, double fraction)
    {
        var path = new Path(from, to);
        var (position, vector) = path.At(fraction);
        return (position, path.BearingDeg(vector), RadiusM * path.Angle);
    }

    private static (double X, double Y, double Z) Vector(LonLat p)
    {
        var (sinLon, cosLon) = Math.SinCos(double.DegreesToRadians(p.Lon));
        var (sinLat, cosLat) = Math.SinCos(double.DegreesToRadians(p.Lat));
        return (cosLat * cosLon, cosLat * sinLon, sinLat);
    }

    private static (double X, double Y, double Z) Cross((double X, double Y, double Z) a, (double X, double Y, double Z) b) =>
        ((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));

    /// <summary>The path between two positions, with what every question about it needs.</summary>
    private readonly struct Path
    {
        private readonly LonLat from;
        private readonly LonLat to;
        private readonly (double X, double Y, double Z) a;
        private readonly (double X, double Y, double Z) b;
        private readonly (double X, double Y, double Z) normal;
        private readonly double sine;
        private readonly double cosine;

        public Path(LonLat from, LonLat to)
        {
            (this.from, this.to) = (from, to);
            (a, b) = (Vector(from), Vector(to));
            normal = Cross(a, b);
            sine = Math.Sqrt((normal.X * normal.X) + (normal.Y * normal.Y) + (normal.Z * normal.Z));
            cosine = (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

            // From sine and cosine together: exact for near and for far positions, where either alone is not.
            Angle = Math.Atan2(sine, cosine);
        }

        /// <summary>Between the two positions, seen from the middle of the Earth, in radians.</summary>
        public double Angle { get; }

        private bool IsOne => Angle >= NoPathRad && Math.PI - Angle >= NoPathRad;

        public (LonLat Position, (double X, double Y, double Z) Vector) At(double fraction)
        {
            if (fraction <= 0 || fraction >= 1 || !IsOne)
            {
                return fraction < 0.5 ? (from, a) : (to, b);
            }

            // The sine of the rest of the angle by the sum formula: one call in place of three.
            var (sinPart, cosPart) = Math.SinCos(fraction * Angle);
            var (wa, wb) = (cosPart - (sinPart * cosine / sine), sinPart / sine);
            var vector = (X: (wa * a.X) + (wb * b.X), Y: (wa * a.Y) + (wb * b.Y), Z: (wa * a.Z) + (wb * b.Z));
            var position = new LonLat(
                double.RadiansToDegrees(Math.Atan2(vector.Y, vector.X)),
                double.RadiansToDegrees(Math.Atan2(vector.Z, Math.Sqrt((vector.X * vector.X) + (vector.Y * vector.Y)))));
            return (position, vector);
        }

        /// <param name="at">On the path.</param>
        public double? BearingDeg((double X, double Y, double Z) at)
        {
            if (!IsOne)
            {
                return null;
            }

            // A pole has every longitude: there it is reckoned from longitude 0, as the position says.
            var cosLat = Math.Sqrt((at.X * at.X) + (at.Y * at.Y));
            var (cosLon, sinLon) = cosLat > 0 ? (at.X / cosLat, at.Y / cosLat) : (1, 0);
            var ahead = Cross(normal, at);
            var east = (ahead.Y * cosLon) - (ahead.X * sinLon);
            var north = (ahead.Z * cosLat) - (((ahead.X * cosLon) + (ahead.Y * sinLon)) * at.Z);
            var degrees = double.RadiansToDegrees(Math.Atan2(east, north));
            var positive = degrees < 0 ? degrees + 360 : degrees;
            return positive >= 360 ? 0 : positive;
        }
    }
}
