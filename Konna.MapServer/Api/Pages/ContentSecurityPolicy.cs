using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Konna.MapServer.Api.Pages;

/// <summary>
/// The policy of every page (CSP level 3): nothing from elsewhere, no inline code but the import maps of the map page, which are named by their hashes.
/// </summary>
public sealed partial class ContentSecurityPolicy
{
    /// <param name="mapHtml">The map page; "" where there is none.</param>
    public ContentSecurityPolicy(string mapHtml)
    {
        ArgumentNullException.ThrowIfNull(mapHtml);
        var hashes = string.Concat(InlineScript().Matches(mapHtml).Select(match => $" '{HashOf(match.Groups["text"].Value)}'"));
        Value = "default-src 'none'; "
            + $"script-src 'self'{hashes}; "
            + "style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; font-src 'self'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors *";
    }

    /// <summary>The value of the header <c>Content-Security-Policy</c>. Any site may embed a page: pages hold no session to steal.</summary>
    public string Value { get; }

    /// <summary>Browsers hash the text after line ends have become "\n".</summary>
    private static string HashOf(string script)
    {
        var normalised = script.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return "sha256-" + Convert.ToBase64String(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(normalised)));
    }

    [GeneratedRegex("""<script type="importmap">(?<text>.*?)</script>""", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex InlineScript();
}
