namespace Konna.MapServer.Api;

/// <summary>Where the public reaches this server. Bound from <c>Konna:PublicUrl</c>.</summary>
public sealed class PublicLinks
{
    /// <summary>Scheme, host and base path of every link; null means: as the request came in (which host filtering must then restrict).</summary>
    public Uri? PublicUrl { get; set; }
}
