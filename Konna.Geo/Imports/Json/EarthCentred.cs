namespace Konna.Geo.Imports.Json;

/// <summary>Earth-centred, Earth-fixed metres (EPSG:4978).</summary>
internal static class EarthCentred
{
    private const double SemiMajor = 6_378_137;
    private const double Flattening = 1 / 298.257223563;
    private const double SemiMinor = SemiMajor * (1 - Flattening);
    private const double FirstEccentricity = Flattening * (2 - Flattening);
    private const double SecondEccentricity = FirstEccentricity / (1 - FirstEccentricity);

    /// <summary>Longitude and latitude in degrees, by Bowring's formula: better than a millimetre at heights of up to 10,000 km. Not a number at the centre.</summary>
    public static (double Longitude, double Latitude) ToDegrees(double x, double y, double z)
    {
        var fromAxis = Math.Sqrt((x * x) + (y * y));
        if (fromAxis == 0 && z == 0)
        {
            return (double.NaN, double.NaN);
        }

        var parametric = Math.Atan2(z * SemiMajor, fromAxis * SemiMinor);
        var (sine, cosine) = Math.SinCos(parametric);
        var latitude = Math.Atan2(
            z + (SecondEccentricity * SemiMinor * sine * sine * sine),
            fromAxis - (FirstEccentricity * SemiMajor * cosine * cosine * cosine));
        return (Math.Atan2(y, x) * 180 / Math.PI, latitude * 180 / Math.PI);
    }
}
