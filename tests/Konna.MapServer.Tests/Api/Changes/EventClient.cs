using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Konna.MapServer.Tests.Api.Changes;

/// <summary>A client of a stream of changes, as a browser is one: it knows the id of the last event that came whole, and goes on from there.</summary>
internal sealed class EventClient(HttpClient http, string operation, string? lastEventId = null)
{
    public string? LastEventId { get; private set; } = lastEventId;

    /// <summary>The ids of all changes, in the order they came in.</summary>
    public List<string> Ids { get; } = [];

    public async Task<HttpResponseMessage> OpenAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, operation + "/changes");
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (LastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", LastEventId);
        }

        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        response.EnsureSuccessStatusCode();
        return response;
    }

    /// <summary>One connection's events, to its end.</summary>
    public async IAsyncEnumerable<SseItem<string>> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var response = await OpenAsync(cancellation);
        await foreach (var item in ReadAsync(response, cancellation))
        {
            yield return item;
        }
    }

    public async IAsyncEnumerable<SseItem<string>> ReadAsync(HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var parser = SseParser.Create(body);
        await foreach (var item in parser.EnumerateAsync(cancellation))
        {
            if (item.EventType == "change")
            {
                LastEventId = parser.LastEventId;
                Ids.Add(parser.LastEventId);
            }

            yield return item;
        }
    }

    /// <summary>Reads until a change has come, on one connection after the other, each left after a while.</summary>
    /// <param name="stay">How long it stays connected; null: until the connection ends.</param>
    public async Task ReadUntilAsync(string lastId, TimeSpan? stay, CancellationToken cancellation)
    {
        while (LastEventId != lastId)
        {
            using var visit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            if (stay is { } span)
            {
                visit.CancelAfter(span);
            }

            try
            {
                await foreach (var item in ReadAsync(visit.Token))
                {
                    if (LastEventId == lastId)
                    {
                        return;
                    }
                }
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                // Left, to come again.
            }
            catch (IOException)
            {
                // Let go, to come again.
            }
        }
    }
}
