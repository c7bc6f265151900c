using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Motion;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Moving;

/// <summary>What is known of a movement's subject over time, and the states that tell it.</summary>
/// <param name="Schema">Of the collection of states.</param>
/// <param name="Rows">The states of the subject that count for the movement's version of the facts.</param>
/// <param name="Of">The values of a property by its name: one piece per state that has it.</param>
internal sealed record SubjectValues(CollectionSchema Schema, IReadOnlyList<FeatureRow> Rows, Func<string, IReadOnlyList<StateValues>> Of)
{
    /// <exception cref="Failures.RequestFailedException">404 when there is no such movement.</exception>
    public static async Task<SubjectValues> ReadAsync(ResourceRequest request, string featureId, CancellationToken cancellation)
    {
        var (sequence, _) = await MovingFeature.ReadRowsAsync(request.Features, request.Operation, request.Collection, featureId, cancellation);
        return await ReadAsync(request.Features, request.Operation, sequence, cancellation);
    }

    public static async Task<SubjectValues> ReadAsync(IFeatureReader features, StoredOperation operation, MovementSequence sequence, CancellationToken cancellation)
    {
        var schema = operation.Collections.First(collection => collection.Id == "states");
        var states = new SubjectStates(schema);
        IReadOnlyList<FeatureRow> rows = sequence.Unit is { } unit
            ? states.CountingFor(sequence.Account, await features.StreamAsync(states.QueryIn(operation.Operation.Id, unit), cancellation).ToListAsync(cancellation))
            : [];
        return new SubjectValues(schema, rows, name => states.ValuesOf(name, rows, operation.Operation.Begin, operation.Operation.End));
    }
}
