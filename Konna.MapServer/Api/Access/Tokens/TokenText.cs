using System.Text.RegularExpressions;

namespace Konna.MapServer.Api.Access.Tokens;

/// <summary>Access tokens as they travel: <c>Authorization: Bearer</c> and a JWT in its compact form (RFC 7519), or whatever else is no key of ours.</summary>
internal static partial class TokenText
{
    private const string Scheme = "Bearer ";

    /// <summary>The token of the request, whatever it looks like, or null.</summary>
    public static string? Of(IHeaderDictionary headers) =>
        headers.Authorization is [{ } authorization] && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && authorization[Scheme.Length..].Trim() is var text && !text.StartsWith("konna_", StringComparison.OrdinalIgnoreCase)
            ? text
            : null;

    /// <summary>True when a token stands somewhere in the text.</summary>
    public static bool IsWithin(string text) => Anywhere().IsMatch(text);

    /// <summary>A header and a payload: both are JSON objects, whose first bytes are always coded alike.</summary>
    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{2,}\.", RegexOptions.NonBacktracking)]
    private static partial Regex Anywhere();
}
