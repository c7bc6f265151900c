using Konna.Geo.Motion;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Storage;
using Konna.MapServer.Telemetry;
using Microsoft.Extensions.Options;

namespace Konna.MapServer.Api.Situations;

/// <summary>
/// The operations prepared for situations: read and built once per revision, however many ask at once. Only the latest revision of each is kept,
/// and of the operations those asked about last, as far as the memory goes.
/// </summary>
internal sealed class SituationModels(IOptions<SituationMemory> memory)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private long clock;

    /// <exception cref="RequestFailedException">404 when the operation has gone meanwhile.</exception>
    public async Task<SituationModel> GetAsync(IFeatureStore store, StoredOperation operation, CancellationToken cancellation)
    {
        var entry = EntryOf(store, operation);
        try
        {
            var model = await entry.Model.Value.WaitAsync(cancellation);
            MakeRoom(entry);
            return model;
        }
        catch (Exception) when (entry.Model.Value.IsFaulted)
        {
            // The next request asks again.
            Forget(operation.Operation.Id, entry);
            throw;
        }
    }

    private Entry EntryOf(IFeatureStore store, StoredOperation operation)
    {
        lock (gate)
        {
            var id = operation.Operation.Id;
            if (!entries.TryGetValue(id, out var entry) || entry.Revision != operation.Revision)
            {
                entries[id] = entry = new Entry(operation.Revision, () => SituationReading.ReadAsync(store, operation, memory.Value.MaxBytes));
            }

            entry.LastUsed = ++clock;
            return entry;
        }
    }

    private void MakeRoom(Entry kept)
    {
        lock (gate)
        {
            var bytes = entries.Values.Sum(entry => entry.Bytes);
            foreach (var (id, entry) in entries.Where(pair => pair.Value != kept && pair.Value.Bytes > 0).OrderBy(pair => pair.Value.LastUsed).ToList())
            {
                if (bytes <= memory.Value.MaxBytes)
                {
                    break;
                }

                bytes -= entry.Bytes;
                entries.Remove(id);
            }

            ServerMeter.SetSituationMemory(bytes);
        }
    }

    private void Forget(string id, Entry entry)
    {
        lock (gate)
        {
            if (entries.GetValueOrDefault(id) == entry)
            {
                entries.Remove(id);
            }
        }
    }

    private sealed class Entry(long revision, Func<Task<SituationModel>> read)
    {
        public long Revision { get; } = revision;

        public long LastUsed { get; set; }

        /// <summary>Not cancelled with the request that happens to come first: others wait for it.</summary>
        public Lazy<Task<SituationModel>> Model { get; } = new(() => Task.Run(read));

        /// <summary>0 until it is read.</summary>
        public long Bytes => Model is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } task } ? task.Result.Bytes : 0;
    }
}
