using Microsoft.Net.Http.Headers;

namespace Konna.MapServer.Api.Requests;

/// <summary>What a reader says about how old an answer may be (RFC 9111, section 5.2.1).</summary>
internal static class Freshness
{
    /// <summary>True with <c>Cache-Control: no-cache</c> or <c>max-age=0</c>: whoever knows that something has changed elsewhere wants to see it.</summary>
    public static bool IsInsistedOn(HttpRequest request) =>
        request.Headers.CacheControl is { Count: > 0 } asked
        && CacheControlHeaderValue.TryParse(asked.ToString(), out var wish)
        && (wish.NoCache || wish.NoStore || wish.MaxAge == TimeSpan.Zero);
}
