namespace Konna.MapServer.Api.Access.Tokens;

/// <summary>Whose access tokens are taken beside the server's own keys, and what they must say.</summary>
public sealed record OidcSettings
{
    public const string DefaultRoleClaim = "roles";
    public const string DefaultNameClaim = "preferred_username";
    public const string DefaultReadRole = "konna-read";
    public const string DefaultWriteRole = "konna-write";
    public const string DefaultAdminRole = "konna-admin";
    public const string DefaultTokenType = "at+jwt";

    /// <summary>The issuer, as its tokens name it (<c>iss</c>); what it says of itself lies below it (OpenID Connect Discovery 1.0).</summary>
    public required Uri Authority { get; init; }

    /// <summary>What tokens for this server name as their audience (<c>aud</c>).</summary>
    public required string Audience { get; init; }

    /// <summary>The claim that holds the roles, an array or words; a dot leads into an object, as in <c>realm_access.roles</c>.</summary>
    public string RoleClaim { get; init; } = DefaultRoleClaim;

    /// <summary>The claim that holds the name of the person or program.</summary>
    public string NameClaim { get; init; } = DefaultNameClaim;

    /// <summary>The role that gives the right to read private operations; all of them, or one: <c>konna-read:battle-of-konna</c>. The same goes for the other roles.</summary>
    public string ReadRole { get; init; } = DefaultReadRole;

    public string WriteRole { get; init; } = DefaultWriteRole;

    public string AdminRole { get; init; } = DefaultAdminRole;

    /// <summary>Types of tokens that are taken (<c>typ</c>). <c>at+jwt</c> (RFC 9068) keeps tokens that are meant for something else from being taken for access tokens.</summary>
    public IReadOnlyList<string> TokenTypes { get; init; } = [DefaultTokenType];

    /// <summary>The issuer's discovery document.</summary>
    public Uri Discovery => new(Authority.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration");

    /// <summary>True where two texts name one issuer: some write a slash at the end.</summary>
    public bool IsIssuer(string? issuer) => issuer is not null && issuer.TrimEnd('/').Equals(Authority.OriginalString.TrimEnd('/'), StringComparison.Ordinal);

    /// <summary>True for addresses that what is trusted may come from: nobody on the way can change it.</summary>
    public static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}
