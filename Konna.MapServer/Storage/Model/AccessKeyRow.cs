namespace Konna.MapServer.Storage.Model;

/// <summary>A key as a row.</summary>
public sealed class AccessKeyRow
{
    public long Fid { get; set; }

    public required string Id { get; set; }

    public required string Name { get; set; }

    public required byte[] SecretHash { get; set; }

    /// <summary>read, write or admin.</summary>
    public required string Right { get; set; }

    /// <summary>Ids with a space between two; null: all operations.</summary>
    public string? Operations { get; set; }

    public DateTimeOffset Created { get; set; }

    public DateTimeOffset? Expires { get; set; }

    public DateTimeOffset? Revoked { get; set; }

    public DateTimeOffset? LastUsed { get; set; }

    public static AccessKeyRow Of(AccessKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new AccessKeyRow
        {
            Id = key.Id,
            Name = key.Name,
            SecretHash = key.SecretHash,
            Right = AccessRights.NameOf(key.Right),
            Operations = key.Operations is null ? null : string.Join(' ', key.Operations),
            Created = key.Created,
            Expires = key.Expires,
            Revoked = key.Revoked,
            LastUsed = key.LastUsed,
        };
    }

    public AccessKey ToKey() => new()
    {
        Id = Id,
        Name = Name,
        SecretHash = SecretHash,
        Right = AccessRights.Parse(Right) ?? throw new InvalidOperationException($"The key {Id} has the unknown right \"{Right}\"."),
        Operations = Operations?.Split(' '),
        Created = Created,
        Expires = Expires,
        Revoked = Revoked,
        LastUsed = LastUsed,
    };
}
