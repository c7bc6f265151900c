using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Tiles;

/// <summary>Where the features of each collection are: every tile is held against the limits that follow from it.</summary>
internal sealed class TilesetExtents(CollectionMeasures measures)
{
    /// <summary>The box around everything that the layers can hold, whatever is asked of it; null when they hold nothing anywhere.</summary>
    public async Task<BoundingBox?> OfAsync(ResourceRequest request, IEnumerable<CollectionSchema> collections, CancellationToken cancellation)
    {
        BoundingBox? all = null;
        foreach (var collection in collections)
        {
            if (await OfAsync(request.Features, request.Operation, collection, cancellation) is { } box)
            {
                all = all is not { } other ? box : new BoundingBox(
                    Math.Min(box.West, other.West), Math.Min(box.South, other.South), Math.Max(box.East, other.East), Math.Max(box.North, other.North));
            }
        }

        return all;
    }

    /// <summary>True when dated paths of the collection may cross the antimeridian.</summary>
    public async Task<bool> MayCrossAsync(ResourceRequest request, CollectionSchema collection, CancellationToken cancellation) =>
        collection.Geometry == GeometryKind.LineStringM && await OfAsync(request.Features, request.Operation, collection, cancellation) is { West: -180, East: 180 };

    private async ValueTask<BoundingBox?> OfAsync(IFeatureReader features, StoredOperation operation, CollectionSchema collection, CancellationToken cancellation) =>
        Widened((await measures.OfAsync(features, operation, collection, cancellation)).Box, collection);

    /// <summary>Of two vertices more than 180 degrees apart a dated path takes the short way, across the antimeridian and so beside the box of its vertices.</summary>
    private static BoundingBox? Widened(BoundingBox? measured, CollectionSchema collection) =>
        collection.Geometry == GeometryKind.LineStringM && measured is { } box && box.East - box.West > 180 ? box with { West = -180, East = 180 } : measured;
}
