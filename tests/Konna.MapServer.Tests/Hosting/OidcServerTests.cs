using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Konna.MapServer.Tests.Api.Access.Tokens;
using Konna.Testing;

namespace Konna.MapServer.Tests.Hosting;

/// <summary>A server as it is started with an issuer of tokens: it says so, takes them, names their holders in the history, and writes none down.</summary>
public sealed class OidcServerTests : IDisposable
{
    private const string Place = """{"type":"Feature","id":"pl-pump","geometry":{"type":"Point","coordinates":[4.1,51.9]},"properties":{"kind":"site","name":"Pump"}}""";

    private readonly TemporaryDirectory directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task The_history_names_the_holder_of_the_token_and_the_log_holds_none()
    {
        await using var issuer = await LocalIssuer.StartAsync();
        await using var server = await FloodServer.StartAsync(
            directory, Cancellation, ("Konna__Oidc__Authority", issuer.Address), ("Konna__Oidc__Audience", LocalIssuer.Audience), ("Logging__LogLevel__Default", "Debug"), ("Logging__LogLevel__Microsoft", "Debug"), ("Logging__LogLevel__Requests", "Debug"));
        var token = issuer.Token(["konna-write:harbour-flood"]);
        var expired = issuer.Token([], (_, payload) => payload["exp"] = 1_600_000_000);
        using var client = new HttpClient { BaseAddress = new Uri(server.Root, "operations/harbour-flood/") };

        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", expired);
        using var refused = await client.GetAsync(new Uri("collections/places/items", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var body = new StringContent(Place, Encoding.UTF8, "application/geo+json");
        using var made = await client.PostAsync(new Uri("collections/places/items", UriKind.Relative), body, Cancellation);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        using var history = JsonDocument.Parse(await client.GetStringAsync(new Uri("collections/places/items/pl-pump/history?f=json", UriKind.Relative), Cancellation));
        Assert.Contains($"ana ({LocalIssuer.Subject})", history.RootElement.GetRawText(), StringComparison.Ordinal);

        // To everybody else it is not said who it was.
        client.DefaultRequestHeaders.Authorization = null;
        Assert.DoesNotContain(LocalIssuer.Subject, await client.GetStringAsync(new Uri("changes?f=json&after=0", UriKind.Relative), Cancellation), StringComparison.Ordinal);

        var said = (await server.StopAsync(Cancellation)).StandardOutput;
        Assert.Contains($"  Tokens: of {issuer.Address}", said, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing can be changed", said, StringComparison.Ordinal);
        foreach (var part in token.Split('.').Concat(expired.Split('.')).Where(part => !part.Equals(token.Split('.')[0], StringComparison.Ordinal)))
        {
            Assert.DoesNotContain(part, said, StringComparison.Ordinal);
        }
    }
}
