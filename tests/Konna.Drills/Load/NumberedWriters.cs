using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Konna.Drills.Site;

namespace Konna.Drills.Load;

/// <summary>Writers that make numbered places one after the other, and note each one that was acknowledged with 201. They go on through whatever happens.</summary>
internal sealed class NumberedWriters : IAsyncDisposable
{
    private readonly HttpClient http;
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentBag<string> acknowledged = [];
    private readonly ConcurrentDictionary<string, int> answers = new(StringComparer.Ordinal);
    private readonly List<Task> writers;
    private readonly string prefix;

    private NumberedWriters(Uri root, string key, string prefix, int count, TimeSpan pause)
    {
        this.prefix = prefix;
        http = new HttpClient { BaseAddress = root, Timeout = TimeSpan.FromSeconds(20) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        writers = [.. Enumerable.Range(0, count).Select(writer => Task.Run(() => WriteAsync(writer, pause)))];
    }

    /// <summary>The ids of the places that were acknowledged.</summary>
    public IReadOnlyCollection<string> Acknowledged => acknowledged;

    /// <summary>How often each status, or kind of failure, was the answer.</summary>
    public IReadOnlyDictionary<string, int> Answers => answers;

    /// <param name="prefix">Different for each start, so that no id is used twice: small letters.</param>
    public static NumberedWriters Start(Uri root, string key, string prefix, int count = 8, TimeSpan pause = default) => new(root, key, prefix, count, pause);

    /// <summary>Waits for the first acknowledgement: a server that has just started takes its time over it.</summary>
    public async Task FirstAsync(CancellationToken cancellation)
    {
        for (var tries = 0; acknowledged.IsEmpty && tries < 1000; tries++)
        {
            await Task.Delay(20, cancellation);
        }
    }

    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(writers);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
        http.Dispose();
    }

    private async Task WriteAsync(int writer, TimeSpan pause)
    {
        for (var number = 1; !stop.IsCancellationRequested; number++)
        {
            var id = $"drill-{prefix}-{writer}-{number}";
            try
            {
                using var body = new StringContent(PlaceBody.Json(id), Encoding.UTF8, PlaceBody.MediaType);
                // Not cut short at the end: what was sent and not heard of would be a gap in what the drill knows.
                using var answer = await http.PostAsync(new Uri($"operations/{DrillSite.Operation}/collections/places/items", UriKind.Relative), body);
                Count($"{(int)answer.StatusCode}");
                if (answer.StatusCode == HttpStatusCode.Created)
                {
                    acknowledged.Add(id);
                }
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
            {
                Count(failure is TaskCanceledException ? "silence" : "no connection");
                await Task.Delay(20);
            }

            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause);
            }
        }
    }

    private void Count(string answer) => answers.AddOrUpdate(answer, 1, (_, times) => times + 1);
}
