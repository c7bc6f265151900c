using Konna.Geo.Time;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Access.Keys;

/// <summary>A key as those who administer are told of it. Instants are RFC 3339.</summary>
internal sealed record KeyDocument(
    string Id, string Name, string Right, IReadOnlyList<string>? Operations, string Created, string? Expires, string? Revoked, string? LastUsed)
{
    /// <summary>The key itself: told when it is made, and never again.</summary>
    public string? Key { get; init; }

    public static KeyDocument Of(AccessKey key) => new(
        key.Id, key.Name, AccessRights.NameOf(key.Right), key.Operations, Rfc3339.Format(key.Created), TextOf(key.Expires), TextOf(key.Revoked), TextOf(key.LastUsed));

    private static string? TextOf(DateTimeOffset? instant) => instant is { } known ? Rfc3339.Format(known) : null;
}
