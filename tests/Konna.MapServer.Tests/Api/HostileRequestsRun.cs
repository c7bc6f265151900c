using System.Net;
using System.Text.Json;

namespace Konna.MapServer.Tests.Api;

/// <summary>Sends hostile requests and says what is wrong with the answers.</summary>
internal sealed class HostileRequestsRun(Uri address) : IDisposable
{
    /// <summary>Not a measure of speed: an answer this late hangs.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };

    public void Dispose() => client.Dispose();

    /// <returns>What is wrong, or null.</returns>
    public async Task<string?> FaultOfAsync(HostileRequest request, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Hang);
        try
        {
            // The target is sent as it stands: the usual reading of an address would mend it first.
            var target = new Uri(address.GetLeftPart(UriPartial.Authority) + request.Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
            using var message = new HttpRequestMessage(HttpMethod.Get, target);
            foreach (var (name, value) in request.Headers)
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }

            using var response = await client.SendAsync(message, limit.Token);
            return FaultOf(request, response, await response.Content.ReadAsStringAsync(limit.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return "no answer within half a minute";
        }
        catch (HttpRequestException broken)
        {
            return $"the connection broke: {broken.Message}";
        }
    }

    private static string? FaultOf(HostileRequest request, HttpResponseMessage response, string body)
    {
        var status = (int)response.StatusCode;
        if (status < 400)
        {
            return response.Headers.Contains("X-Injected") ? "a header was injected" : null;
        }

        if (status >= 500)
        {
            return $"{status} {body}";
        }

        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return request.IsForKestrel && body.Length == 0 ? null : $"{status} without a problem document: {body}";
        }

        using var document = JsonDocument.Parse(body);
        if (!document.RootElement.TryGetProperty("status", out var told) || told.GetInt32() != status)
        {
            return $"{status}, but the problem says otherwise: {body}";
        }

        string[] atFault = response.StatusCode switch
        {
            HttpStatusCode.BadRequest => [.. request.Parameters],
            HttpStatusCode.NotAcceptable => ["Accept"],
            _ => [],
        };
        var named = document.RootElement.TryGetProperty("parameter", out var parameter) ? parameter.GetString() : null;
        return atFault.Length == 0 || atFault.Contains(named) ? null : $"{status} names '{named}': {body}";
    }
}
