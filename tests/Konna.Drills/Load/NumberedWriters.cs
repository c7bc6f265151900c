using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Konna.Drills.Site;

namespace Konna.Drills.Load;

/// <summary>
/// Writers that make numbered places one after the other, and note each one that was acknowledged with 201. They go on through whatever happens. Where an operation is not
/// to grow they delete, for each that they make, the oldest of theirs.
/// </summary>
internal sealed class NumberedWriters : IAsyncDisposable
{
    /// <summary>The answers by which a change is acknowledged.</summary>
    public const string Created = "201", Deleted = "204";

    private readonly HttpClient http;
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, bool> acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> answers = new(StringComparer.Ordinal);
    private readonly List<Task> writers;
    private readonly string prefix;

    private NumberedWriters(Uri root, string key, string prefix, int count, TimeSpan pause, int most)
    {
        this.prefix = prefix;
        http = new HttpClient { BaseAddress = root, Timeout = TimeSpan.FromSeconds(20) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        writers = [.. Enumerable.Range(0, count).Select(writer => Task.Run(() => WriteAsync(writer, pause, most)))];
    }

    /// <summary>The ids of the places that were acknowledged, but for those that were to be deleted.</summary>
    public IReadOnlyCollection<string> Acknowledged => [.. acknowledged.Keys];

    /// <summary>How many changes were acknowledged.</summary>
    public int Changes => answers.Where(answer => answer.Key is Created or Deleted).Sum(answer => answer.Value);

    /// <summary>How often each status, or kind of failure, was the answer.</summary>
    public IReadOnlyDictionary<string, int> Answers => answers;

    /// <param name="prefix">Different for each start, so that no id is used twice: small letters.</param>
    /// <param name="most">Places that one of them leaves there at most.</param>
    public static NumberedWriters Start(Uri root, string key, string prefix, int count = 8, TimeSpan pause = default, int most = int.MaxValue) =>
        new(root, key, prefix, count, pause, most);

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

    private async Task WriteAsync(int writer, TimeSpan pause, int most)
    {
        for (var number = 1; !stop.IsCancellationRequested; number++)
        {
            var id = IdOf(number);
            if (await AskAsync(HttpMethod.Post, "", PlaceBody.Json(id)) == Created)
            {
                acknowledged[id] = true;
            }

            await Task.Delay(pause);
            if (number > most && acknowledged.TryRemove(IdOf(number - most), out _))
            {
                await AskAsync(HttpMethod.Delete, "/" + IdOf(number - most), body: null);
                await Task.Delay(pause);
            }
        }

        string IdOf(int number) => $"drill-{prefix}-{writer}-{number}";
    }

    /// <summary>The status of the answer. Not cut short at the end: what was sent and not heard of would be a gap in what the drill knows.</summary>
    private async Task<string> AskAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, new Uri($"operations/{DrillSite.Operation}/collections/places/items{path}", UriKind.Relative));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, PlaceBody.MediaType);
        var status = "no connection";
        try
        {
            using var answer = await http.SendAsync(request);
            status = $"{(int)answer.StatusCode}";
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            status = failure is TaskCanceledException ? "silence" : status;
            await Task.Delay(20);
        }

        Count(status);
        return status;
    }

    private void Count(string answer) => answers.AddOrUpdate(answer, 1, (_, times) => times + 1);
}
