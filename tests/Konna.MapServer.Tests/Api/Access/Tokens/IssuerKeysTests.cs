using System.Net;
using Konna.MapServer.Api.Access.Tokens;
using Konna.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Konna.MapServer.Tests.Api.Access.Tokens;

/// <summary>The issuer's keys: when they are asked for, what happens meanwhile, and that reading what is public never waits for them.</summary>
public sealed class IssuerKeysTests
{
    private static readonly string[] Admin = ["konna-admin"];

    [Fact]
    public async Task Nobody_is_asked_before_a_token_comes_and_once_for_many()
    {
        await using var server = await TokenServer.StartAsync();
        await StatusAsync(server, "/operations", token: null);
        Assert.Equal(0, server.Issuer.Asked);

        var token = server.Issuer.Token(Admin);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => StatusAsync(server, "/keys", token)));
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(1, server.Issuer.Asked);
    }

    [Fact]
    public async Task A_new_key_of_the_issuer_is_known_with_the_first_token_that_names_it_and_the_old_one_is_forgotten()
    {
        await using var server = await TokenServer.StartAsync();
        var before = server.Issuer.Token(Admin);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "/keys", before));

        server.Issuer.Rotate("key-2");
        server.Clock.Step(IssuerKeys.Pause);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "/keys", server.Issuer.Token(Admin)));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, "/keys", before));
        Assert.Equal(2, server.Issuer.Asked);
    }

    [Fact]
    public async Task Tokens_that_name_keys_which_do_not_exist_do_not_make_the_server_ask_without_end()
    {
        await using var server = await TokenServer.StartAsync();
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, "/keys", server.Issuer.Token(Admin, (header, _) => header["kid"] = $"made-up-{i}")));
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, "/keys", server.Issuer.Token(Admin, (_, payload) => payload["iss"] = "https://elsewhere.example")));
        }

        Assert.Equal(1, server.Issuer.Asked);
    }

    [Fact]
    public async Task While_the_issuer_is_away_tokens_are_503_and_what_is_public_is_read()
    {
        await using var server = await TokenServer.StartAsync();
        server.Issuer.IsAway = true;
        var token = server.Issuer.Token(Admin);
        for (var i = 0; i < 3; i++)
        {
            using var answer = await server.SendAsync("/operations", token);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal(IssuerKeys.Pause, answer.Headers.RetryAfter!.Delta);
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "/operations", token: null));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "/health/ready", token: null));
        Assert.Equal(1, server.Issuer.Asked);

        server.Issuer.IsAway = false;
        server.Clock.Step(IssuerKeys.Pause);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "/keys", token));
    }

    [Fact]
    public async Task When_the_issuer_goes_away_later_its_known_keys_stay_good_and_a_new_one_waits_for_it()
    {
        await using var server = await TokenServer.StartAsync();
        var token = server.Issuer.Token(Admin);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "/keys", token));

        server.Issuer.IsAway = true;
        server.Clock.Step(IssuerKeys.Age + IssuerKeys.Pause);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "/keys", token));
        server.Clock.Step(IssuerKeys.Pause);
        server.Issuer.Rotate("key-2");
        var next = server.Issuer.Token(Admin);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(server, "/keys", next));

        server.Issuer.IsAway = false;
        server.Clock.Step(IssuerKeys.Pause);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "/keys", next));
    }

    [Fact]
    public async Task Old_keys_are_asked_for_anew_while_they_are_used()
    {
        await using var server = await TokenServer.StartAsync();
        var token = server.Issuer.Token(Admin);
        await StatusAsync(server, "/keys", token);
        server.Issuer.Rotate("key-2");
        server.Clock.Step(IssuerKeys.Age + IssuerKeys.Pause);

        // Nobody waits for the answer; soon the key that was taken back is no good any more.
        HttpStatusCode status;
        while ((status = await StatusAsync(server, "/keys", token)) == HttpStatusCode.OK)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, status);

        Assert.Equal(2, server.Issuer.Asked);
    }

    [Theory]
    [InlineData("https://login.example/realms/desk", null)]
    [InlineData(null, "http://keys.example/keys")]
    [InlineData(null, "file:///etc/passwd")]
    [InlineData(null, "")]
    public async Task What_is_not_said_by_the_issuer_itself_or_may_have_been_changed_on_the_way_is_not_believed(string? issuer, string? keys)
    {
        await using var server = await TokenServer.StartAsync();
        (server.Issuer.SaysIssuer, server.Issuer.SaysKeys) = (issuer, keys);
        Assert.NotEqual(HttpStatusCode.OK, await StatusAsync(server, "/keys", server.Issuer.Token(Admin)));
    }

    [Fact]
    public async Task An_issuer_that_nobody_answers_for_is_no_fault_of_the_server()
    {
        await using var issuer = await LocalIssuer.StartAsync();
        var nobody = $"http://127.0.0.1:{FreePort.OnLoopback()}";
        await using var server = await ApiServer.StartAsync([SamplePackage.Make()], services: services => services.AddOidcTokens(issuer.Settings with { Authority = new Uri(nobody) }));
        using var waiting = await server.SendAsync("/operations", headers: ("Authorization", "Bearer " + issuer.Token(Admin, (_, payload) => payload["iss"] = nobody)));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, waiting.StatusCode);
    }

    private static async Task<HttpStatusCode> StatusAsync(TokenServer server, string path, string? token)
    {
        using var answer = await server.SendAsync(path, token);
        return answer.StatusCode;
    }
}
