using Konna.Geo.Motion;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Storage;
using Konna.MapServer.Telemetry;
using Microsoft.Extensions.Options;

namespace Konna.MapServer.Api.Situations;

/// <summary>
/// The operations prepared for situations: read and built once per revision, however many ask at once. Of what an operation is only the latest revision is kept,
/// and of the operations, as they are and as they were, those asked about last, as far as the memory goes.
/// </summary>
internal sealed class SituationModels(IOptions<SituationMemory> memory)
{
    private readonly SharedReadings<Key, SituationModel> kept = new(model => model.Bytes);

    /// <exception cref="RequestFailedException">404 when the operation has gone meanwhile.</exception>
    public async Task<SituationModel> GetAsync(IFeatureReader features, StoredOperation operation, CancellationToken cancellation)
    {
        var key = new Key(operation.Operation.Id, operation.Revision, operation.IsPast);
        if (!operation.IsPast)
        {
            kept.Forget(other => other.IsReplacedBy(key));
        }

        var model = await kept.GetAsync(key, () => SituationReading.ReadAsync(features, operation, memory.Value.MaxBytes), cancellation);
        ServerMeter.SetSituationMemory(kept.MakeRoom(memory.Value.MaxBytes, key));
        return model;
    }

    private sealed record Key(string Operation, long Revision, bool IsPast)
    {
        public bool IsReplacedBy(Key other) => !IsPast && !other.IsPast && Operation == other.Operation && Revision != other.Revision;
    }
}
