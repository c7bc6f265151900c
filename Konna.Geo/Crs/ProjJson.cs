using System.Globalization;
using System.Text.Json.Nodes;

namespace Konna.Geo.Crs;

/// <summary>
/// A projected system as PROJJSON 0.5, the way GeoParquet names systems. Every projected system of <see cref="CrsRegistry"/> is either a UTM zone
/// or the Mercator of web maps, so two conversions are enough.
/// </summary>
internal static class ProjJson
{
    /// <exception cref="ArgumentException">The system is not projected.</exception>
    public static JsonObject Of(CoordinateReferenceSystem crs)
    {
        if (!crs.IsProjected)
        {
            throw new ArgumentException($"{crs} is not projected.", nameof(crs));
        }

        var code = int.Parse(crs.Code, CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["$schema"] = "https://proj.org/schemas/v0.5/projjson.schema.json",
            ["type"] = "ProjectedCRS",
            ["name"] = crs.Name,
            ["base_crs"] = Wgs84(),
            ["conversion"] = code == 3857 ? WebMercator() : Utm(code % 100, isNorth: code < 32700),
            ["coordinate_system"] = new JsonObject
            {
                ["subtype"] = "Cartesian",
                ["axis"] = new JsonArray(Axis("Easting", code == 3857 ? "X" : "E", "east", "metre"), Axis("Northing", code == 3857 ? "Y" : "N", "north", "metre")),
            },
            ["id"] = Id(code),
        };
    }

    private static JsonObject Wgs84() => new()
    {
        ["name"] = "WGS 84",
        ["datum"] = new JsonObject
        {
            ["type"] = "GeodeticReferenceFrame",
            ["name"] = "World Geodetic System 1984",
            ["ellipsoid"] = new JsonObject { ["name"] = "WGS 84", ["semi_major_axis"] = 6378137, ["inverse_flattening"] = 298.257223563 },
        },
        ["coordinate_system"] = new JsonObject
        {
            ["subtype"] = "ellipsoidal",
            ["axis"] = new JsonArray(Axis("Geodetic latitude", "Lat", "north", "degree"), Axis("Geodetic longitude", "Lon", "east", "degree")),
        },
        ["id"] = Id(4326),
    };

    private static JsonObject WebMercator() => Conversion(
        "Popular Visualisation Pseudo-Mercator", "Popular Visualisation Pseudo Mercator", 1024, Origin(0), Parameter("False easting", 0, "metre", 8806), Parameter("False northing", 0, "metre", 8807));

    private static JsonObject Utm(int zone, bool isNorth) => Conversion(
        string.Create(CultureInfo.InvariantCulture, $"UTM zone {zone}{(isNorth ? 'N' : 'S')}"),
        "Transverse Mercator",
        9807,
        Origin((zone * 6) - 183),
        Parameter("Scale factor at natural origin", 0.9996, "unity", 8805),
        Parameter("False easting", 500_000, "metre", 8806),
        Parameter("False northing", isNorth ? 0 : 10_000_000, "metre", 8807));

    private static JsonNode[] Origin(int longitude) =>
        [Parameter("Latitude of natural origin", 0, "degree", 8801), Parameter("Longitude of natural origin", longitude, "degree", 8802)];

    private static JsonObject Conversion(string name, string method, int methodCode, JsonNode[] origin, params JsonNode[] others) => new()
    {
        ["name"] = name,
        ["method"] = new JsonObject { ["name"] = method, ["id"] = Id(methodCode) },
        ["parameters"] = new JsonArray([.. origin, .. others]),
    };

    private static JsonObject Parameter(string name, double value, string unit, int code) => new() { ["name"] = name, ["value"] = value, ["unit"] = unit, ["id"] = Id(code) };

    private static JsonObject Axis(string name, string abbreviation, string direction, string unit) =>
        new() { ["name"] = name, ["abbreviation"] = abbreviation, ["direction"] = direction, ["unit"] = unit };

    private static JsonObject Id(int code) => new() { ["authority"] = "EPSG", ["code"] = code };
}
