using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Konna.MapServer.Api.Access.Tokens;
using Konna.MapServer.Api.Limits;
using Microsoft.Extensions.DependencyInjection;

namespace Konna.MapServer.Tests.Api.Access.Tokens;

/// <summary>The API with an issuer of its own, and a clock that decides when that may be asked again. Its one operation can be made private.</summary>
internal sealed class TokenServer : IAsyncDisposable
{
    private TokenServer(ApiServer server, LocalIssuer issuer, SteppedClock clock) => (Server, Issuer, Clock) = (server, issuer, clock);

    public ApiServer Server { get; }

    public LocalIssuer Issuer { get; }

    public SteppedClock Clock { get; }

    public static async Task<TokenServer> StartAsync(Func<OidcSettings, OidcSettings>? settings = null, Action<LimitSettings>? limits = null)
    {
        var (issuer, clock) = (await LocalIssuer.StartAsync(), new SteppedClock());
        var server = await ApiServer.StartAsync([SamplePackage.Make()], services: services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddOidcTokens(settings?.Invoke(issuer.Settings) ?? issuer.Settings);
            services.Configure<LimitSettings>(options => limits?.Invoke(options));
        });
        return new TokenServer(server, issuer, clock);
    }

    public Task<HttpResponseMessage> SendAsync(string path, string? token, HttpMethod? method = null, string? text = null) => SendAsync(path, token is null ? [] : ["Bearer " + token], method, text);

    public async Task<HttpResponseMessage> SendAsync(string path, IReadOnlyList<string> authorizations, HttpMethod? method = null, string? text = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        foreach (var authorization in authorizations)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        if (key is not null)
        {
            request.Headers.Add("X-API-Key", key);
        }

        request.Content = text is null ? null : new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue("text/plain"));
        return await Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Status, challenge and detail of an answer that must be a problem, none of which may hold the token.</summary>
    public async Task<(int Status, string Challenge, string Detail)> ProblemAsync(string path, string? token)
    {
        using var answer = await SendAsync(path, token);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        foreach (var part in (token ?? "").Split('.').Where(part => part.Length > 8))
        {
            Assert.DoesNotContain(part, text + answer.Headers, StringComparison.Ordinal);
        }

        using var problem = JsonDocument.Parse(text);
        return ((int)answer.StatusCode, answer.Headers.WwwAuthenticate.ToString(), problem.RootElement.GetProperty("detail").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
