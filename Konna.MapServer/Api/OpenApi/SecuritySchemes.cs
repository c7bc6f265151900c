using Konna.MapServer.Api.Access.Keys;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.OpenApi;

/// <summary>The kinds of credentials, for the OpenAPI document: what is public needs none, a write needs one.</summary>
internal static class SecuritySchemes
{
    /// <param name="issuer">Where the issuer of access tokens describes itself; null: there is none.</param>
    public static IDictionary<string, IOpenApiSecurityScheme> Make(Uri? issuer)
    {
        var schemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            ["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = KeyReader.Header, Description = "A key of this server." },
            ["bearerKey"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "konna_...", Description = "The same, in the header Authorization." },
        };
        if (issuer is not null)
        {
            schemes["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.OpenIdConnect, OpenIdConnectUrl = issuer, Description = "An access token of the issuer, in the header Authorization." };
        }

        return schemes;
    }

    /// <summary>Any one of them.</summary>
    public static List<OpenApiSecurityRequirement> Requirements(OpenApiDocument document) =>
        [.. document.Components!.SecuritySchemes!.Keys.Select(name => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(name, document)] = [] })];
}
