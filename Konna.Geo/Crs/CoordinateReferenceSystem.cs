using Konna.Geo.Features;
using ProjNet.CoordinateSystems.Transformations;

namespace Konna.Geo.Crs;

/// <summary>
/// A coordinate reference system that locations can be asked for and given in. Coordinates are in the order of its own axes:
/// EPSG:4326 is latitude, longitude; CRS84 and the projected ones are east, north.
/// </summary>
public sealed class CoordinateReferenceSystem
{
    /// <summary>Digits kept after the point: a tenth of a millimetre on the ground, in either unit. What follows is rounding noise.</summary>
    private const int DegreeDigits = 9;
    private const int MetreDigits = 4;

    private readonly MathTransform? project;
    private readonly MathTransform? unproject;

    internal CoordinateReferenceSystem(string authority, string version, string code, string name, BoundingBox area, bool latitudeFirst, MathTransform? project)
    {
        Authority = authority;
        Code = code;
        Uri = $"http://www.opengis.net/def/crs/{authority}/{version}/{code}";
        Name = name;
        Area = area;
        IsLatitudeFirst = latitudeFirst;
        this.project = project;
        unproject = project?.Inverse();
    }

    /// <summary>"OGC" or "EPSG".</summary>
    public string Authority { get; }

    /// <summary>"CRS84", "4326", "32630".</summary>
    public string Code { get; }

    /// <summary>The identifier used in links and headers.</summary>
    public string Uri { get; }

    public string Name { get; }

    /// <summary>Where it can be used, in degrees. Outside, its formulas give numbers that mean nothing.</summary>
    public BoundingBox Area { get; }

    public bool IsLatitudeFirst { get; }

    /// <summary>Metres if true, otherwise degrees.</summary>
    public bool IsProjected => project is not null;

    /// <summary>True when coordinates are as they are stored: nothing is to be done.</summary>
    public bool IsStorageCrs => project is null && !IsLatitudeFirst;

    /// <summary>From WGS 84 longitude and latitude in degrees to this system.</summary>
    /// <returns>False outside <see cref="Area"/>.</returns>
    public bool TryFromLonLat(double lon, double lat, out double first, out double second)
    {
        (first, second) = IsLatitudeFirst ? (lat, lon) : (lon, lat);
        if (!(lon >= Area.West && lon <= Area.East && lat >= Area.South && lat <= Area.North))
        {
            return false;
        }

        if (project is not null)
        {
            var (x, y) = project.Transform(lon, lat);
            (first, second) = (Math.Round(x, MetreDigits), Math.Round(y, MetreDigits));
        }

        return double.IsFinite(first) && double.IsFinite(second);
    }

    /// <summary>From this system to WGS 84 longitude and latitude in degrees.</summary>
    /// <returns>False when there is no such place in <see cref="Area"/>.</returns>
    public bool TryToLonLat(double first, double second, out double lon, out double lat)
    {
        (lon, lat) = IsLatitudeFirst ? (second, first) : (first, second);
        if (unproject is not null)
        {
            (lon, lat) = unproject.Transform(first, second);

            // At the antimeridian 180 may come back as -180.
            lon += lon < Area.West - 180 ? 360 : lon > Area.East + 180 ? -360 : 0;
            (lon, lat) = (ToEdge(Math.Round(lon, DegreeDigits), Area.West, Area.East), ToEdge(Math.Round(lat, DegreeDigits), Area.South, Area.North));
        }

        // Projecting back shows where an inverse formula has left the range in which it is one.
        return TryFromLonLat(lon, lat, out var x, out var y) && (!IsProjected || (Math.Abs(x - first) < 0.01 && Math.Abs(y - second) < 0.01));
    }

    /// <summary>Inverse formulas may land a hair outside of the edge that they started from.</summary>
    private static double ToEdge(double degrees, double least, double most)
    {
        const double Hair = 1e-7;
        return degrees < least && degrees > least - Hair ? least : degrees > most && degrees < most + Hair ? most : degrees;
    }

    public override string ToString() => Authority == "OGC" ? Code : $"{Authority}:{Code}";
}
