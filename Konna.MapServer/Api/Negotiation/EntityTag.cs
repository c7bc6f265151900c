using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Konna.Geo.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Konna.MapServer.Api.Negotiation;

/// <summary>
/// Strong entity tags (RFC 9110, section 8.8.3), known before the body is made: they name everything that the bytes depend on - the program,
/// the revision of the data, the canonical request, the form, language and coding of the answer.
/// </summary>
internal static class EntityTag
{
    /// <summary>Both assemblies: an encoder that changes must change the tags.</summary>
    private static readonly string Build = $"{typeof(EntityTag).Module.ModuleVersionId:N}{typeof(FeatureRow).Module.ModuleVersionId:N}";

    /// <param name="version">The version of what is shown, which <c>If-Match</c> compares alone; null where nothing can be written.</param>
    public static string Make(long? version, params ReadOnlySpan<string> parts)
    {
        // A length before each part keeps ("ab", "c") apart from ("a", "bc").
        var text = new System.Text.StringBuilder(Build);
        foreach (var part in parts)
        {
            text.Append('\n').Append(part.Length).Append(':').Append(part);
        }

        var hash = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text.ToString()));
        return string.Create(CultureInfo.InvariantCulture, $"\"{Base64Url.EncodeToString(hash.AsSpan(0, 15))}{(version is null ? "" : ".")}{version}\"");
    }

    /// <summary>The versions in the tags of <c>If-Match</c>, which compares strongly: a weak tag, and one that has none, match nothing. Null for a malformed header.</summary>
    public static (bool Any, IReadOnlyList<long> Versions)? VersionsOf(StringValues ifMatch)
    {
        if (!EntityTagHeaderValue.TryParseStrictList(ifMatch, out var tags))
        {
            return null;
        }

        var versions = new List<long>();
        foreach (var tag in tags.Where(tag => !tag.IsWeak))
        {
            var text = tag.Tag.AsSpan().Trim('"');
            if (long.TryParse(text[(text.LastIndexOf('.') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            {
                versions.Add(version);
            }
        }

        return (tags.Any(tag => tag.Tag == "*"), versions.Count == 0 ? [long.MinValue] : versions);
    }

    /// <summary>True when <c>If-None-Match</c> names the tag. Weak forms count: a proxy that recodes makes them.</summary>
    public static bool IsKnown(StringValues ifNoneMatch, string tag)
    {
        if (ifNoneMatch is [] or [null])
        {
            return false;
        }

        if (ifNoneMatch is [{ } only] && only == tag)
        {
            return true;
        }

        if (!EntityTagHeaderValue.TryParseList(ifNoneMatch, out var known))
        {
            return false;
        }

        return known.Any(k => k.Tag == "*" || k.Tag.Equals(tag, StringComparison.Ordinal));
    }
}
