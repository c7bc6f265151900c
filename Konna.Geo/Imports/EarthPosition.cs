using System.Globalization;
using Konna.Geo.Packages;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Imports;

/// <summary>Longitude and latitude in degrees, as an operation holds them.</summary>
internal static class EarthPosition
{
    /// <summary>The position with its longitude brought into -180 to 180: many files count on beyond 180 to cross the antimeridian. Null if it is not on Earth.</summary>
    public static Coordinate? Of(double longitude, double latitude)
    {
        if (!double.IsFinite(longitude) || !double.IsFinite(latitude) || Math.Abs(latitude) > 90 || Math.Abs(longitude) > 360)
        {
            return null;
        }

        var wrapped = longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
        return new Coordinate(wrapped + 0.0, latitude + 0.0);
    }

    /// <summary>The same, with a problem where it is not on Earth.</summary>
    public static Coordinate? Check(double longitude, double latitude, PackageNode place, ProblemList problems)
    {
        var position = Of(longitude, latitude);
        if (position is null)
        {
            problems.Add(
                place,
                string.Create(CultureInfo.InvariantCulture, $"The position (longitude {longitude}, latitude {latitude}) is not on Earth."),
                Of(latitude, longitude) is null ? "Use degrees: longitude -180 to 180, latitude -90 to 90." : "Longitude and latitude are probably swapped.");
        }

        return position;
    }
}
