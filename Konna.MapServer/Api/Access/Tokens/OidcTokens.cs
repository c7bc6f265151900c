using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;

namespace Konna.MapServer.Api.Access.Tokens;

/// <summary>Takes access tokens of an OpenID Connect issuer beside the server's own keys.</summary>
public static class OidcTokens
{
    private const int MostDocumentBytes = 1_000_000;

    /// <summary>Clocks differ, and by no more than this.</summary>
    internal static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Signatures by a private key alone: with none, or with a secret, whoever knows the public key could make tokens.</summary>
    internal static IReadOnlyList<string> Algorithms { get; } =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Call it beside <see cref="KonnaApi.AddKonnaApi"/>.</summary>
    public static IServiceCollection AddOidcTokens(this IServiceCollection services, OidcSettings settings)
    {
        services.AddSingleton(settings);
        services.AddHttpClient(IssuerDocuments.ClientName, client => (client.Timeout, client.MaxResponseContentBufferSize) = (Patience, MostDocumentBytes))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
        services.AddSingleton<IDocumentRetriever, IssuerDocuments>();
        services.AddSingleton<IssuerKeys>();
        services.AddSingleton<ICallerReader, TokenReader>();

        // The handler alone, without the framework's authentication around it: that would ask every token a second time, outside of what turns failures into problems,
        // and bring keys for cookies that are not there, and a second source of settings.
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<IssuerKeys>((options, keys) => Configure(options, settings, keys));
        return services;
    }

    private static void Configure(JwtBearerOptions options, OidcSettings settings, IssuerKeys keys)
    {
        options.ConfigurationManager = keys;
        options.RefreshOnIssuerKeyNotFound = false;
        options.MapInboundClaims = false;
        options.SaveToken = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ClockSkew = Skew,
            ValidAudience = settings.Audience,
            ValidAlgorithms = Algorithms,
            ValidTypes = [.. settings.TokenTypes, .. settings.TokenTypes.Select(type => "application/" + type)],
            TryAllIssuerSigningKeys = false,
        };
    }
}
