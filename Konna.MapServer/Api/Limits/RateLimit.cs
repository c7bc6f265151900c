using System.Net;
using System.Net.Sockets;
using Konna.MapServer.Api.Access;
using Konna.MapServer.Api.Failures;
using Microsoft.Extensions.Options;

namespace Konna.MapServer.Api.Limits;

/// <summary>Holds every caller to a number of requests a minute: by key or token where there is a good one, else by network. Questions after the server's health go free.</summary>
internal sealed class RateLimit(RequestDelegate next, IOptions<LimitSettings> settings, TimeProvider clock)
{
    private const int Ipv4Bytes = 3;
    private const int Ipv6Bytes = 8;
    private readonly RequestBuckets? buckets = settings.Value.RequestsPerMinute > 0 ? new RequestBuckets(settings.Value.RequestsPerMinute, clock) : null;

    public Task InvokeAsync(HttpContext http)
    {
        if (buckets is not null && !http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) && NameOf(http) is { } caller && buckets.Take(caller) is { } wait)
        {
            throw new RequestFailedException(FailureTable.TooMany(Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))));
        }

        return next(http);
    }

    /// <summary>The first 24 bits of an IPv4 address, the first 64 of an IPv6 address: less is one customer's to choose from.</summary>
    internal static string NetworkOf(IPAddress address)
    {
        var known = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Convert.ToHexString(known.GetAddressBytes(), 0, known.AddressFamily == AddressFamily.InterNetwork ? Ipv4Bytes : Ipv6Bytes);
    }

    /// <returns>Null for the machine itself: its own programs, or all the world behind a proxy that nobody has named, which one number must not hold.</returns>
    private string? NameOf(HttpContext http) =>
        http.Caller().Id
        ?? (http.Connection.RemoteIpAddress is not { } address || (IPAddress.IsLoopback(address) && !settings.Value.HasKnownProxies) ? null : NetworkOf(address));
}
