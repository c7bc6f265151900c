using System.Net;
using System.Text.Json;
using Konna.Testing;

namespace Konna.MapServer.Tests.Hosting;

/// <summary>An answer can be found in the log: by the name of the request, by its trace, and by the id of its problem.</summary>
public sealed class RequestLogTests : IDisposable
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";
    private readonly TemporaryDirectory directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task A_line_for_every_request_can_be_switched_on_and_ties_log_and_answer_together()
    {
        await using var server = await FloodServer.StartAsync(directory, Cancellation, ("Konna__LogFormat", "json"), ("Logging__LogLevel__Requests", "Debug"), ("Logging__LogLevel__Konna", "Debug"));
        using var client = new HttpClient { BaseAddress = server.Root };

        using var named = await AskAsync(client, "operations/harbour-flood/collections/places/items", ("X-Request-Id", "edge-42"), ("traceparent", $"00-{TraceId}-b7ad6b7169203331-01"));
        Assert.Equal(["edge-42"], named.Headers.GetValues("X-Request-Id"));
        Assert.StartsWith($"00-{TraceId}-", named.Headers.GetValues("traceresponse").Single(), StringComparison.Ordinal);

        using var forged = await AskAsync(client, "operations?nonsense=%0aforged", ("X-Request-Id", "a b; c"));
        var own = forged.Headers.GetValues("X-Request-Id").Single();
        Assert.Matches("^[0-9a-f]{16}$", own);
        using var problem = JsonDocument.Parse(await forged.Content.ReadAsStringAsync(Cancellation));
        var problemId = problem.RootElement.GetProperty("id").GetString()!;

        var lines = (await server.StopAsync(Cancellation)).StandardOutput.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var answered = lines.Single(line => Text(line, "category") == "Requests" && Text(line, "request") == "edge-42");
        Assert.Equal(TraceId, Text(answered, "trace"));
        var values = answered.GetProperty("values");
        Assert.Equal((200, "Items", "json"), (values.GetProperty("Status").GetInt32(), Text(values, "Resource"), Text(values, "Form")));
        Assert.Equal("/operations/harbour-flood/collections/places/items", Text(values, "Target"));
        Assert.Equal((await named.Content.ReadAsByteArrayAsync(Cancellation)).Length, values.GetProperty("Bytes").GetInt32());
        Assert.True(values.GetProperty("Features").GetInt32() > 0);

        var refused = lines.Single(line => line.GetProperty("event").GetInt32() == 2003);
        Assert.Equal((own, problemId), (Text(refused, "request"), Text(refused.GetProperty("values"), "Id")));
        Assert.Equal(problemId, Text(lines.Single(line => Text(line, "category") == "Requests" && Text(line, "request") == own).GetProperty("values"), "Problem"));
    }

    [Fact]
    public async Task Nothing_is_said_of_a_request_that_went_well_unless_it_is_asked_for()
    {
        await using var server = await FloodServer.StartAsync(directory, Cancellation);
        using var client = new HttpClient { BaseAddress = server.Root };
        using var answer = await AskAsync(client, "operations");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("Requests[", (await server.StopAsync(Cancellation)).StandardOutput, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "application/geo+json, application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, Cancellation);
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
