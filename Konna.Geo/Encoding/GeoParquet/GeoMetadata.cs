using System.Text.Json.Nodes;
using Konna.Geo.Crs;

namespace Konna.Geo.Encoding.GeoParquet;

/// <summary>The file metadata "geo" (GeoParquet 1.1): where the geometry is, how it is written, in which system, and what it spans.</summary>
internal static class GeoMetadata
{
    public const string Key = "geo";
    private const string Version = "1.1.0";

    public static string Of(Bounds whole, string boxName, CoordinateReferenceSystem crs)
    {
        var column = new JsonObject
        {
            ["encoding"] = "WKB",
            ["geometry_types"] = new JsonArray([.. whole.Types.Select(type => (JsonNode)type)]),
            ["covering"] = new JsonObject { ["bbox"] = new JsonObject { ["xmin"] = Path(boxName, "xmin"), ["ymin"] = Path(boxName, "ymin"), ["xmax"] = Path(boxName, "xmax"), ["ymax"] = Path(boxName, "ymax") } },
        };
        if (!whole.IsEmpty)
        {
            column["bbox"] = new JsonArray(whole.West, whole.South, whole.East, whole.North);
        }

        // Without the member it is WGS 84 longitude and latitude.
        if (!crs.IsStorageCrs)
        {
            column["crs"] = ProjJson.Of(crs);
        }

        return new JsonObject
        {
            ["version"] = Version,
            ["primary_column"] = GeometryColumn.Name,
            ["columns"] = new JsonObject { [GeometryColumn.Name] = column },
        }.ToJsonString();
    }

    private static JsonArray Path(string boxName, string side) => [boxName, side];
}
