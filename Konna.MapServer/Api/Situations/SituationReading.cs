using System.Diagnostics;
using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Motion;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Storage;
using Konna.MapServer.Telemetry;

namespace Konna.MapServer.Api.Situations;

/// <summary>Reads what a situation is made from out of the store, row by row.</summary>
internal static class SituationReading
{
    private const int MostAttempts = 5;

    /// <exception cref="RequestFailedException">404 when the operation has gone.</exception>
    /// <exception cref="StoreUnavailableException">The operation changed each time while it was read.</exception>
    public static async Task<SituationModel> ReadAsync(IFeatureReader features, StoredOperation operation, long maxBytes)
    {
        var startedAt = Stopwatch.GetTimestamp();
        using var activity = ServerActivities.StartSituationReading(operation.Operation.Id);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var model = await ReadOnceAsync(features, operation, maxBytes);
            var now = await features.FindOperationAsync(operation.Operation.Id, CancellationToken.None) ?? throw new RequestFailedException(FailureTable.NotFound("operation"));
            if (now.Revision == operation.Revision)
            {
                ServerMeter.RecordSituationReading(startedAt);
                return model;
            }

            // What was read may be of two revisions.
            operation = now;
        }

        throw new StoreUnavailableException("The operation changes faster than it can be read.");
    }

    /// <summary>The paths under way at an instant, for a model that keeps none.</summary>
    public static async Task<SituationWindow> ReadWindowAsync(IFeatureReader features, string operationId, DateTimeOffset t, CancellationToken cancellation)
    {
        var window = new SituationWindow(t);
        var query = new FeatureQuery(operationId, Schema(features, "movements")) { Time = Geo.Time.TemporalFilter.At(t) };
        await features.ReadGeometriesAsync(query, (id, wkb) => window.Add(id, wkb.Span), cancellation);
        return window;
    }

    public static CollectionSchema Schema(IFeatureReader features, string collection) => features.Collections.First(c => c.Id == collection);

    private static async Task<SituationModel> ReadOnceAsync(IFeatureReader features, StoredOperation operation, long maxBytes)
    {
        var builder = new SituationModelBuilder(Schema(features, "movements"), operation.Operation.Document.Disputes, maxBytes);
        foreach (var collection in new[] { "forces", "units" })
        {
            await EachAsync(features, operation, collection, (row, valueOf) => builder.AddSubject(row.Id, new SituationSubject(valueOf("name"), valueOf("nameFr"), valueOf("sidc"))));
        }

        await EachAsync(features, operation, "accounts", (row, valueOf) => builder.AddAccount(row.Id, valueOf("disputeId")));
        await EachAsync(features, operation, "movements", (row, _) => builder.AddMovement(row));
        builder.HasEvents = await HasAnyAsync(features, operation, "events");
        builder.HasAreas = await HasAnyAsync(features, operation, "areas");
        return builder.Build();
    }

    private static async Task<bool> HasAnyAsync(IFeatureReader features, StoredOperation operation, string collection) =>
        (await features.ReadPageAsync(new FeatureQuery(operation.Operation.Id, Schema(features, collection)) { Limit = 1 }, CancellationToken.None)).Rows.Count > 0;

    private static async Task EachAsync(IFeatureReader features, StoredOperation operation, string collection, Action<FeatureRow, Func<string, string?>> take)
    {
        var schema = Schema(features, collection);
        await foreach (var row in features.StreamAsync(new FeatureQuery(operation.Operation.Id, schema), CancellationToken.None))
        {
            take(row, name => row.Values[schema.SlotOf(schema.Find(name)!)] as string);
        }
    }
}
