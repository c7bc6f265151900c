namespace Konna.MapServer.Api;

/// <summary>Who may show the map inside a page of their own. Bound from <c>Konna:EmbedIn</c>.</summary>
public sealed class PageEmbedding
{
    /// <summary>A source list of CSP <c>frame-ancestors</c>; it holds for the embedded map alone.</summary>
    public string Ancestors { get; set; } = "*";
}
