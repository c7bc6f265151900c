using System.Globalization;
using System.Text.RegularExpressions;

namespace Konna.Geo.Packages.Layers;

/// <summary>The reference systems of shapefiles: WKT 1 as Esri and GDAL write it, of which the name tells the system.</summary>
internal static partial class EsriProjection
{
    [GeneratedRegex("^\\s*(?:PROJCS|GEOGCS)\\s*\\[\\s*\"([^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Named { get; }

    [GeneratedRegex("^WGS[ _](?:19)?84[ _/]*UTM[ _]zone[ _](\\d{1,2})([NS])$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Utm { get; }

    /// <summary>The name that stands first; empty when the text is no WKT 1.</summary>
    public static string NameOf(string wkt) => Named.Match(wkt) is { Success: true } match ? match.Groups[1].Value : "";

    /// <summary>The identifier of the system; null when its name is none of the known.</summary>
    public static string? CodeOf(string wkt)
    {
        var name = NameOf(wkt);
        if (name is "GCS_WGS_1984" or "WGS 84" or "WGS_1984" or "WGS84")
        {
            return "EPSG:4326";
        }

        if (name is "WGS_1984_Web_Mercator_Auxiliary_Sphere" or "WGS 84 / Pseudo-Mercator" or "WGS_84_Pseudo_Mercator")
        {
            return "EPSG:3857";
        }

        return Utm.Match(name) is { Success: true } zone
            ? "EPSG:" + ((zone.Groups[2].Value is "N" or "n" ? 32600 : 32700) + int.Parse(zone.Groups[1].Value, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture)
            : null;
    }
}
