using Konna.Geo.Time;
using Microsoft.IdentityModel.Tokens;

namespace Konna.MapServer.Api.Access.Tokens;

/// <summary>What may be wrong with a token, in words for its holder: ASCII without quotes, as a challenge takes them (RFC 6750, section 3), and nothing that the token holds but its times.</summary>
internal static class TokenFault
{
    public const string Unreadable = "The token is not a signed JWT.";
    public const string Issuer = "The token is of another issuer (iss) than the one this server trusts.";
    public const string Algorithm = "The token is not signed with an algorithm (alg) that this server takes: RS, PS or ES with 256, 384 or 512.";
    public const string NoKey = "The token does not name the key (kid) it is signed with.";
    public const string NoSubject = "The token does not say who holds it (sub).";
    private const string UnknownKey = "The issuer has no such key (kid) as the token names.";
    private const string Signature = "The signature of the token is wrong.";
    private const string Audience = "The token is meant for another audience (aud).";
    private const string Type = "The token is of a type (typ) that is not taken here: an access token is expected.";
    private const string NoEnd = "The token does not say when it ends (exp).";

    /// <param name="failure">Why the token was found to be bad.</param>
    public static string Of(Exception? failure) => failure switch
    {
        SecurityTokenExpiredException expired => $"The token ended at {Text(expired.Expires)} (exp).",
        SecurityTokenNotYetValidException early => $"The token begins at {Text(early.NotBefore)} (nbf), which is yet to come by the clock of this server.",
        SecurityTokenNoExpirationException => NoEnd,
        SecurityTokenInvalidLifetimeException => "The token ends before it begins (nbf, exp).",
        SecurityTokenInvalidAudienceException => Audience,
        SecurityTokenInvalidIssuerException => Issuer,
        SecurityTokenInvalidTypeException => Type,
        SecurityTokenInvalidAlgorithmException => Algorithm,
        SecurityTokenSignatureKeyNotFoundException => UnknownKey,
        SecurityTokenInvalidSignatureException => Signature,
        _ => Unreadable,
    };

    private static string Text(DateTime at) => Rfc3339.Format(new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)));
}
