using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Access.Keys;

/// <summary>Callers by key, from <c>Authorization: Bearer konna_...</c> or <c>X-API-Key</c>. A wrong, revoked or expired key is as good as none.</summary>
internal sealed class KeyReader(IAccessStore store, KeyUses uses, TimeProvider clock) : ICallerReader
{
    public const string Header = "X-API-Key";
    private const string Scheme = "Bearer ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public bool Finds(IHeaderDictionary headers) => headers.ContainsKey(Header) || TextOf(headers) is not null;

    public async ValueTask<Caller?> ReadAsync(HttpContext http)
    {
        if (KeyText.Parse(TextOf(http.Request.Headers)) is not var (id, secret))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var key = await FindAsync(id, http.RequestAborted);
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

    /// <summary>Who it is has to be known before the request has a time of its own.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    private async Task<AccessKey?> FindAsync(string id, CancellationToken left)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(left);
        limit.CancelAfter(Patience);
        try
        {
            return await store.FindKeyAsync(id, limit.Token);
        }
        catch (OperationCanceledException exception) when (!left.IsCancellationRequested)
        {
            throw new StoreUnavailableException("The store does not say whose key it is.", exception);
        }
    }

    private static string? TextOf(IHeaderDictionary headers) =>
        headers.Authorization is [{ } authorization] && authorization.StartsWith(Scheme + "konna_", StringComparison.OrdinalIgnoreCase) ? authorization[Scheme.Length..].Trim()
        : headers[Header] is [{ } key] ? key.Trim()
        : null;
}
