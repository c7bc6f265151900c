namespace Konna.MapServer.Api.Links;

/// <summary>The address that all links of one answer begin with.</summary>
/// <param name="Root">Absolute, without a slash at its end.</param>
/// <param name="BasePath">Its path alone, "" or "/maps": what pages use for their own files, so that they work from any host name.</param>
internal sealed record PublicBase(string Root, string BasePath)
{
    public static PublicBase Of(HttpRequest request, PublicLinks links)
    {
        if (links.PublicUrl is { } configured)
        {
            var path = configured.AbsolutePath.TrimEnd('/');
            return new PublicBase(configured.GetLeftPart(UriPartial.Authority) + path, path);
        }

        var basePath = request.PathBase.ToUriComponent().TrimEnd('/');
        return new PublicBase($"{request.Scheme}://{request.Host.ToUriComponent()}{basePath}", basePath);
    }

    /// <param name="path">Begins with a slash, already escaped.</param>
    /// <param name="query">Pairs in the order they are to appear.</param>
    public string Url(string path, IEnumerable<KeyValuePair<string, string>>? query = null)
    {
        var text = new System.Text.StringBuilder(Root).Append(path);
        var separator = '?';
        foreach (var (name, value) in query ?? [])
        {
            text.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(EscapeValue(value));
            separator = '&';
        }

        return text.ToString();
    }

    /// <summary>Commas, colons and slashes are allowed in a query and keep bbox and datetime readable.</summary>
    private static string EscapeValue(string value) =>
        Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2F", "/", StringComparison.Ordinal);
}
