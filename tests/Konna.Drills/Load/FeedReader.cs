using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Konna.Drills.Site;

namespace Konna.Drills.Load;

/// <summary>
/// Follows the changes of the operation as a browser does: it knows the id of the last event that came whole, and whenever its stream ends, or it has been silent, comes again with it a
/// second later, to the next of the servers. A restless one hangs up by itself every second or so, in the middle of whatever is being told.
/// </summary>
internal sealed class FeedReader : IAsyncDisposable
{
    /// <summary>Longer than the server's own silence, between heartbeats.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BeforeComingAgain = TimeSpan.FromSeconds(1);

    private readonly HttpClient http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly CancellationTokenSource stop = new();
    private readonly IReadOnlyList<Uri> servers;
    private readonly Random? restlessness;
    private readonly List<(long Revision, string Item)> told = [];
    private readonly Task reading;
    private string position;

    private FeedReader(IReadOnlyList<Uri> servers, long after, int first, Random? restlessness)
    {
        this.servers = servers;
        this.restlessness = restlessness;
        position = after.ToString(CultureInfo.InvariantCulture);
        reading = Task.Run(() => FollowAsync(first));
    }

    /// <summary>How often it has come again.</summary>
    public int Returns { get; private set; }

    /// <summary>How often it was answered with something other than a stream, or with nothing.</summary>
    public int Refusals { get; private set; }

    /// <param name="after">The revision whose changes, and those before, it knows already.</param>
    /// <param name="first">Which of the servers it asks first.</param>
    /// <param name="restlessness">Null for one that stays.</param>
    public static FeedReader Start(IReadOnlyList<Uri> servers, long after, int first, Random? restlessness) => new(servers, after, first, restlessness);

    /// <summary>The places of the drill that it was told of, with their revisions, in the order in which they came.</summary>
    public IReadOnlyList<(long Revision, string Item)> Told
    {
        get
        {
            lock (told)
            {
                return [.. told];
            }
        }
    }

    /// <returns>False when it was not told of this revision within the time.</returns>
    public async Task<bool> HasComeToAsync(long revision, TimeSpan within)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (Told is not [.., var last] || last.Revision < revision)
        {
            if (clock.Elapsed > within)
            {
                return false;
            }

            await Task.Delay(50);
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await reading;
        stop.Dispose();
        http.Dispose();
    }

    private async Task FollowAsync(int first)
    {
        for (var visit = first; !stop.IsCancellationRequested; visit++)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
            if (restlessness is not null)
            {
                end.CancelAfter(TimeSpan.FromMilliseconds(restlessness.Next(100, 2500)));
            }

            try
            {
                await VisitAsync(servers[visit % servers.Count], end);
            }
            catch (Exception failure) when (failure is IOException or HttpRequestException { StatusCode: null } or OperationCanceledException)
            {
                // Cut off, or hung up: it comes again.
            }
            catch (HttpRequestException)
            {
                Refusals++;
            }

            await Task.Delay(BeforeComingAgain, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            Returns++;
        }
    }

    private async Task VisitAsync(Uri server, CancellationTokenSource end)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, $"operations/{DrillSite.Operation}/changes"));
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Add("Last-Event-ID", position);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, end.Token);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync(end.Token);
        var parser = SseParser.Create(body);
        using var silence = new Timer(_ => end.CancelAsync(), null, LongestSilence, Timeout.InfiniteTimeSpan);
        await foreach (var item in parser.EnumerateAsync(end.Token))
        {
            silence.Change(LongestSilence, Timeout.InfiniteTimeSpan);
            if (item.EventType == "change")
            {
                Keep(JsonDocument.Parse(item.Data).RootElement);
                position = parser.LastEventId;
            }
        }
    }

    private void Keep(JsonElement change)
    {
        lock (told)
        {
            told.Add((change.GetProperty("revision").GetInt64(), change.GetProperty("id").GetString() ?? ""));
        }
    }
}
