using NetTopologySuite.Geometries;

namespace Konna.Benchmarks.Generation;

/// <summary>Where made-up things are: seven tenths near twelve towns, three tenths anywhere in Mali. Degrees, five decimals.</summary>
internal static class Country
{
    public const int Decimals = 5;

    public static readonly double[] Bbox = [-12.2, 10.2, 4.2, 25.0];

    public static readonly DateTimeOffset Begin = new(2013, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset End = Begin.AddDays(365);

    private static readonly (double Lon, double Lat)[] Towns =
    [
        (-8.00, 12.65), (-5.67, 11.32), (-4.20, 14.48), (-3.89, 14.94), (-6.27, 13.43), (-3.01, 16.77),
        (-0.04, 16.27), (1.41, 18.44), (-11.43, 14.45), (-3.61, 14.35), (-1.70, 15.28), (-5.93, 14.46),
    ];

    public static Coordinate Place(RepeatableRandom random)
    {
        if (random.NextDouble() >= 0.7)
        {
            return At(Bbox[0] + (random.NextDouble() * (Bbox[2] - Bbox[0])), Bbox[1] + (random.NextDouble() * (Bbox[3] - Bbox[1])));
        }

        // The sum of three is near enough to a bell.
        var (lon, lat) = Towns[random.Next(0, Towns.Length)];
        return At(lon + Spread(random), lat + Spread(random));
    }

    public static Coordinate Beside(Coordinate place, RepeatableRandom random, double degrees) =>
        At(place.X + ((random.NextDouble() - 0.5) * degrees), place.Y + ((random.NextDouble() - 0.5) * degrees));

    private static double Spread(RepeatableRandom random) => (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 0.4;

    private static Coordinate At(double lon, double lat) =>
        new(Math.Round(Math.Clamp(lon, Bbox[0], Bbox[2]), Decimals), Math.Round(Math.Clamp(lat, Bbox[1], Bbox[3]), Decimals));
}
