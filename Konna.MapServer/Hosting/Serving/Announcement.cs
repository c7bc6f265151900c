using Konna.MapServer.Hosting.Settings;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Hosting.Serving;

/// <summary>What the server tells the person who started it.</summary>
/// <param name="Listening">The addresses listened on, if the public reaches the server by another; else none.</param>
/// <param name="MapUrl">To open in a browser.</param>
/// <param name="FeedUrls">Landing pages to give to QGIS or GDAL, one an operation.</param>
/// <param name="HasKeys">False: nobody can change anything yet, unless by the tokens of an issuer, and the announcement says how that begins.</param>
/// <param name="Issuer">Whose access tokens are taken, if anybody's.</param>
internal sealed record Announcement(IEnumerable<string> Listening, string MapUrl, IReadOnlyList<string> FeedUrls, StoreDescription Store, bool HasKeys, Uri? Issuer)
{
    /// <param name="listening">The addresses listened on, with the ports that were really taken.</param>
    public static async Task<Announcement> CreateAsync(
        ICollection<string> listening, KonnaSettings settings, IKonnaStore store, CancellationToken cancellation)
    {
        var root = (settings.PublicUrl?.AbsoluteUri ?? Reachable(listening.First())).TrimEnd('/');
        var feeds = (await store.ListOperationsAsync(cancellation)).Select(stored => $"{root}/operations/{stored.Operation.Id}").ToList();
        return new Announcement(
            settings.PublicUrl is null ? [] : listening, feeds.Count == 1 ? feeds[0] : root + "/", feeds, store.Description, (await store.ListKeysAsync(cancellation)).Count > 0, settings.Oidc?.Authority);
    }

    /// <summary>One line a fact; the words before the colon stay as they are, for scripts.</summary>
    public void Write(TextWriter writer)
    {
        writer.WriteLine();
        foreach (var address in Listening)
        {
            writer.WriteLine($"  Listen: {address}");
        }

        writer.WriteLine($"  Map:    {MapUrl}");
        foreach (var feed in FeedUrls)
        {
            writer.WriteLine($"  Feeds:  {feed}   (QGIS: Add WFS / OGC API - Features layer)");
        }

        writer.WriteLine($"  Store:  {Store.Kind} {Store.Location} ({Store.Versions})");
        if (Issuer is not null)
        {
            writer.WriteLine($"  Tokens: of {Issuer.OriginalString}");
        }
        else if (!HasKeys)
        {
            writer.WriteLine("  Keys:   none, so nothing can be changed; make one with: konna keys add NAME, or konna serve --first-key");
        }

        writer.WriteLine("  Stop:   Ctrl-C");
        writer.WriteLine();
        writer.Flush();
    }

    /// <summary>"All addresses of this machine" is no address for a browser.</summary>
    private static string Reachable(string url) => url
        .Replace("://[::]", "://localhost", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        .Replace("://*", "://localhost", StringComparison.Ordinal)
        .Replace("://+", "://localhost", StringComparison.Ordinal);
}
