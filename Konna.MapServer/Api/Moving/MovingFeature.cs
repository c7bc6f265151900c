using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Motion;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Moving;

/// <summary>Reads the movement that a request names, and what belongs to it.</summary>
internal static class MovingFeature
{
    /// <exception cref="RequestFailedException">404 when there is none.</exception>
    public static async Task<(MovementSequence Sequence, IReadOnlyList<TemporalGeometry> Geometries)> ReadAsync(ResourceRequest request, string id, CancellationToken cancellation)
    {
        var (sequence, rows) = await ReadRowsAsync(request.Features, request.Operation, request.Collection, id, cancellation);
        return (sequence, sequence.Of(rows));
    }

    /// <summary>One of the geometries of a movement.</summary>
    /// <exception cref="RequestFailedException">404 when there is none.</exception>
    public static async Task<TemporalGeometry> ReadPathAsync(ResourceRequest request, string id, string geometryId, CancellationToken cancellation)
    {
        var (_, geometries) = await ReadAsync(request, id, cancellation);
        return geometries.FirstOrDefault(geometry => geometry.Id == geometryId) ?? throw new RequestFailedException(FailureTable.NotFound("temporal geometry"));
    }

    /// <returns>The movement's sequence, and the rows that its paths are in, in their order.</returns>
    /// <exception cref="RequestFailedException">404 when there is no such movement.</exception>
    public static async Task<(MovementSequence Sequence, IReadOnlyList<FeatureRow> Rows)> ReadRowsAsync(
        IFeatureReader features, StoredOperation operation, CollectionSchema collection, string id, CancellationToken cancellation)
    {
        var operationId = operation.Operation.Id;
        var row = await features.FindFeatureAsync(operationId, collection, id, cancellation) ?? throw new RequestFailedException(FailureTable.NotFound("feature"));
        var sequence = new MovementSequence(collection, row);
        var rows = sequence.HasSegments ? await features.StreamAsync(sequence.SegmentsIn(operationId), cancellation).ToListAsync(cancellation) : [row];
        return (sequence, sequence.RowsOf(rows));
    }

    /// <summary>Moving features are the dated paths.</summary>
    public static bool Is(CollectionSchema? collection) => collection is null || collection.Geometry == GeometryKind.LineStringM;
}
