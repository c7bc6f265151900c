using System.Text.Json.Nodes;
using Konna.Geo.Collections;

namespace Konna.Geo.Packages;

/// <summary>The geometries of GeoJSON (RFC 7946) as schemas.</summary>
internal static class GeometrySchemas
{
    public static JsonObject For(GeometryKind kind) => kind switch
    {
        GeometryKind.LineStringM => Line(),
        GeometryKind.Polygonal => Any(Polygon(), MultiPolygon()),
        _ => Any([.. Simple(), Typed("GeometryCollection", "geometries", Array(Any(Simple()), 1))]),
    };

    private static JsonObject[] Simple() =>
    [
        Typed("Point", "coordinates", Position()), Typed("MultiPoint", "coordinates", Array(Position(), 1)), Line(),
        Typed("MultiLineString", "coordinates", Array(Array(Position(), 2), 1)), Polygon(), MultiPolygon(),
    ];

    private static JsonObject Line() => Typed("LineString", "coordinates", Array(Position(), 2));

    private static JsonObject Polygon() => Typed("Polygon", "coordinates", Array(Array(Position(), 4), 1));

    private static JsonObject MultiPolygon() => Typed("MultiPolygon", "coordinates", Array(Array(Array(Position(), 4), 1), 1));

    private static JsonObject Position() => SchemaParts.Ref("position");

    private static JsonObject Array(JsonObject items, int least)
    {
        var schema = SchemaParts.Array(items);
        schema["minItems"] = least;
        return schema;
    }

    private static JsonObject Any(params JsonObject[] schemas) => new() { ["anyOf"] = new JsonArray([.. schemas]) };

    private static JsonObject Typed(string type, string content, JsonObject schema) => SchemaParts.Object(
        new JsonObject { ["type"] = SchemaParts.OneOf([type]), [content] = schema, ["bbox"] = new JsonObject() }, ["type", content]);
}
