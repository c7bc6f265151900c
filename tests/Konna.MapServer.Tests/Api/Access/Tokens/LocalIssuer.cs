using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Konna.MapServer.Api.Access.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Konna.MapServer.Tests.Api.Access.Tokens;

/// <summary>An OpenID Connect issuer on the loopback address: its discovery document, its keys, and tokens as a test wants them.</summary>
internal sealed class LocalIssuer : IAsyncDisposable
{
    public const string Audience = "https://maps.example/konna";
    public const string Subject = "f3b1-ana";

    private readonly WebApplication app;
    private readonly ECDsa curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private RSA rsa = RSA.Create(2048);
    private string keyId = "key-1";
    private int asked;

    private LocalIssuer(WebApplication app) => this.app = app;

    /// <summary>The issuer's name and address.</summary>
    public string Address => app.Urls.Single() + "/realms/desk";

    /// <summary>How often its discovery document was asked for.</summary>
    public int Asked => asked;

    /// <summary>True: it answers 503 to everything.</summary>
    public bool IsAway { get; set; }

    /// <summary>What the discovery document says it is; null: what it is.</summary>
    public string? SaysIssuer { get; set; }

    /// <summary>Where the discovery document says the keys are; null: where they are.</summary>
    public string? SaysKeys { get; set; }

    public string KeyId => keyId;

    public OidcSettings Settings => new() { Authority = new Uri(Address), Audience = Audience };

    public static async Task<LocalIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var issuer = new LocalIssuer(builder.Build());
        issuer.app.Run(issuer.AnswerAsync);
        await issuer.app.StartAsync();
        return issuer;
    }

    /// <summary>Signs with a new key from now on, and no longer knows the old one.</summary>
    public void Rotate(string newKeyId)
    {
        rsa.Dispose();
        (rsa, keyId) = (RSA.Create(2048), newKeyId);
    }

    /// <summary>A token that is good for five minutes, but for what the test makes of it.</summary>
    /// <param name="roles">The claim <c>roles</c>.</param>
    /// <param name="change">Changes the header and the payload before they are signed.</param>
    /// <param name="sign">Signs <c>header.payload</c>; null: with the issuer's RSA key.</param>
    public string Token(string[] roles, Action<JsonObject, JsonObject>? change = null, Func<byte[], byte[]>? sign = null)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var header = new JsonObject { ["alg"] = "RS256", ["typ"] = "at+jwt", ["kid"] = keyId };
        var payload = new JsonObject
        {
            ["iss"] = Address,
            ["aud"] = Audience,
            ["sub"] = Subject,
            ["preferred_username"] = "ana",
            ["iat"] = now - 600,
            ["nbf"] = now - 600,
            ["exp"] = now + 300,
            ["roles"] = new JsonArray([.. roles.Select(role => (JsonNode)role)]),
        };
        change?.Invoke(header, payload);
        var text = $"{Coded(header)}.{Coded(payload)}";
        return $"{text}.{Base64Url.EncodeToString((sign ?? Sign)(System.Text.Encoding.ASCII.GetBytes(text)))}";
    }

    public byte[] Sign(byte[] text) => rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public byte[] SignWithCurve(byte[] text) => curve.SignData(text, HashAlgorithmName.SHA256);

    /// <summary>What everybody can know of the RSA key, as PEM: what a careless server would take for a secret.</summary>
    public byte[] SignWithPublicKey(byte[] text) => HMACSHA256.HashData(System.Text.Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()), text);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
        curve.Dispose();
    }

    private static string Coded(JsonObject json) => Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static string Coded(byte[]? number) => Base64Url.EncodeToString(number);

    private Task AnswerAsync(HttpContext http)
    {
        switch (http.Request.Path.Value)
        {
            case "/realms/desk/.well-known/openid-configuration":
                Interlocked.Increment(ref asked);
                return IsAway ? AwayAsync(http) : http.Response.WriteAsJsonAsync(new JsonObject { ["issuer"] = SaysIssuer ?? Address, ["jwks_uri"] = SaysKeys ?? Address + "/keys" });
            case "/realms/desk/keys" when !IsAway:
                var (open, point) = (rsa.ExportParameters(includePrivateParameters: false), curve.ExportParameters(includePrivateParameters: false).Q);
                return http.Response.WriteAsJsonAsync(new JsonObject
                {
                    ["keys"] = new JsonArray(
                        new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = keyId, ["n"] = Coded(open.Modulus), ["e"] = Coded(open.Exponent) },
                        new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["kid"] = "curve", ["x"] = Coded(point.X), ["y"] = Coded(point.Y) }),
                });
            default:
                return AwayAsync(http);
        }
    }

    private static Task AwayAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }
}
