using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Konna.MapServer.Api.Access;
using Konna.MapServer.Storage;
using Microsoft.AspNetCore.Http;

namespace Konna.MapServer.Tests.Api.Access.Tokens;

/// <summary>A token with anything wrong is refused wherever it is sent, and its holder is told what is wrong with it.</summary>
public sealed class BadTokenTests
{
    private const string Open = "/operations";
    private const string Challenge = "Bearer realm=\"KonnaMap\", error=\"invalid_token\", error_description=\"";

    private static readonly string[] Admin = ["konna-admin"];

    private static long Now => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    public static TheoryData<string, string> Bad { get; } = new()
    {
        { "issuer", "another issuer (iss)" },
        { "no issuer", "another issuer (iss)" },
        { "audience", "another audience (aud)" },
        { "no audience", "another audience (aud)" },
        { "type", "type (typ)" },
        { "no type", "type (typ)" },
        { "expired", "The token ended at 20" },
        { "no expiry", "when it ends (exp)" },
        { "not yet valid", "yet to come by the clock of this server" },
        { "other key", "signature of the token is wrong" },
        { "changed after signing", "signature of the token is wrong" },
        { "unknown key", "no such key (kid)" },
        { "no key", "does not name the key (kid)" },
        { "none", "algorithm (alg)" },
        { "none, signed", "algorithm (alg)" },
        { "HS256 with the public key", "algorithm (alg)" },
        { "ES256 said of an RSA key", "signature of the token is wrong" },
        { "no subject", "who holds it (sub)" },
        { "blank subject", "who holds it (sub)" },
        { "not base64", "not a signed JWT" },
        { "no JWT", "not a signed JWT" },
        { "signature cut off", "signature of the token is wrong" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_is_wrong_with_a_token_is_named(string what, string fault)
    {
        await using var server = await TokenServer.StartAsync();
        var (status, challenge, detail) = await server.ProblemAsync(Open, Make(server.Issuer, what));

        Assert.Equal(401, status);
        Assert.StartsWith(Challenge, challenge, StringComparison.Ordinal);
        Assert.Contains(fault, challenge, StringComparison.Ordinal);
        Assert.Contains(fault, detail, StringComparison.Ordinal);
        Assert.Equal(2, challenge[Challenge.Length..].Split('"').Length);
        Assert.True(challenge.All(char.IsAscii), challenge);
    }

    [Fact]
    public async Task A_bad_token_is_refused_at_every_address_and_good_for_nothing()
    {
        await using var server = await TokenServer.StartAsync();
        var expired = Make(server.Issuer, "expired");
        foreach (var path in new[] { "/", "/keys", ApiFixture.Operation + "/places.geojson", ApiFixture.Operation + "/changes", "/no/such/address" })
        {
            Assert.Equal(401, (await server.ProblemAsync(path, expired)).Status);
        }

        using var none = await server.SendAsync(Open, token: null);
        Assert.Equal(HttpStatusCode.OK, none.StatusCode);
    }

    [Fact]
    public async Task Clocks_may_differ_by_a_minute()
    {
        await using var server = await TokenServer.StartAsync();
        foreach (var change in new Action<JsonObject, JsonObject>[] { (_, payload) => payload["exp"] = Now - 30, (_, payload) => payload["nbf"] = Now + 30 })
        {
            using var answer = await server.SendAsync("/keys", server.Issuer.Token(Admin, change));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_key_and_a_token_or_two_of_either_are_no_way_to_say_who_asks()
    {
        await using var server = await TokenServer.StartAsync();
        var token = "Bearer " + server.Issuer.Token(Admin);
        var key = await ApiKeyTests.GiveAsync(server.Server, AccessRight.Admin);
        foreach (var (authorizations, header) in new (string[], string?)[] { ([token], key), ([token], "konna_1_2"), (["Bearer x"], key), ([token + ", " + token], null), ([token + ", Bearer " + key], null) })
        {
            using var answer = await server.SendAsync("/keys", authorizations, key: header);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("error=\"invalid_request\"", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        }

        using var one = await server.SendAsync("/keys", [], key: key);
        Assert.Equal(HttpStatusCode.OK, one.StatusCode);
        using var other = await server.SendAsync("/keys", ["Bearer " + key]);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Two_headers_are_no_way_either()
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Authorization = new(["Bearer a", "Bearer b"]);
        await new CallerMiddleware(_ => Task.CompletedTask, []).InvokeAsync(http);
        Assert.True(http.Caller().IsAnonymous);
        Assert.Equal(400, http.Caller().Refusal?.Status);
    }

    [Fact]
    public async Task A_token_in_an_address_is_refused_whatever_it_is_called()
    {
        await using var server = await TokenServer.StartAsync();
        var token = server.Issuer.Token(Admin);
        foreach (var path in new[] { "/operations?access_token=" + token, "/operations?f=" + token, "/operations/" + token })
        {
            var problem = await server.Server.ProblemAsync(path, 400);
            Assert.Equal("Token in the address", problem.GetProperty("title").GetString());
            Assert.DoesNotContain(token, problem.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_an_issuer_a_token_is_as_good_as_none()
    {
        await using var issuer = await LocalIssuer.StartAsync();
        await using var server = await ApiServer.StartAsync();
        using var read = await server.SendAsync(Open, headers: ("Authorization", "Bearer " + issuer.Token(Admin)));
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        using var keys = await server.SendAsync("/keys", headers: ("Authorization", "Bearer " + issuer.Token(Admin)));
        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer realm=\"KonnaMap\""), (keys.StatusCode, keys.Headers.WwwAuthenticate.ToString()));
        Assert.Equal(0, issuer.Asked);
    }

    private static string Make(LocalIssuer issuer, string what)
    {
        var good = issuer.Token(Admin);
        switch (what)
        {
            case "other key":
                using (var other = RSA.Create(2048))
                {
                    return issuer.Token(Admin, null, text => other.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
                }

            case "changed after signing":
                var parts = issuer.Token(["konna-read"]).Split('.');
                return $"{parts[0]}.{good.Split('.')[1]}.{parts[2]}";
            case "none":
                return issuer.Token(Admin, (header, _) => header["alg"] = "none", _ => []);
            case "none, signed":
                return issuer.Token(Admin, (header, _) => header["alg"] = "none");
            case "HS256 with the public key":
                return issuer.Token(Admin, (header, _) => header["alg"] = "HS256", issuer.SignWithPublicKey);
            case "ES256 said of an RSA key":
                return issuer.Token(Admin, (header, _) => header["alg"] = "ES256", issuer.SignWithCurve);
            case "not base64":
                return good.Replace('.', '!');
            case "no JWT":
                return "an-opaque-token";
            case "signature cut off":
                return good[..(good.LastIndexOf('.') + 1)];
            default:
                return issuer.Token(Admin, (header, payload) => Change(header, payload, what));
        }
    }

    private static void Change(JsonObject header, JsonObject payload, string what)
    {
        var (part, name, value) = what switch
        {
            "issuer" => (payload, "iss", (JsonNode?)"https://login.example/realms/desk"),
            "no issuer" => (payload, "iss", null),
            "audience" => (payload, "aud", "https://maps.example/other"),
            "no audience" => (payload, "aud", null),
            "type" => (header, "typ", "JWT"),
            "no type" => (header, "typ", null),
            "expired" => (payload, "exp", Now - 90),
            "no expiry" => (payload, "exp", null),
            "not yet valid" => (payload, "nbf", Now + 90),
            "unknown key" => (header, "kid", "key-0"),
            "no key" => (header, "kid", null),
            "no subject" => (payload, "sub", null),
            "blank subject" => (payload, "sub", " "),
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
        if (value is null)
        {
            part.Remove(name);
        }
        else
        {
            part[name] = value;
        }
    }
}
