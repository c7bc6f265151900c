using System.Collections.Concurrent;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Tests.Api.Access;

/// <summary>Keys and private operations in memory.</summary>
internal sealed class MemoryAccess : IAccessStore
{
    private readonly ConcurrentDictionary<string, AccessKey> keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> privateOperations = new(StringComparer.Ordinal);

    /// <summary>Thrown instead of any answer about a key.</summary>
    public Exception? Failure { get; set; }

    public bool IsPrivate(string operationId) => privateOperations.ContainsKey(operationId);

    public Task<AccessKey?> FindKeyAsync(string id, CancellationToken cancellation) =>
        Failure is { } failure ? Task.FromException<AccessKey?>(failure) : Task.FromResult(keys.GetValueOrDefault(id));

    public Task<IReadOnlyList<AccessKey>> ListKeysAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<AccessKey>>([.. keys.Values.OrderBy(key => key.Created)]);

    public Task AddKeyAsync(AccessKey key, CancellationToken cancellation) => keys.TryAdd(key.Id, key) ? Task.CompletedTask : throw new InvalidOperationException("Twice the same id.");

    public Task<AccessKey?> RevokeKeyAsync(string id, DateTimeOffset at, CancellationToken cancellation) =>
        Task.FromResult(keys.TryGetValue(id, out var key) ? keys[id] = key with { Revoked = key.Revoked ?? at } : null);

    public Task NoteUsesAsync(IReadOnlyDictionary<string, DateTimeOffset> uses, CancellationToken cancellation)
    {
        if (Failure is { } failure)
        {
            return Task.FromException(failure);
        }

        foreach (var (id, at) in uses)
        {
            keys[id] = keys[id] with { LastUsed = at };
        }

        return Task.CompletedTask;
    }

    public Task<bool> IsPrivateAsync(string operationId, CancellationToken cancellation) => Task.FromResult(IsPrivate(operationId));

    public Task SetPrivateAsync(string operationId, bool isPrivate, CancellationToken cancellation)
    {
        if (isPrivate)
        {
            privateOperations[operationId] = true;
        }
        else
        {
            privateOperations.TryRemove(operationId, out _);
        }

        return Task.CompletedTask;
    }
}
