namespace Konna.MapServer.Storage;

/// <summary>Who may do what: the keys, and which operations are not for everybody.</summary>
public interface IAccessStore
{
    Task<AccessKey?> FindKeyAsync(string id, CancellationToken cancellation);

    /// <summary>All keys, revoked and expired ones too, the oldest first.</summary>
    Task<IReadOnlyList<AccessKey>> ListKeysAsync(CancellationToken cancellation);

    Task AddKeyAsync(AccessKey key, CancellationToken cancellation);

    /// <summary>From the next request on the key is good for nothing. It stays in the list, for the log of changes names it.</summary>
    /// <returns>The key; null when there is none such.</returns>
    Task<AccessKey?> RevokeKeyAsync(string id, DateTimeOffset at, CancellationToken cancellation);

    /// <param name="uses">When each key was last used, by its id.</param>
    Task NoteUsesAsync(IReadOnlyDictionary<string, DateTimeOffset> uses, CancellationToken cancellation);

    /// <summary>Says whether an operation is for those alone who have the right to read it. It may be said before there is such an operation, and outlives its imports.</summary>
    Task SetPrivateAsync(string operationId, bool isPrivate, CancellationToken cancellation);

    /// <summary>True when an operation, be there one or not, is for those alone who have the right to read it.</summary>
    Task<bool> IsPrivateAsync(string operationId, CancellationToken cancellation);
}
