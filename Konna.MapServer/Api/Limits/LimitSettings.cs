namespace Konna.MapServer.Api.Limits;

/// <summary>What one caller may take of the server, and how much it does at once.</summary>
public sealed class LimitSettings
{
    public const int DefaultRequestsPerMinute = 3000;
    public const int DefaultConcurrentRequests = 32;
    public const int DefaultConcurrentDownloads = 32;

    /// <summary>Requests a minute of one key, or of one network without a key; as many may come at once. 0: any number.</summary>
    public int RequestsPerMinute { get; set; } = DefaultRequestsPerMinute;

    /// <summary>Requests answered at once; four times as many wait for their turn, and what comes beyond is told to come back.</summary>
    public int ConcurrentRequests { get; set; } = DefaultConcurrentRequests;

    /// <summary>Downloads under way at once, which last for as long as their readers take.</summary>
    public int ConcurrentDownloads { get; set; } = DefaultConcurrentDownloads;

    /// <summary>How long each kind of request may take.</summary>
    public IDictionary<RequestKind, TimeSpan> Times { get; } = new Dictionary<RequestKind, TimeSpan>
    {
        [RequestKind.Description] = TimeSpan.FromSeconds(2),
        [RequestKind.Features] = TimeSpan.FromSeconds(10),
        [RequestKind.Tile] = TimeSpan.FromSeconds(5),
        [RequestKind.Download] = TimeSpan.FromSeconds(600),
    };

    /// <summary>True when the addresses are those of the clients, because a proxy that is known tells them: only then is the machine's own address a client like any other.</summary>
    public bool HasKnownProxies { get; set; }
}
