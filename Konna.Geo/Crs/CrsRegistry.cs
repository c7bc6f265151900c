using System.Globalization;
using Konna.Geo.Features;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Konna.Geo.Crs;

/// <summary>The coordinate reference systems this program knows; ProjNet does the arithmetic.</summary>
public static class CrsRegistry
{
    /// <summary>A transverse Mercator is usable some way beyond its six degrees; this is how far, on either side of the central meridian.</summary>
    private const int UtmReach = 6;

    private static readonly BoundingBox World = new(-180, -90, 180, 90);

    /// <summary>WGS 84 longitude, latitude: what is stored, and what is meant when nothing is said.</summary>
    public static CoordinateReferenceSystem Crs84 { get; } = new("OGC", "1.3", "CRS84", "WGS 84 longitude-latitude", World, latitudeFirst: false, project: null);

    /// <summary>Every system, the stored one first.</summary>
    public static IReadOnlyList<CoordinateReferenceSystem> All { get; } =
    [
        Crs84,
        new("EPSG", "0", "4326", "WGS 84", World, latitudeFirst: true, project: null),
        Projected("3857", "WGS 84 / Pseudo-Mercator", new(-180, -85.06, 180, 85.06), ProjectedCoordinateSystem.WebMercator),
        .. Enumerable.Range(1, 60).Select(zone => Utm(zone, isNorth: true)),
        .. Enumerable.Range(1, 60).Select(zone => Utm(zone, isNorth: false)),
    ];

    private static readonly Dictionary<string, CoordinateReferenceSystem> ByKey =
        All.ToDictionary(crs => $"{crs.Authority}:{crs.Code}", StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Finds a system by any of its usual identifiers: <c>http://www.opengis.net/def/crs/EPSG/0/32630</c> (http or https),
    /// <c>urn:ogc:def:crs:EPSG::32630</c>, <c>EPSG:32630</c>, <c>[EPSG:32630]</c>, <c>CRS84</c>.
    /// </summary>
    /// <returns>Null when it is none that is known.</returns>
    public static CoordinateReferenceSystem? Find(string identifier)
    {
        ArgumentNullException.ThrowIfNull(identifier);
        var parts = identifier.Trim('[', ']') switch
        {
            "CRS84" => ["OGC", "CRS84"],
            var uri when uri.StartsWith("http://www.opengis.net/def/crs/", StringComparison.Ordinal) => uri["http://www.opengis.net/def/crs/".Length..].Split('/'),
            var uri when uri.StartsWith("https://www.opengis.net/def/crs/", StringComparison.Ordinal) => uri["https://www.opengis.net/def/crs/".Length..].Split('/'),
            var urn when urn.StartsWith("urn:ogc:def:crs:", StringComparison.OrdinalIgnoreCase) => urn["urn:ogc:def:crs:".Length..].Split(':'),
            var curie => curie.Split(':'),
        };
        return parts.Length is 2 or 3 ? ByKey.GetValueOrDefault($"{parts[0]}:{parts[^1]}") : null;
    }

    private static CoordinateReferenceSystem Utm(int zone, bool isNorth)
    {
        var code = ((isNorth ? 32600 : 32700) + zone).ToString(CultureInfo.InvariantCulture);
        var meridian = (zone * 6) - 183;
        var area = new BoundingBox(
            Math.Max(-180, meridian - UtmReach), isNorth ? -10 : -84, Math.Min(180, meridian + UtmReach), isNorth ? 84 : 10);
        return Projected(code, $"WGS 84 / UTM zone {zone}{(isNorth ? 'N' : 'S')}", area, ProjectedCoordinateSystem.WGS84_UTM(zone, isNorth));
    }

    private static CoordinateReferenceSystem Projected(string code, string name, BoundingBox area, ProjectedCoordinateSystem system) =>
        new("EPSG", "0", code, name, area, latitudeFirst: false,
            new CoordinateTransformationFactory().CreateFromCoordinateSystems(GeographicCoordinateSystem.WGS84, system).MathTransform);
}
