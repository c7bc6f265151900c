using System.Security.Claims;
using System.Text.Json;
using Konna.MapServer.Api.Access.Keys;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Access.Tokens;

/// <summary>What a token's roles allow: the rights of keys.</summary>
internal static class TokenGrants
{
    public static IReadOnlyList<AccessGrant> Of(ClaimsPrincipal token, OidcSettings settings)
    {
        (string Role, AccessRight Right)[] rights = [(settings.ReadRole, AccessRight.Read), (settings.WriteRole, AccessRight.Write), (settings.AdminRole, AccessRight.Admin)];
        var grants = new List<AccessGrant>();
        foreach (var role in RolesOf(token, settings.RoleClaim))
        {
            foreach (var (name, right) in rights.Where(pair => role.StartsWith(pair.Role, StringComparison.Ordinal)))
            {
                var rest = role[name.Length..];
                if (rest.Length == 0)
                {
                    grants.Add(new AccessGrant(right, null));
                }
                else if (rest[0] == ':' && KeyTerms.IsOperationId(rest[1..]))
                {
                    grants.Add(new AccessGrant(right, [rest[1..]]));
                }
            }
        }

        return grants;
    }

    /// <summary>The words of a claim of that name, dots and all; if there is none, of the member that its parts lead to.</summary>
    private static IEnumerable<string> RolesOf(ClaimsPrincipal token, string name)
    {
        var whole = token.FindAll(name).Select(claim => claim.Value).ToList();
        if (whole.Count > 0 || !name.Contains('.', StringComparison.Ordinal))
        {
            return whole.SelectMany(WordsOf);
        }

        var path = name.Split('.');
        return token.FindAll(path[0]).Where(claim => claim.ValueType == Microsoft.IdentityModel.JsonWebTokens.JsonClaimValueTypes.Json).SelectMany(claim => RolesIn(claim.Value, path[1..]));
    }

    private static List<string> RolesIn(string json, IEnumerable<string> path)
    {
        using var document = JsonDocument.Parse(json);
        JsonElement? place = document.RootElement;
        foreach (var name in path)
        {
            place = place is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var member) ? member : null;
        }

        return place switch
        {
            { ValueKind: JsonValueKind.String } text => [.. WordsOf(text.GetString()!)],
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).SelectMany(item => WordsOf(item.GetString()!))],
            _ => [],
        };
    }

    /// <summary>Scopes are words in one text (RFC 6749, section 3.3).</summary>
    private static string[] WordsOf(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
