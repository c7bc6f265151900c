using Konna.Geo.Collections;
using Konna.Geo.Edits;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Moving;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Resources;
using Konna.MapServer.Api.Writes;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.OpenApi;

/// <summary>What answers hold, for the OpenAPI document.</summary>
internal static class AnswerSchemas
{
    /// <summary>The failures that a read can end with.</summary>
    public static IReadOnlyList<(string Status, string Description)> Problems { get; } =
    [
        ("400", "A parameter is unknown, repeated or not as it should be."),
        ("404", "There is no such resource."),
        ("406", "None of the accepted media types is offered."),
        ("500", "Something went wrong in the server."),
        ("503", "The store cannot answer now."),
    ];

    /// <summary>The further ones of writes.</summary>
    public static IReadOnlyList<(string Status, string Description)> WriteProblems { get; } =
    [
        ("401", "There are no good credentials."),
        ("403", "The credentials do not give the right."),
        ("409", "The change does not go with what is stored; the member errors tells what it is."),
        ("412", "What is there is not what was expected; the header ETag tells what it is."),
        ("413", "The body is too large."),
        ("415", "The body is of another media type."),
        ("422", "The body breaks rules of the package format; the member errors tells all of them."),
        ("428", "The header If-Match is missing."),
    ];

    public static string ProblemName(string status) => "Problem" + status;

    public static IEnumerable<(string Name, OpenApiSchema Schema)> Components(IReadOnlyList<CollectionSchema> collections)
    {
        yield return ("problem", Members(("title", Text()), ("status", new() { Type = JsonSchemaType.Integer }), ("detail", Text()), ("id", Text()), ("parameter", Text()), ("expected", Text()), ("current", Text()),
            ("errors", new() { Type = JsonSchemaType.Array, Items = Members(("pointer", Text()), ("detail", Text()), ("file", Text()), ("itemId", Text()), ("remedy", Text())) })));
        yield return ("link", Required(Members(("href", Text()), ("rel", Text()), ("type", Text()), ("title", Text())), "href", "rel"));
        foreach (var collection in collections)
        {
            yield return (FeatureName(collection), FeatureOf(collection));
            yield return (WrittenName(collection), WrittenOf(collection));
        }
    }

