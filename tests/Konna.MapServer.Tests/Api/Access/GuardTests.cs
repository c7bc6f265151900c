using System.Net;
using Konna.MapServer.Api.Access;
using Microsoft.AspNetCore.Routing;

namespace Konna.MapServer.Tests.Api.Access;

/// <summary>S29: no method but the reading ones gets past the question who calls, whatever the address looks like.</summary>
public sealed class GuardTests(ApiFixture fixture)
{
    private static readonly string[] Changing = ["POST", "PUT", "PATCH", "DELETE"];

    private readonly ApiServer server = fixture.Server;

    [Fact]
    public async Task Every_endpoint_refuses_every_changing_method_to_whoever_sends_no_credentials()
    {
        Assert.Contains(server.Endpoints, endpoint => endpoint.Metadata.GetMetadata<GuardedEndpoint.Guard>() is not null);
        foreach (var endpoint in server.Endpoints)
        {
            var path = System.Text.RegularExpressions.Regex.Replace(endpoint.RoutePattern.RawText!, @"\{(\w+)\}", match => match.Groups[1].Value == "operationId" ? SamplePackage.OperationId : "x");
            foreach (var method in Changing)
            {
                using var answer = await ApiKeyTests.SendAsync(server, new HttpMethod(method), path, null, "{}");
                Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.MethodNotAllowed, $"{method} {path}: {answer.StatusCode}");
                Assert.Equal(answer.StatusCode == HttpStatusCode.Unauthorized, answer.Headers.WwwAuthenticate.Count > 0);
            }
        }
    }

    [Theory]
    [InlineData("GET", "/keys")]
    [InlineData("HEAD", "/keys")]
    [InlineData("GET", "/KEYS")]
    [InlineData("GET", "/keys/")]
    [InlineData("GET", "/k%65ys")]
    [InlineData("POST", "/keys?f=json")]
    [InlineData("POST", "/Operations/River-Crossing/Visibility")]
    public async Task No_spelling_of_an_address_leads_past_the_guard(string method, string path)
    {
        foreach (var disguise in new[] { "X-HTTP-Method-Override", "X-HTTP-Method", "X-Original-URL", "X-Rewrite-URL" })
        {
            using var answer = await server.SendAsync(path, method: new HttpMethod(method), headers: (disguise, disguise.EndsWith("URL", StringComparison.Ordinal) ? "/operations" : "OPTIONS"));
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound, $"{method} {path}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Asking_what_is_allowed_tells_the_methods_and_does_nothing()
    {
        using var answer = await server.SendAsync("/keys", method: HttpMethod.Options);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("GET, POST, OPTIONS", string.Join(", ", answer.Content.Headers.Allow));
    }
}
