using System.Text.Json.Nodes;
using Konna.Geo.Collections;
using Konna.Geo.Filtering;
using Konna.MapServer.Api.Failures;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Requests;

/// <summary>The parameter <c>properties</c>: the properties that features are sent with. Id and geometry always are, named or not.</summary>
internal static class PropertiesParameter
{
    public const string Name = "properties";

    public static ApiParameter Of(CollectionSchema collection) => new(
        Name,
        "Only these properties, separated by commas. The id and the geometry are sent in any case.",
        () => new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            MinItems = 1,
            Items = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. NamesOf(collection).Select(name => (JsonNode)JsonValue.Create(name))] },
        });

    /// <returns>The collection as features are to be sent.</returns>
    /// <exception cref="RequestFailedException">400, naming the parameter and the nearest property.</exception>
    public static CollectionSchema Read(SortedDictionary<string, string> values, CollectionSchema collection)
    {
        if (!values.TryGetValue(Name, out var text))
        {
            return collection;
        }

        var names = text.Split(',').ToHashSet(StringComparer.Ordinal);
        return names.FirstOrDefault(name => !NamesOf(collection).Contains(name, StringComparer.Ordinal)) is { } unknown
            ? throw new RequestFailedException(FailureTable.UnknownProperty(Name, unknown, NamesOf(collection)))
            : collection.Narrow(names);
    }

    /// <summary>What can be named: every property, and the geometry where there is one.</summary>
    public static IEnumerable<string> NamesOf(CollectionSchema collection) =>
        [.. collection.Properties.Select(p => p.Name), .. collection.HasGeometry ? [FilterCheck.GeometryName] : Array.Empty<string>()];
}
