using Konna.MapServer.Api;
using Konna.MapServer.Api.Access.Tokens;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Api.Tiles;
using Konna.MapServer.Hosting.Logging;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Hosting.Settings;

/// <summary>The settings of one run, checked.</summary>
public sealed record KonnaSettings
{
    public required StoreSettings Store { get; init; }

    /// <summary>Addresses to listen on, each <c>http://host:port</c>.</summary>
    public required IReadOnlyList<ListenAddress> Listen { get; init; }

    /// <summary>Where the public reaches this server: what links begin with; null means as each request came in.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Sites that may embed the map: a source list of CSP <c>frame-ancestors</c>.</summary>
    public string EmbedIn { get; init; } = "*";

    /// <summary>Folder whose sub-folders are loaded at the start.</summary>
    public required string SeedsDirectory { get; init; }

    /// <summary>Most memory for the paths that situations are answered from.</summary>
    public int SituationMemoryMB { get; init; } = SituationMemory.DefaultMegabytes;

    /// <summary>Most memory for operations as they were.</summary>
    public int PastMemoryMB { get; init; } = PastMemory.DefaultMegabytes;

    /// <summary>Compressed tiles, and pages of features, to keep in memory.</summary>
    public int AnswerCacheMB { get; init; } = AnswerCacheSettings.DefaultMegabytes;

    /// <summary>The most a tile may hold before it is compressed.</summary>
    public int TileKB { get; init; } = TileSettings.DefaultTileKilobytes;

    /// <summary>Where traces and metrics go (OTLP); null: nowhere.</summary>
    public Uri? TelemetryEndpoint { get; init; }

    /// <summary>How the lines of the log are written: <c>text</c> or <c>json</c>.</summary>
    public string LogFormat { get; init; } = TextLines.FormatName;

    /// <summary>How long new requests are still answered after the server was told to stop, so that a balancer can see that it is not ready.</summary>
    public int DrainSeconds { get; init; }

    /// <summary>True when nothing is replaced, updated or deleted without the header <c>If-Match</c>.</summary>
    public bool RequireIfMatch { get; init; }

    /// <summary>What one caller may take, and how much is done at once.</summary>
    public LimitSettings Limits { get; init; } = new();

    /// <summary>The issuer whose access tokens are taken beside keys; null: none.</summary>
    public OidcSettings? Oidc { get; init; }

    /// <summary>Sites whose pages may change operations.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; empty means nobody's.</summary>
    public IReadOnlyList<System.Net.IPNetwork> KnownProxies { get; init; } = [];
}
