using Konna.Geo.Collections;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Tiles;

namespace Konna.MapServer.Api.Resources;

/// <summary>What tiles, tilesets and their lists share: each is there for the whole operation and for every collection with geometry.</summary>
internal abstract class TiledResource(bool isOfCollection) : Resource
{
    /// <summary>What follows <c>/tiles</c> in the address.</summary>
    protected abstract string Rest { get; }

    /// <summary>How OGC API - Tiles ends the identifiers of such operations in the OpenAPI document (its table 11).</summary>
    protected abstract string OperationName { get; }

    protected abstract IReadOnlyList<Representation> Forms { get; }

    protected bool IsOfCollection => isOfCollection;

    public override string Pattern => (isOfCollection ? "/operations/{operationId}/collections/{collectionId}/tiles" : "/operations/{operationId}/tiles") + Rest;

    public override bool HasPast => true;

    public override SnapshotUse Snapshot => SnapshotUse.Never;

    public override IReadOnlyList<Representation> RepresentationsOf(CollectionSchema? collection) => collection is null || collection.HasGeometry ? Forms : [];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) => TileParameters.Of(collection);

    public override string OperationIdOf(CollectionSchema? collection) =>
        collection is null ? $"operation.dataset.vector.{OperationName}" : $"{collection.Id}.collection.vector.{OperationName}";
}
