using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Access.Keys;

/// <summary>Callers by key, from <c>Authorization: Bearer konna_...</c> or <c>X-API-Key</c>. A wrong, revoked or expired key is as good as none.</summary>
internal sealed class KeyReader(IAccessStore store, KeyUses uses, TimeProvider clock) : ICallerReader
{
    public const string Header = "X-API-Key";
    private const string Scheme = "Bearer ";

    public bool Finds(IHeaderDictionary headers) => headers.ContainsKey(Header) || TextOf(headers) is not null;

    public async ValueTask<Caller?> ReadAsync(HttpContext http)
    {
        if (KeyText.Parse(TextOf(http.Request.Headers)) is not var (id, secret))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var key = await store.FindKeyAsync(id, http.RequestAborted);
        if (!KeyText.IsSecretOf(key, secret) || !key!.IsGoodAt(now))
        {
            return null;
        }

        uses.Note(key.Id, now);
        return new Caller("key:" + key.Id, key.Name, [new AccessGrant(key.Right, key.Operations)])
        {
            Expires = key.Expires,
            AreStillGoodAsync = async cancellation => await store.FindKeyAsync(id, cancellation) is { } same && same.IsGoodAt(clock.GetUtcNow()),
        };
    }

    private static string? TextOf(IHeaderDictionary headers) =>
        headers.Authorization is [{ } authorization] && authorization.StartsWith(Scheme + "konna_", StringComparison.OrdinalIgnoreCase) ? authorization[Scheme.Length..].Trim()
        : headers[Header] is [{ } key] ? key.Trim()
        : null;
}
