using System.Collections.Concurrent;

namespace Konna.MapServer.Storage.Sql;

/// <summary>The operations as they were read last: what has the same revision still need not be read and parsed again.</summary>
internal sealed class KnownOperations
{
    private readonly ConcurrentDictionary<string, StoredOperation> operations = new(StringComparer.Ordinal);

    public StoredOperation? Find(string id) => operations.GetValueOrDefault(id);

    public void Keep(StoredOperation operation) => operations[operation.Operation.Id] = operation;

    public void Forget(string id) => operations.TryRemove(id, out _);
}
