using System.Text.RegularExpressions;
using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.MapServer.Api.Failures;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Requests;

/// <summary>The parameter <c>sortby</c>: names of sortables, each after <c>+</c> (or nothing) to ascend or <c>-</c> to descend, the first the most significant.</summary>
internal static class SortParameter
{
    public const string Name = "sortby";
    public const int MaxKeys = 8;

    private const string Expected = "up to 8 different sortables separated by commas, each with + or - before it, such as -begin,name";

    public static ApiParameter Of(CollectionSchema collection) => new(
        Name,
        $"The order of the features: {Expected}. Missing values come last; equal ones are ordered by id.",
        () => new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            MinItems = 1,
            MaxItems = MaxKeys,
            Items = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = $"^[+-]?({string.Join('|', Sortables(collection).Select(p => Regex.Escape(p.Name)))})$" },
        });

    /// <summary>What has one value per feature can be ordered by.</summary>
    public static IEnumerable<PropertySchema> Sortables(CollectionSchema collection) => collection.Properties.Where(p => p.IsQueryable);

    /// <exception cref="RequestFailedException">400, naming the parameter and the nearest sortable.</exception>
    public static IReadOnlyList<SortKey> Read(SortedDictionary<string, string> values, CollectionSchema collection)
    {
        if (!values.TryGetValue(Name, out var text))
        {
            return [];
        }

        var keys = text.Split(',').Select(part => KeyOf(part, collection)).ToList();
        return keys.Count <= MaxKeys && keys.DistinctBy(key => key.Property.Name).Count() == keys.Count
            ? keys
            : throw new RequestFailedException(FailureTable.InvalidParameter(Name, Expected));
    }

    private static SortKey KeyOf(string part, CollectionSchema collection)
    {
        // A plus that was not escaped means a blank in a query string.
        var name = part is ['+' or '-' or ' ', ..] ? part[1..] : part;
        return collection.Find(name) is { IsQueryable: true } property
            ? new SortKey(property, part[0] == '-')
            : throw new RequestFailedException(FailureTable.UnknownProperty(Name, name, Sortables(collection).Select(p => p.Name)));
    }
}
