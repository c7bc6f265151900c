using Konna.MapServer.Api.Access.Keys;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Hosting.Serving;

/// <summary>The key with which all others are made over HTTP: for a server that holds the embedded store, where no second process could make one.</summary>
internal static class FirstKey
{
    public const string Name = "first key";

    /// <returns>The text of a key that may administer, or null when there are keys already: then nobody gets one for nothing.</returns>
    public static async Task<string?> MakeAsync(IAccessStore store, CancellationToken cancellation)
    {
        if ((await store.ListKeysAsync(cancellation)).Any(key => key.IsGoodAt(DateTimeOffset.UtcNow)))
        {
            return null;
        }

        var (key, text) = KeyText.Create(Name, AccessRight.Admin, operations: null, DateTimeOffset.UtcNow, expires: null);
        await store.AddKeyAsync(key, cancellation);
        return text;
    }
}
