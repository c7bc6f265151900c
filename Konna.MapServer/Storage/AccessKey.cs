namespace Konna.MapServer.Storage;

/// <summary>A key as it is stored: everything but its secret.</summary>
public sealed record AccessKey
{
    /// <summary>What it is looked up and revoked by; no secret.</summary>
    public required string Id { get; init; }

    /// <summary>Whom the log of changes names.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret, 32 bytes. The secret is random and long, so nothing slower is needed against guessing.</summary>
    public required byte[] SecretHash { get; init; }

    public required AccessRight Right { get; init; }

    /// <summary>Ids of the operations it is for, which need not exist yet; null: all.</summary>
    public IReadOnlyList<string>? Operations { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>From then on it is good for nothing; null: never.</summary>
    public DateTimeOffset? Expires { get; init; }

    public DateTimeOffset? Revoked { get; init; }

    /// <summary>To the half minute or so.</summary>
    public DateTimeOffset? LastUsed { get; init; }

    public bool IsGoodAt(DateTimeOffset now) => Revoked is null && !(Expires <= now);
}
