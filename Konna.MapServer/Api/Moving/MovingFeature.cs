using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Motion;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Moving;

/// <summary>Reads the movement that a request names, and what belongs to it.</summary>
internal static class MovingFeature
{
    /// <exception cref="RequestFailedException">404 when there is none.</exception>
    public static async Task<(MovementSequence Sequence, IReadOnlyList<TemporalGeometry> Geometries)> ReadAsync(ResourceRequest request, string id, CancellationToken cancellation)
    {
        var operationId = request.Operation.Operation.Id;
        var row = await request.Features.FindFeatureAsync(operationId, request.Collection, id, cancellation) ?? throw new RequestFailedException(FailureTable.NotFound("feature"));
        var sequence = new MovementSequence(request.Collection, row);
        var rows = sequence.HasSegments ? await request.Features.StreamAsync(sequence.SegmentsIn(operationId), cancellation).ToListAsync(cancellation) : [row];
        return (sequence, sequence.Of(rows));
    }

    /// <summary>The states of the movement's subject; none for a force.</summary>
    public static async Task<IReadOnlyList<FeatureRow>> ReadStatesAsync(ResourceRequest request, MovementSequence sequence, SubjectStates states, CancellationToken cancellation) =>
        sequence.Subject is { } subject ? await request.Features.StreamAsync(states.QueryIn(request.Operation.Operation.Id, subject), cancellation).ToListAsync(cancellation) : [];

    public static SubjectStates StatesOf(ResourceRequest request) => new(request.Operation.Collections.First(collection => collection.Id == "states"));

    /// <summary>Moving features are the dated paths.</summary>
    public static bool Is(CollectionSchema? collection) => collection is null || collection.Geometry == GeometryKind.LineStringM;
}
