using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Konna.MapServer.Api.Access.Keys;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Tests.Api.Access;

/// <summary>What a key opens, and that everything that is no good key is answered alike.</summary>
public sealed class ApiKeyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_key_has_256_random_bits_and_is_stored_as_a_hash()
    {
        var (key, text) = KeyText.Create("desk", AccessRight.Write, null, DateTimeOffset.UtcNow, null);
        var (id, secret) = KeyText.Parse(text)!.Value;

        Assert.Equal(key.Id, id);
        Assert.Equal(32, System.Buffers.Text.Base64Url.DecodeFromChars(secret).Length);
        Assert.Equal(32, key.SecretHash.Length);
        Assert.DoesNotContain(secret, JsonSerializer.Serialize(key), StringComparison.Ordinal);
        Assert.True(KeyText.IsSecretOf(key, secret));
        Assert.False(KeyText.IsSecretOf(key, secret[..^1] + (secret[^1] == 'A' ? 'B' : 'A')));
        Assert.False(KeyText.IsSecretOf(null, secret));
        Assert.NotEqual(text, KeyText.Create("desk", AccessRight.Write, null, DateTimeOffset.UtcNow, null).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("konna_")]
    [InlineData("konna_0123456789abcdef_short")]
    [InlineData("konna_0123456789ABCDEF_0123456789012345678901234567890123456789012")]
    [InlineData("konna_0123456789abcdef_0123456789012345678901234567890123456789012\n")]
    public void What_has_not_the_form_of_a_key_is_none(string text) => Assert.Null(KeyText.Parse(text));

    [Fact]
    public async Task An_administrator_makes_lists_and_revokes_keys_and_sees_each_once()
    {
        await using var server = await ApiServer.StartAsync();
        var admin = await GiveAsync(server, AccessRight.Admin);

        using var made = await SendAsync(server, HttpMethod.Post, "/keys", admin, """{"name":"Desk","right":"write","operations":["river-crossing"],"expires":"2099-01-01T00:00:00Z"}""");
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var document = await made.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        var key = document.GetProperty("key").GetString()!;
        Assert.EndsWith("/keys/" + document.GetProperty("id").GetString(), made.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.True(made.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(server, "/keys", "Authorization", "Bearer " + key));

        using var list = await SendAsync(server, HttpMethod.Get, "/keys", admin);
        var text = await list.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("\"operations\":[\"river-crossing\"]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"key\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.OrdinalIgnoreCase);

        using var revoked = await SendAsync(server, HttpMethod.Delete, "/keys/" + document.GetProperty("id").GetString(), admin);
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, "/keys", "X-API-Key", key));
        using var unknown = await SendAsync(server, HttpMethod.Delete, "/keys/ffffffffffffffff", admin);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory]
    [InlineData("""{"right":"write"}""", "name")]
    [InlineData("""{"name":"a\nb","right":"write"}""", "name")]
    [InlineData("""{"name":"a","right":"Write"}""", "right")]
    [InlineData("""{"name":"a","right":"write","operations":[]}""", "operations")]
    [InlineData("""{"name":"a","right":"write","operations":["../x"]}""", "operations")]
    [InlineData("""{"name":"a","right":"write","expires":"2001-01-01"}""", "expires")]
    [InlineData("""{"name":"a","right":"write","owner":"b"}""", null)]
    [InlineData("""{"name":"a","name":"b","right":"write"}""", null)]
    [InlineData("""[]""", null)]
    [InlineData("", null)]
    public async Task A_bad_wish_for_a_key_is_told_what_is_expected(string body, string? member)
    {
        await using var server = await ApiServer.StartAsync();
        using var answer = await SendAsync(server, HttpMethod.Post, "/keys", await GiveAsync(server, AccessRight.Admin), body);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(member, problem.TryGetProperty("parameter", out var named) ? named.GetString() : null);
        Assert.NotEmpty(problem.GetProperty("expected").GetString()!);
    }

    [Fact(DisplayName = "S35: no key, a wrong, a revoked and an expired one, and one with a wrong secret have the same answer")]
    public async Task What_is_no_good_key_is_answered_alike()
    {
        await using var server = await ApiServer.StartAsync();
        var revoked = await GiveAsync(server, AccessRight.Admin);
        await server.Store.Access.RevokeKeyAsync(KeyText.Parse(revoked)!.Value.Id, DateTimeOffset.UtcNow, Cancellation);
        var expired = await GiveAsync(server, AccessRight.Admin, DateTimeOffset.UtcNow.AddSeconds(-1));
        var good = await GiveAsync(server, AccessRight.Admin);
        string?[] bad = [null, revoked, expired, good[..^4] + "AAAA", KeyText.Create("x", AccessRight.Admin, null, DateTimeOffset.UtcNow, null).Text, "konna_1_2", "", "Basic a"];

        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in bad)
        {
            foreach (var header in new[] { "Authorization", "X-API-Key" })
            {
                using var answer = await server.SendAsync("/keys", headers: key is null ? [] : [(header, header == "X-API-Key" ? key : "Bearer " + key)]);
                var body = await answer.Content.ReadAsStringAsync(Cancellation);
                answers.Add($"{answer.StatusCode} {answer.Headers.WwwAuthenticate} {System.Text.RegularExpressions.Regex.Replace(body, "\"id\":\"[0-9a-f]{16}\"", "")}");
            }
        }

        Assert.StartsWith("Unauthorized Bearer", Assert.Single(answers), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "/keys", "Authorization", "bearer " + good));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "/keys", "X-API-Key", good));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, ApiFixture.Operation + "/places.geojson", "X-API-Key", revoked));
    }

    [Fact]
    public async Task A_key_in_an_address_is_refused_whatever_it_is_called()
    {
        await using var server = await ApiServer.StartAsync();
        var key = await GiveAsync(server, AccessRight.Write);
        foreach (var path in new[] { "/operations?key=" + key, "/operations?f=" + key, "/operations/" + key, "/health/live?x=" + key })
        {
            var problem = await server.ProblemAsync(path, 400);
            Assert.Equal("Key in the address", problem.GetProperty("title").GetString());
            Assert.DoesNotContain(key, problem.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_last_use_is_noted_when_the_server_stops_at_the_latest()
    {
        await using var server = await ApiServer.StartAsync();
        var key = await GiveAsync(server, AccessRight.Read);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "/operations", "X-API-Key", key));
        await server.StopAsync();

        Assert.NotNull(Assert.Single(await server.Store.Access.ListKeysAsync(Cancellation)).LastUsed);
    }

    [Fact]
    public async Task When_the_keys_cannot_be_asked_the_answer_is_503_and_whoever_sends_none_reads_on()
    {
        await using var server = await ApiServer.StartAsync();
        var key = await GiveAsync(server, AccessRight.Read);
        server.Store.Access.Failure = new StoreUnavailableException("away");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(server, "/operations", "X-API-Key", key));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "/operations", "X-API-Key", "konna_1_2"));
    }

    internal static async Task<string> GiveAsync(ApiServer server, AccessRight right, DateTimeOffset? expires = null, params string[] operations)
    {
        var (key, text) = KeyText.Create(right.ToString(), right, operations.Length == 0 ? null : operations, DateTimeOffset.UtcNow, expires);
        await server.Store.Access.AddKeyAsync(key, Cancellation);
        return text;
    }

    internal static async Task<HttpResponseMessage> SendAsync(ApiServer server, HttpMethod method, string path, string? key, string? json = null, string mediaType = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("X-API-Key", key);
        }

        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, mediaType);
        return await server.Client.SendAsync(request, Cancellation);
    }

    private static async Task<HttpStatusCode> StatusAsync(ApiServer server, string path, string header, string value)
    {
        using var answer = await server.SendAsync(path, headers: (header, value));
        return answer.StatusCode;
    }
}
