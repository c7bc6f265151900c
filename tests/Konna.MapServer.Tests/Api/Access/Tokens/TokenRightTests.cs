using System.Net;
using System.Text.Json.Nodes;
using Konna.MapServer.Api.Access.Tokens;

namespace Konna.MapServer.Tests.Api.Access.Tokens;

/// <summary>What a good token opens: the rights of keys, by its roles.</summary>
public sealed class TokenRightTests
{
    private const string Items = ApiFixture.Operation + "/collections/places/items";
    private const string Id = SamplePackage.OperationId;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("konna-admin", HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("konna-admin:" + Id, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("konna-write", HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("konna-write:" + Id, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("konna-read", HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("konna-read:" + Id, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("konna-admin:elsewhere", HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("konna-administrator", HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("konna-admin:", HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("konna-admin:*", HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("Konna-Admin", HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("editor", HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task A_role_gives_the_right_of_a_key_everywhere_or_in_one_operation(string role, HttpStatusCode toRead, HttpStatusCode toAdminister, HttpStatusCode toWrite)
    {
        await using var server = await TokenServer.StartAsync();
        await server.Server.Store.Access.SetPrivateAsync(Id, true, Cancellation);
        var token = server.Issuer.Token(["offline_access", role]);

        using var read = await server.SendAsync(Items, token);
        using var keys = await server.SendAsync("/keys", token);
        using var write = await server.SendAsync(Items, token, HttpMethod.Post, "{}");
        Assert.Equal((toRead, toAdminister, toWrite), (read.StatusCode, keys.StatusCode, write.StatusCode));
        Assert.All(new[] { keys, write }.Where(answer => answer.StatusCode == HttpStatusCode.Forbidden), answer =>
            Assert.Equal("Bearer realm=\"KonnaMap\", error=\"insufficient_scope\"", answer.Headers.WwwAuthenticate.ToString()));
        Assert.Equal(toRead == HttpStatusCode.OK, read.Headers.CacheControl is { Private: true });
    }

    [Fact]
    public async Task A_private_operation_is_in_the_lists_of_those_who_may_read_it()
    {
        await using var server = await TokenServer.StartAsync();
        await server.Server.Store.Access.SetPrivateAsync(Id, true, Cancellation);
        foreach (var (role, isShown) in new[] { ("konna-read:" + Id, true), ("konna-read:elsewhere", false) })
        {
            using var list = await server.SendAsync("/operations?f=json", server.Issuer.Token([role]));
            Assert.Equal(isShown, (await list.Content.ReadAsStringAsync(Cancellation)).Contains(Id, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("groups", """{"groups":["konna-admin"]}""")]
    [InlineData("scope", """{"scope":"openid konna-admin profile"}""")]
    [InlineData("realm_access.roles", """{"realm_access":{"roles":["offline_access","konna-admin"]}}""")]
    [InlineData("resource_access.konna.roles", """{"resource_access":{"account":{"roles":["x"]},"konna":{"roles":["konna-admin"]}}}""")]
    [InlineData("https://konna.example/roles", """{"https://konna.example/roles":["konna-admin"]}""")]
    [InlineData("access.roles", """{"access":{"roles":"konna-read konna-admin"}}""")]
    public async Task Roles_stand_where_the_issuer_puts_them(string claim, string payload)
    {
        await using var server = await TokenServer.StartAsync(settings => settings with { RoleClaim = claim });
        var token = server.Issuer.Token([], (_, claims) => Add(claims, payload));
        using var answer = await server.SendAsync("/keys", token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        // What has the same words somewhere else, or in another shape, gives nothing.
        foreach (var other in new[] { """{"role":["konna-admin"],"realm_access":["konna-admin"],"resource_access":{"konna":["konna-admin"]},"access":"konna-admin"}""", """{"realm_access":{"roles":{"konna-admin":true}},"access":{"roles":[{"name":"konna-admin"},7]}}""" })
        {
            using var refused = await server.SendAsync("/keys", server.Issuer.Token(["konna-admin"], (_, claims) => Add(claims, other)));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
    }

    [Fact]
    public async Task The_names_of_the_roles_are_those_of_the_settings()
    {
        await using var server = await TokenServer.StartAsync(settings => settings with { AdminRole = "maps:admin", WriteRole = "maps:admin:write" });
        foreach (var (role, status) in new[] { ("maps:admin", HttpStatusCode.OK), ("konna-admin", HttpStatusCode.Forbidden), ("maps:admin:write", HttpStatusCode.Forbidden) })
        {
            using var answer = await server.SendAsync("/keys", server.Issuer.Token([role]));
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("at+jwt", true)]
    [InlineData("application/at+jwt", true)]
    [InlineData("JWT", true)]
    [InlineData("logout+jwt", false)]
    public async Task Types_of_tokens_are_those_of_the_settings(string type, bool isTaken)
    {
        await using var server = await TokenServer.StartAsync(settings => settings with { TokenTypes = ["at+jwt", "JWT"] });
        using var answer = await server.SendAsync("/keys", server.Issuer.Token(["konna-admin"], (header, _) => header["typ"] = type));
        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Keys_on_curves_and_several_audiences_are_taken()
    {
        await using var server = await TokenServer.StartAsync();
        var token = server.Issuer.Token(["konna-admin"], (header, payload) =>
        {
            (header["alg"], header["kid"]) = ("ES256", "curve");
            payload["aud"] = new JsonArray("account", LocalIssuer.Audience);
        }, server.Issuer.SignWithCurve);
        using var answer = await server.SendAsync("/keys", token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Requests_are_counted_by_subject_and_those_with_bad_tokens_by_network()
    {
        await using var server = await TokenServer.StartAsync(limits: limits => (limits.RequestsPerMinute, limits.HasKnownProxies) = (3, true));
        var bad = server.Issuer.Token([], (_, payload) => payload.Remove("exp"));
        foreach (var (token, status) in new[] { (server.Issuer.Token([]), HttpStatusCode.OK), (server.Issuer.Token([], (_, payload) => payload["sub"] = "someone-else"), HttpStatusCode.OK), (bad, HttpStatusCode.Unauthorized) })
        {
            for (var i = 0; i < 4; i++)
            {
                // Another token of the same subject is no new caller.
                using var answer = await server.SendAsync("/operations", i == 3 && status == HttpStatusCode.OK ? Renewed(server.Issuer, token) : token);
                Assert.Equal(i < 3 ? status : HttpStatusCode.TooManyRequests, answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task Who_sends_nothing_is_told_whose_tokens_are_taken()
    {
        await using var server = await TokenServer.StartAsync();
        var (status, challenge, detail) = await server.ProblemAsync("/keys", token: null);
        Assert.Equal((401, "Bearer realm=\"KonnaMap\""), (status, challenge));
        Assert.Contains($"an access token of {server.Issuer.Address}", detail, StringComparison.Ordinal);
    }

    private static string Renewed(LocalIssuer issuer, string token)
    {
        var payload = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1]))!.AsObject();
        return issuer.Token([], (_, claims) => (claims["sub"], claims["jti"]) = ((string?)payload["sub"], "renewed"));
    }

    private static void Add(JsonObject claims, string more)
    {
        claims.Remove(OidcSettings.DefaultRoleClaim);
        foreach (var (name, value) in JsonNode.Parse(more)!.AsObject())
        {
            claims[name] = value?.DeepClone();
        }
    }
}
