using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Konna.MapServer.Api.Pages;

/// <summary>
/// The policy of every page (CSP level 3): nothing from elsewhere, no inline code but the import maps of the pages with script, which are named by their hashes.
/// </summary>
public sealed partial class ContentSecurityPolicy
{
    /// <param name="scripted">The text of the pages with script; "" where there are none.</param>
    /// <param name="ancestors">Who may embed the map: a source list.</param>
    public ContentSecurityPolicy(string scripted, string ancestors)
    {
        ArgumentNullException.ThrowIfNull(scripted);
        var hashes = string.Concat(InlineScript().Matches(scripted).Select(match => $" '{HashOf(match.Groups["text"].Value)}'"));
        var policy = "default-src 'none'; "
            + $"script-src 'self'{hashes}; "
            + "style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; font-src 'self'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors ";
        Value = policy + "'none'";
        Embedded = policy + ancestors;
    }

    /// <summary>The value of the header <c>Content-Security-Policy</c>; no site may embed the page.</summary>
    public string Value { get; }

    /// <summary>The same for a page that is made to be embedded.</summary>
    public string Embedded { get; }

    /// <summary>Browsers hash the text after line ends have become "\n".</summary>
    private static string HashOf(string script)
    {
        var normalised = script.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return "sha256-" + Convert.ToBase64String(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(normalised)));
    }

    [GeneratedRegex("""<script type="importmap">(?<text>.*?)</script>""", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex InlineScript();
}
