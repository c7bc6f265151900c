using Konna.Geo.Collections;
using Konna.Geo.Encoding.VectorTiles;
using Konna.Geo.Features;
using Konna.Geo.Time;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Tiles;

/// <summary>What is asked of tiles whichever tile it is: the layers, each with what its features must be and what is said of them.</summary>
internal sealed record TileQuestion(IReadOnlyList<TileQuestion.Layer> Layers)
{
    /// <exception cref="RequestFailedException">400, naming the parameter.</exception>
    public static TileQuestion Read(ResourceRequest request)
    {
        var collections = ReadCollections(request);
        var names = ReadProperties(request, collections);
        var time = ReadTime(request.Query);
        return new TileQuestion([.. collections.Select(collection => LayerOf(request, collection, names, time))]);
    }

    private static Layer LayerOf(ResourceRequest request, CollectionSchema collection, HashSet<string>? names, TemporalFilter? time)
    {
        var filter = FilterParameter.Read(request.Query, collection);

        // A filter is decided on rows with all the properties it may speak of; without one, no more is read than the tile says.
        var read = filter is null ? collection.Narrow(TileAttributes.Needed(collection, names)) : collection;
        var query = new FeatureQuery(request.Operation.Operation.Id, read) { Time = time, Filter = filter };
        return new Layer(collection, query, new TileAttributes(read, names, EpochOf(request)));
    }

    /// <summary>The second in which the operation begins: what the seconds in tiles are counted from.</summary>
    public static DateTimeOffset EpochOf(ResourceRequest request) => DateTimeOffset.FromUnixTimeSeconds(request.Operation.Operation.Begin.ToUnixTimeSeconds());

    private static List<CollectionSchema> ReadCollections(ResourceRequest request)
    {
        if (request.FoundCollection is { } only)
        {
            return [only];
        }

        var located = request.Operation.Collections.Where(collection => collection.HasGeometry).ToList();
        if (!request.Query.TryGetValue(TileParameters.Collections, out var text))
        {
            return located;
        }

        var ids = text.Split(',');
        var expected = $"different collections with geometry, separated by commas, out of {string.Join(", ", located.Select(c => c.Id))}";
        return ids.Distinct(StringComparer.Ordinal).Count() == ids.Length
            ? [.. ids.Select(id => located.FirstOrDefault(c => c.Id == id) ?? throw Invalid(TileParameters.Collections, expected))]
            : throw Invalid(TileParameters.Collections, expected);
    }

    private static HashSet<string>? ReadProperties(ResourceRequest request, List<CollectionSchema> collections)
    {
        if (!request.Query.TryGetValue(PropertiesParameter.Name, out var text))
        {
            return null;
        }

        var known = collections.SelectMany(PropertiesParameter.NamesOf).Distinct(StringComparer.Ordinal).ToList();
        var names = text.Split(',').ToHashSet(StringComparer.Ordinal);
        return names.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown
            ? throw new RequestFailedException(FailureTable.UnknownProperty(PropertiesParameter.Name, unknown, known))
            : names;
    }

    private static TemporalFilter? ReadTime(SortedDictionary<string, string> values)
    {
        if (!values.TryGetValue(TileParameters.Subset, out var subset))
        {
            return DatetimeParameter.Read(values);
        }

        return values.ContainsKey(DatetimeParameter.Name)
            ? throw Invalid(TileParameters.Subset, "either datetime or subset, not both")
            : SubsetParameter.Parse(subset) ?? throw Invalid(TileParameters.Subset, SubsetParameter.Expected);
    }

    private static RequestFailedException Invalid(string name, string expected) => new(FailureTable.InvalidParameter(name, expected));

    /// <param name="Query">Without a box.</param>
    internal sealed record Layer(CollectionSchema Collection, FeatureQuery Query, TileAttributes Attributes);
}
