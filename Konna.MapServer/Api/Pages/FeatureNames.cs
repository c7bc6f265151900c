using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Filtering;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>What the features that others refer to are called: asked for with one question per collection, not one per feature.</summary>
internal sealed class FeatureNames
{
    private readonly Dictionary<(string Collection, string Id), string> names = [];

    public static async Task<FeatureNames> ReadAsync(
        ResourceRequest request, IEnumerable<(CollectionSchema Collection, IEnumerable<FeatureRow> Rows)> referring, CancellationToken cancellation)
    {
        var wanted = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (collection, rows) in referring)
        {
            var references = collection.Properties.Where(p => TargetsOf(collection, p).Count > 0).Select(p => (Property: p, Slot: collection.SlotOf(p))).ToList();
            foreach (var row in rows)
            {
                foreach (var (property, slot) in references)
                {
                    foreach (var target in TargetsOf(collection, property))
                    {
                        var ids = wanted.TryGetValue(target, out var known) ? known : wanted[target] = new(StringComparer.Ordinal);
                        ids.UnionWith(row.Values[slot] switch { string id => [id], string[] many => many, _ => [] });
                    }
                }
            }
        }

        var result = new FeatureNames();
        foreach (var (collection, ids) in wanted)
        {
            await result.AddAsync(request, collection, ids, cancellation);
        }

        return result;
    }

    /// <summary>The names of features of one collection.</summary>
    public static async Task<FeatureNames> ReadAsync(ResourceRequest request, string collectionId, IEnumerable<string> ids, CancellationToken cancellation)
    {
        var result = new FeatureNames();
        await result.AddAsync(request, collectionId, ids.ToHashSet(StringComparer.Ordinal), cancellation);
        return result;
    }

    public string? Find(string collectionId, string id) => names.GetValueOrDefault((collectionId, id));

    /// <returns>Null where the property does not refer to features, or there is none with this id.</returns>
    public (string Collection, string Name)? Find(CollectionSchema collection, PropertySchema property, string id)
    {
        foreach (var target in TargetsOf(collection, property))
        {
            if (names.TryGetValue((target, id), out var name))
            {
                return (target, name);
            }
        }

        return null;
    }

    /// <summary>The collections that may have a property's values as ids.</summary>
    public static IReadOnlyList<string> TargetsOf(CollectionSchema collection, PropertySchema property) =>
        property.References is { } target ? [target] : property.Name == ContestedProperties.VersionOf ? [collection.Id] : property.RefersToAnyOf;

    private async Task AddAsync(ResourceRequest request, string collectionId, IReadOnlyCollection<string> wanted, CancellationToken cancellation)
    {
        if (request.Operation.Collections.FirstOrDefault(c => c.Id == collectionId) is not { } collection)
        {
            return;
        }

        foreach (var ids in wanted.Chunk(FilterLimits.ListItems))
        {
            var filter = FilterCheck.Bind(new In(new PropertyName(collection.Properties[0].Name), [.. ids.Select(id => new TextLiteral(id))]), collection);
            var page = await request.Features.ReadPageAsync(
                new FeatureQuery(request.Operation.Operation.Id, collection) { Filter = filter.Value, Limit = ids.Length }, cancellation);
            foreach (var row in page.Rows)
            {
                names[(collection.Id, row.Id)] = FeatureText.NameOf(request, collection, row);
            }
        }
    }
}
