using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Konna.MapServer.Hosting.Serving;

/// <summary>What one client may take of the server. Kestrel's own defaults leave connections unlimited and slow ones alive for long.</summary>
internal static class KestrelLimits
{
    public static void Apply(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        var limits = options.Limits;
        limits.MaxConcurrentConnections = 2000;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(30);

        // A reader slower than this keeps a place that others wait for; a writer slower than this is not one.
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 16 * 1024, gracePeriod: TimeSpan.FromSeconds(10));
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeadersTotalSize = 32 * 1024;
        limits.MaxRequestHeaderCount = 100;

        // Reads have no body worth waiting for; what writes takes more says so itself.
        limits.MaxRequestBodySize = 64 * 1024;
    }
}
