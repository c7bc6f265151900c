using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Konna.Geo.Packages;

/// <summary>
/// The JSON Schemas of the five files (draft 2020-12), made from the same members that the reader and the writer use, so that they cannot
/// disagree. What a schema cannot say (ids that must exist, times in order, rings that must not cross) is checked by the reader alone.
/// </summary>
public static class PackageSchemas
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>File name ("operation.schema.json") to the schema's text.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["operation.schema.json"] = Text(OperationSchema.Write()),
        ["places.schema.json"] = Features("places"),
        ["movements.schema.json"] = Features("movements"),
        ["events.schema.json"] = Features("events"),
        ["areas.schema.json"] = Features("areas"),
    };

    private static string Features(string collection)
    {
        var kind = ItemKind.All.Single(k => k.Collection == collection);
        var feature = SchemaParts.Object(
            new JsonObject
            {
                ["type"] = SchemaParts.OneOf(["Feature"]),
                ["id"] = SchemaParts.Ref("id"),
                ["geometry"] = SchemaParts.OrNull(GeometrySchemas.For(kind.Geometry)),
                ["properties"] = SchemaParts.Item(kind, idIsRequired: false),
                ["bbox"] = new JsonObject(),
            },
            ["type", "geometry", "properties"]);
        feature["anyOf"] = new JsonArray(
            new JsonObject { ["required"] = new JsonArray("id") },
            new JsonObject { ["properties"] = new JsonObject { ["properties"] = new JsonObject { ["required"] = new JsonArray("id") } } });
        var schema = SchemaParts.Object(
            new JsonObject
            {
                ["type"] = SchemaParts.OneOf(["FeatureCollection"]),
                ["features"] = new JsonObject { ["type"] = "array", ["items"] = feature },
                ["name"] = new JsonObject(),
                ["crs"] = new JsonObject(),
                ["bbox"] = new JsonObject(),
                ["xy_coordinate_resolution"] = new JsonObject(),
            },
            ["type", "features"]);
        return Text(SchemaParts.Document($"The {kind.File} of an operation package", schema));
    }

    private static string Text(JsonObject schema) => schema.ToJsonString(Layout) + "\n";
}
