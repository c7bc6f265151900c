using System.Text.Json.Nodes;
using Konna.Geo.Collections;

namespace Konna.MapServer.Api.OpenApi;

/// <summary>Published properties as members of a JSON Schema, with the keywords of OGC API - Common Part 3.</summary>
internal static class JsonSchemas
{
    private const string Reference = "reference";

    /// <param name="position">Its place among the properties, from 1.</param>
    public static JsonObject Of(PropertySchema property, int position, bool isFrench)
    {
        var schema = new JsonObject { ["title"] = isFrench ? property.TitleFr : property.Title };
        switch (property.Type)
        {
            case PropertyType.StringArray:
                schema["type"] = "array";
                schema["items"] = new JsonObject { ["type"] = "string" };
                break;
            case PropertyType.VertexInstants:
                schema["type"] = "array";
                schema["items"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" };
                break;
            case PropertyType.DateTime:
                schema["type"] = "string";
                schema["format"] = "date-time";
                break;
            case PropertyType.Date:
                schema["type"] = "string";
                schema["format"] = "date";
                break;
            default:
                schema["type"] = property.Type.ToString().ToLowerInvariant();
                break;
        }

        var role = RoleOf(property);
        if (role is not null)
        {
            schema["x-ogc-role"] = role;
        }

        if (role == Reference)
        {
            schema["x-ogc-collectionId"] = property.References;
        }

        if (property.Unit is { } unit)
        {
            schema["x-ogc-unit"] = unit;
            schema["x-ogc-unitLang"] = "UCUM";
        }

        if (property.Values.Count > 0)
        {
            schema["enum"] = new JsonArray([.. property.Values.Select(value => (JsonNode)value)]);
        }

        if (property.Minimum is { } least)
        {
            schema["minimum"] = least;
        }

        if (property.Maximum is { } most)
        {
            schema["maximum"] = most;
        }

        schema["x-ogc-propertySeq"] = position;
        return schema;
    }

    public static JsonObject OfGeometry(CollectionSchema collection, int position, bool isFrench) => new()
    {
        ["title"] = isFrench ? collection.GeometryTitleFr ?? "Géométrie" : collection.GeometryTitle ?? "Geometry",
        ["format"] = collection.Geometry switch
        {
            GeometryKind.LineStringM => "geometry-linestring",
            GeometryKind.Polygonal => "geometry-polygon-or-multipolygon",
            _ => "geometry-any",
        },
        ["x-ogc-role"] = "primary-geometry",
        ["x-ogc-propertySeq"] = position,
    };

    /// <summary>A list of references has no role: the standard knows them one at a time.</summary>
    private static string? RoleOf(PropertySchema property) => property.Role switch
    {
        PropertyRole.Id => "id",
        PropertyRole.PrimaryIntervalStart => "primary-interval-start",
        PropertyRole.PrimaryIntervalEnd => "primary-interval-end",
        PropertyRole.PrimaryInstant => "primary-instant",
        _ => property is { References: not null, Type: PropertyType.String or PropertyType.Integer } ? Reference : null,
    };
}
