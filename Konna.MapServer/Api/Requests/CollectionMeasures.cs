using System.Collections.Concurrent;
using Konna.Geo.Collections;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Requests;

/// <summary>How many features each collection has and what they span, measured once per revision: what asks for every map and every tile must not count each time.</summary>
internal sealed class CollectionMeasures
{
    private readonly ConcurrentDictionary<(string Operation, string Collection), (long Revision, CollectionExtent Extent)> known = new();

    public async ValueTask<CollectionExtent> OfAsync(IFeatureReader features, StoredOperation operation, CollectionSchema collection, CancellationToken cancellation)
    {
        if (operation.IsPast)
        {
            // Of those there are many, and they are in memory.
            return await features.MeasureAsync(operation.Operation.Id, collection, cancellation);
        }

        var key = (operation.Operation.Id, collection.Id);
        if (known.TryGetValue(key, out var last) && last.Revision == operation.Revision)
        {
            return last.Extent;
        }

        var extent = await features.MeasureAsync(operation.Operation.Id, collection, cancellation);
        known[key] = (operation.Revision, extent);
        return extent;
    }
}
