using System.Collections.Concurrent;
using System.Diagnostics;

namespace Konna.MapServer.Storage.Sql;

/// <summary>
/// The operations as they were read last: what has the same revision still need not be read and parsed again, and what was asked a moment ago need not be asked again at all,
/// unless something is known to have changed since.
/// </summary>
/// <remarks>Moments are those of <see cref="Stopwatch.GetTimestamp"/>.</remarks>
internal sealed class KnownOperations
{
    private readonly ConcurrentDictionary<string, Known> operations = new(StringComparer.Ordinal);
    private long doubtedAt;

    public StoredOperation? Find(string id) => operations.GetValueOrDefault(id)?.Operation;

    /// <summary>The operation as the store told it when it was asked no longer ago than this, and after the last doubt; else null.</summary>
    public StoredOperation? FindAskedWithin(TimeSpan age, string id) =>
        operations.TryGetValue(id, out var known) && known.AskedAt > Volatile.Read(ref doubtedAt) && Stopwatch.GetElapsedTime(known.AskedAt) < age ? known.Operation : null;

    /// <param name="askedAt">When the question was sent: what the store answered was true then or later.</param>
    public void Keep(StoredOperation operation, long askedAt)
    {
        var told = new Known(operation, askedAt);
        operations.AddOrUpdate(operation.Operation.Id, told, (_, before) => before.AskedAt > askedAt ? before : told);
    }

    public void Forget(string id) => operations.TryRemove(id, out _);

    /// <summary>Something was committed: what was asked before now may not be true any more.</summary>
    public void Doubt() => Volatile.Write(ref doubtedAt, Stopwatch.GetTimestamp());

    private sealed record Known(StoredOperation Operation, long AskedAt);
}
