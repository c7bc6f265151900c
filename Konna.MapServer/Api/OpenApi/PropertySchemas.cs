using System.Text.Json.Nodes;
using Konna.Geo.Collections;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.OpenApi;

/// <summary>Published properties as OpenAPI schemas.</summary>
internal static class PropertySchemas
{
    public static OpenApiSchema Of(PropertySchema property, bool nullable)
    {
        var schema = property.Type switch
        {
            PropertyType.StringArray => ArrayOf(new OpenApiSchema { Type = JsonSchemaType.String }),
            PropertyType.VertexInstants => ArrayOf(new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" }),
            PropertyType.DateTime => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
            PropertyType.Date => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
            PropertyType.Integer => new OpenApiSchema { Type = JsonSchemaType.Integer },
            PropertyType.Number => new OpenApiSchema { Type = JsonSchemaType.Number },
            PropertyType.Boolean => new OpenApiSchema { Type = JsonSchemaType.Boolean },
            _ => new OpenApiSchema { Type = JsonSchemaType.String },
        };
        schema.Title = property.Title;
        if (property.Unit is { } unit)
        {
            schema.Description = $"In {unit}.";
        }

        if (property.Values.Count > 0)
        {
            // A null has to be listed where it is allowed, or OpenAPI 3.0 takes it for forbidden.
            schema.Enum = [.. property.Values.Select(v => (JsonNode)JsonValue.Create(v)), .. nullable ? [JsonNullSentinel.JsonNull] : Array.Empty<JsonNode>()];
        }

        if (nullable && schema.Type is not JsonSchemaType.Array)
        {
            schema.Type |= JsonSchemaType.Null;
        }

        return schema;
    }

    private static OpenApiSchema ArrayOf(OpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };
}
