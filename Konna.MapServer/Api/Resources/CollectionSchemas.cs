using System.Text.Json.Nodes;
using Konna.Geo.Collections;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Resources;

/// <summary>
/// <c>{op}/collections/{c}/schema</c>: the features of a collection as a JSON Schema with the roles of OGC API - Common Part 3,
/// so that a client knows every column and its type before it has seen a row.
/// </summary>
internal sealed class CollectionSchemas : Resource
{
    public override string Pattern => "/operations/{operationId}/collections/{collectionId}/schema";

    public override string Summary => "The schema of the features";

    public override IReadOnlyList<Representation> Representations => [Representation.Schema];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var collection = request.Collection;
        var properties = new JsonObject();
        var position = 0;
        foreach (var property in collection.Properties)
        {
            var schema = SchemaOf(property);
            schema["x-ogc-propertySeq"] = ++position;
            properties[property.Name] = schema;
        }

        if (collection.HasGeometry)
        {
            properties["geometry"] = new JsonObject
            {
                ["title"] = "Geometry",
                ["x-ogc-role"] = "primary-geometry",
                ["x-ogc-propertySeq"] = ++position,
                ["format"] = collection.Geometry switch
                {
                    GeometryKind.LineStringM => "geometry-linestring",
                    GeometryKind.Polygonal => "geometry-polygon-or-multipolygon",
                    _ => "geometry-any",
                },
            };
        }

        return ValueTask.FromResult(Answer.Json(Versions.Of(request.Operation), new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = request.Base.Url(request.Path),
            ["type"] = "object",
            ["title"] = collection.Title,
            ["description"] = collection.Description,
            ["properties"] = properties,
        }));
    }

    private static JsonObject SchemaOf(PropertySchema property)
    {
        var schema = new JsonObject { ["title"] = property.Title };
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
            default:
                schema["type"] = property.Type.ToString().ToLowerInvariant();
                break;
        }

        if (RoleOf(property.Role) is { } role)
        {
            schema["x-ogc-role"] = role;
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

        return schema;
    }

    private static string? RoleOf(PropertyRole role) => role switch
    {
        PropertyRole.Id => "id",
        PropertyRole.PrimaryIntervalStart => "primary-interval-start",
        PropertyRole.PrimaryIntervalEnd => "primary-interval-end",
        PropertyRole.Reference => "reference",
        _ => null,
    };
}
