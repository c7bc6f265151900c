using System.Collections.Concurrent;
using Konna.Geo.Motion;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Resources;

/// <summary>The operations prepared for situations: read and built once per revision, however many ask at once; only the latest revision is kept.</summary>
internal sealed class SituationModels
{
    private readonly ConcurrentDictionary<string, Entry> models = new(StringComparer.Ordinal);

    /// <exception cref="RequestFailedException">404 when the operation has gone meanwhile.</exception>
    public async Task<SituationModel> GetAsync(IFeatureStore store, StoredOperation operation, CancellationToken cancellation)
    {
        var id = operation.Operation.Id;
        var entry = models.AddOrUpdate(
            id,
            _ => new Entry(operation.Revision, store, id),
            (_, known) => known.Revision == operation.Revision ? known : new Entry(operation.Revision, store, id));
        try
        {
            return await entry.Model.Value.WaitAsync(cancellation);
        }
        catch (Exception) when (entry.Model.Value.IsFaulted)
        {
            // The next request asks again.
            models.TryRemove(KeyValuePair.Create(id, entry));
            throw;
        }
    }

    private sealed class Entry(long revision, IFeatureStore store, string id)
    {
        public long Revision { get; } = revision;

        /// <summary>Not cancelled with the request that happens to come first: others wait for it.</summary>
        public Lazy<Task<SituationModel>> Model { get; } = new(async () =>
            await store.ReadPackageAsync(id, CancellationToken.None) is { } package
                ? new SituationModel(package)
                : throw new RequestFailedException(FailureTable.NotFound("operation")));
    }
}