    public static OpenApiResponse Problem(string description, OpenApiDocument document) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [MediaTypes.Problem] = new() { Schema = new OpenApiSchemaReference("problem", document) },
        },
    };

    public static OpenApiResponse Success(Resource resource, CollectionSchema? collection, OpenApiDocument document) => new()
    {
        Description = resource.Summary + ".",
        Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
        {
            ["ETag"] = new OpenApiHeader { Description = "Strong entity tag; send it back in If-None-Match.", Schema = Text() },
        },
        Content = resource.RepresentationsOf(collection).DistinctBy(r => r.MediaType).ToDictionary(
            r => r.MediaType, r => new OpenApiMediaType { Schema = SchemaOf(r, resource, collection, document) }, StringComparer.Ordinal),
    };

    public static OpenApiResponse Written(WriteMethod write, CollectionSchema? collection, OpenApiDocument document) => new()
    {
        Description = write.Summary + ".",
        Headers = write.Success == StatusCodes.Status201Created
            ? new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
            {
                ["Location"] = new OpenApiHeader { Description = "Where it is.", Schema = Text() },
                ["Locations"] = new OpenApiHeader { Description = "Of several created together, where each is, in their order.", Schema = Text() },
            }
            : null,
        Content = write.Success == StatusCodes.Status204NoContent
            ? null
            : new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [IsOfFeatures(write) && collection is not null ? MediaTypes.GeoJson : MediaTypes.Json] = new()
                {
                    Schema = IsOfFeatures(write) && collection is not null ? new OpenApiSchemaReference(FeatureName(collection), document) : new OpenApiSchema { Type = JsonSchemaType.Object },
                },
            },
    };

    public static OpenApiRequestBody Body(WriteMethod write, CollectionSchema? collection, OpenApiDocument document) => new()
    {
        Required = true,
        Content = write.MediaTypes.ToDictionary(type => type, type => new OpenApiMediaType { Schema = BodyOf(type, write, collection, document) }, StringComparer.Ordinal),
    };

    private static bool IsOfFeatures(WriteMethod write) => write.Body is null;

    private static IOpenApiSchema BodyOf(string mediaType, WriteMethod write, CollectionSchema? collection, OpenApiDocument document) => mediaType switch
    {
        _ when write.Body is { } body => body(),
        MediaTypes.GeoJson or MediaTypes.Json when collection is not null && write.MediaTypes.Contains(MediaTypes.GeoJson) => FeaturesOf(write, collection, document),
        MediaTypes.Zip or MediaTypes.Kmz or MediaTypes.GeoPackage => new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
        MediaTypes.Csv or MediaTypes.TabSeparated or MediaTypes.Gpx or MediaTypes.Kml => Text(),

        // A file of another program: CZML is an array.
        MediaTypes.Json when write.MediaTypes.Count > 1 => new OpenApiSchema
        {
            OneOf = [new OpenApiSchema { Type = JsonSchemaType.Object }, new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Object } }],
        },
        _ => new OpenApiSchema { Type = JsonSchemaType.Object },
    };

    /// <summary>A feature, where features move also one of MF-JSON, and several of them where they are created.</summary>
    private static IOpenApiSchema FeaturesOf(WriteMethod write, CollectionSchema collection, OpenApiDocument document)
    {
        List<IOpenApiSchema> features = [new OpenApiSchemaReference(WrittenName(collection), document)];
        if (MovingFeature.Is(collection))
        {
            features.Add(Required(
                Members(("type", Constant("Feature")), ("temporalGeometry", new OpenApiSchema { Type = JsonSchemaType.Object, Description = "A MovingPoint, or a MovingGeometryCollection of them (MF-JSON, OGC 19-045r3)." })),
                "type",
                "temporalGeometry"));
        }

        if (write.Method == HttpMethods.Post)
        {
            var several = new OpenApiSchema { Type = JsonSchemaType.Array, MinItems = 1, MaxItems = SentFeatures.Most, Items = new OpenApiSchema { AnyOf = [.. features] } };
            features.Add(Required(Members(("type", Constant("FeatureCollection")), ("features", several)), "type", "features"));
        }

        return features is [var only] ? only : new OpenApiSchema { AnyOf = features };
    }

    private static IOpenApiSchema SchemaOf(Representation representation, Resource resource, CollectionSchema? collection, OpenApiDocument document)
    {
        if (representation == Representation.Czml)
        {
            return new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Object } };
        }

        if (representation.IsBinary)
        {
            return new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        }

        if (!representation.IsJson)
        {
            return representation == Representation.VectorTile ? new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } : Text();
        }

        return (representation.MediaType, collection, resource) switch
        {
            (MediaTypes.GeoJson, { } c, Item) => new OpenApiSchemaReference(FeatureName(c), document),
            (MediaTypes.GeoJson, { } c, _) => CollectionOf(new OpenApiSchemaReference(FeatureName(c), document), document),
            (MediaTypes.GeoJson, _, _) => CollectionOf(new OpenApiSchema { Type = JsonSchemaType.Object }, document),
            _ => new OpenApiSchema { Type = JsonSchemaType.Object },
        };
    }

    private static OpenApiSchema CollectionOf(IOpenApiSchema feature, OpenApiDocument document) => Required(
        Members(
            ("type", Constant("FeatureCollection")),
            ("numberMatched", new() { Type = JsonSchemaType.Integer, Minimum = "0" }),
            ("numberReturned", new() { Type = JsonSchemaType.Integer, Minimum = "0" }),
            ("links", new() { Type = JsonSchemaType.Array, Items = new OpenApiSchemaReference("link", document) }),
            ("features", new() { Type = JsonSchemaType.Array, Items = feature })),
        "type", "features");

    private static OpenApiSchema FeatureOf(CollectionSchema collection)
    {
        var properties = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = collection.Properties.ToDictionary(
                p => p.Name, p => (IOpenApiSchema)PropertySchemas.Of(p, nullable: p.Role != PropertyRole.Id), StringComparer.Ordinal),
        };
        var geometry = new OpenApiSchema { Type = JsonSchemaType.Object | JsonSchemaType.Null, Description = "A GeoJSON geometry (RFC 7946), or null." };
        var feature = Members(("type", Constant("Feature")), ("id", Text()), ("geometry", geometry), ("properties", properties));
        feature.Title = collection.Title;
        feature.Description = collection.Description;
        return Required(feature, "type", "id", "geometry", "properties");
    }

    /// <summary>What is sent: the id may be in the address or be made, and what is unknown need not be said.</summary>
    private static OpenApiSchema WrittenOf(CollectionSchema collection)
    {
        var feature = FeatureOf(collection);
        feature.Required = new HashSet<string>(["type", "properties"], StringComparer.Ordinal);
        foreach (var property in feature.Properties!["properties"].Properties!.Values.Cast<OpenApiSchema>())
        {
            property.Type |= JsonSchemaType.Null;
        }

        return feature;
    }

    private static string WrittenName(CollectionSchema collection) => collection.Id + "FeatureToWrite";

    private static string FeatureName(CollectionSchema collection) => collection.Id + "Feature";

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Constant(string value) => new() { Type = JsonSchemaType.String, Enum = [value] };

    private static OpenApiSchema Members(params IEnumerable<(string Name, OpenApiSchema Schema)> members) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = members.ToDictionary(m => m.Name, m => (IOpenApiSchema)m.Schema, StringComparer.Ordinal),
    };

    private static OpenApiSchema Required(OpenApiSchema schema, params IEnumerable<string> names)
    {
        schema.Required = names.ToHashSet(StringComparer.Ordinal);
        return schema;
    }
}
