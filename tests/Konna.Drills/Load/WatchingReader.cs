using System.Diagnostics;
using System.Text.Json;
using Konna.Drills.Site;

namespace Konna.Drills.Load;

/// <summary>Reads again and again and knows how long nobody was answered, and what the answers were.</summary>
internal sealed class WatchingReader : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly CancellationTokenSource stop = new();
    private readonly HttpClient http;
    private readonly Task reading;
    private readonly List<double> milliseconds = [];
    private readonly Dictionary<string, int> failures = new(StringComparer.Ordinal);
    private TimeSpan worst;

    private WatchingReader(Uri root, string path)
    {
        http = new HttpClient { BaseAddress = root, Timeout = TimeSpan.FromSeconds(15) };
        reading = Task.Run(() => ReadAsync(new Uri(path, UriKind.Relative)));
    }

    /// <summary>The longest time from one good answer to the next.</summary>
    public TimeSpan CutOff => worst;

    /// <summary>How often each status but 200, with the title of its problem, or no connection, was the answer.</summary>
    public IReadOnlyDictionary<string, int> Failures => failures;

    public int Answered => milliseconds.Count;

    /// <summary>The time within which 95 of 100 were answered, in milliseconds.</summary>
    public double P95 => milliseconds.Count == 0 ? double.NaN : milliseconds.Order().ElementAt((int)(milliseconds.Count * 0.95));

    public static WatchingReader Start(Uri root, string path = $"operations/{DrillSite.Operation}/collections/events/items?limit=10") => new(root, path);

    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await reading;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
        http.Dispose();
    }

    private async Task ReadAsync(Uri path)
    {
        var clock = Stopwatch.StartNew();
        var last = clock.Elapsed;
        while (!stop.IsCancellationRequested)
        {
            var asked = clock.Elapsed;
            var answer = await AskAsync(path);
            var now = clock.Elapsed;
            if (answer == "200")
            {
                milliseconds.Add((now - asked).TotalMilliseconds);
                worst = now - last > worst ? now - last : worst;
                last = now;
            }
            else
            {
                failures[answer] = failures.GetValueOrDefault(answer) + 1;
            }

            await Task.Delay(Pause);
        }
    }

    private async Task<string> AskAsync(Uri path)
    {
        try
        {
            using var answer = await http.GetAsync(path);
            var body = await answer.Content.ReadAsByteArrayAsync();
            return answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
                ? $"{(int)answer.StatusCode} {JsonDocument.Parse(body).RootElement.GetProperty("title").GetString()}"
                : $"{(int)answer.StatusCode}";
        }
        catch (HttpRequestException)
        {
            return "no connection";
        }
        catch (TaskCanceledException)
        {
            return "silence";
        }
    }
}
