using System.Security.Claims;
using System.Text.Encodings.Web;
using Konna.MapServer.Api.Access.Keys;
using Konna.MapServer.Api.Failures;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Konna.MapServer.Api.Access.Tokens;

/// <summary>
/// Callers by an access token of the issuer that the settings name. Unlike a key, a token that is not good is refused wherever it is sent, and told why: tokens live for
/// minutes, and whoever holds one has to know when to fetch another.
/// </summary>
internal sealed class TokenReader(IssuerKeys keys, OidcSettings settings, IOptionsMonitor<JwtBearerOptions> options, ILoggerFactory loggers) : ICallerReader
{
    private const int LongestSubject = 255;

    private static readonly AuthenticationScheme Scheme = new(JwtBearerDefaults.AuthenticationScheme, displayName: null, typeof(JwtBearerHandler));

    public bool Finds(IHeaderDictionary headers) => TokenText.Of(headers) is not null;

    /// <exception cref="RequestFailedException">401: the token is not good; 503: the issuer cannot be asked for its keys.</exception>
    public async ValueTask<Caller?> ReadAsync(HttpContext http)
    {
        if (TokenText.Of(http.Request.Headers) is not { } text)
        {
            return null;
        }

        // What stood in two headers may have been joined on the way.
        if (text.Contains(',', StringComparison.Ordinal))
        {
            throw new RequestFailedException(FailureTable.TwoCredentials);
        }

        await keys.LearnAsync(KeyOf(text), http.RequestAborted);
        var handler = new JwtBearerHandler(options, loggers, UrlEncoder.Default);
        await handler.InitializeAsync(Scheme, http);
        var result = await handler.AuthenticateAsync();
        return result is { Succeeded: true, Principal: var token, Properties.ExpiresUtc: var expires }
            ? new Caller("token:" + SubjectOf(token), NameOf(token), TokenGrants.Of(token, settings)) { Expires = expires + OidcTokens.Skew }
            : throw Refuse(TokenFault.Of(result.Failure));
    }

    /// <summary>The key that the token says it is signed with. What can be seen to be wrong without any key is told first: the issuer is not asked for the sake of others' tokens.</summary>
    private string KeyOf(string text)
    {
        JsonWebToken token;
        try
        {
            token = new JsonWebToken(text);
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException)
        {
            throw Refuse(TokenFault.Unreadable);
        }

        return !settings.IsIssuer(token.Issuer) ? throw Refuse(TokenFault.Issuer)
            : !OidcTokens.Algorithms.Contains(token.Alg, StringComparer.Ordinal) ? throw Refuse(TokenFault.Algorithm)
            : string.IsNullOrEmpty(token.Kid) ? throw Refuse(TokenFault.NoKey)
            : token.Kid;
    }

    private static string SubjectOf(ClaimsPrincipal token) =>
        token.FindFirst(JwtRegisteredClaimNames.Sub)?.Value is { Length: > 0 and <= LongestSubject } subject && !subject.Any(char.IsControl) && !string.IsNullOrWhiteSpace(subject)
            ? subject
            : throw Refuse(TokenFault.NoSubject);

    /// <summary>A name, which people can often choose themselves, never stands for the subject alone.</summary>
    private string NameOf(ClaimsPrincipal token) =>
        token.FindFirst(settings.NameClaim)?.Value is { } name && KeyTerms.IsName(name) && name != SubjectOf(token) ? $"{name} ({SubjectOf(token)})" : SubjectOf(token);

    private static RequestFailedException Refuse(string fault) => new(FailureTable.TokenRefused(fault));
}
