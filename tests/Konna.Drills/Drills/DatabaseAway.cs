using System.Diagnostics;
using System.Text;
using Konna.Drills.Load;
using Konna.Drills.Site;
using Konna.Testing;

namespace Konna.Drills.Drills;

/// <summary>PostgreSQL is stopped, or stands still, and comes back.</summary>
internal static class DatabaseAway
{
    private const string Imported = "made-meanwhile";

    private static readonly TimeSpan Away = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan LongestChange = TimeSpan.FromSeconds(15);

    public static Drill Stopped { get; } = new(
        "stopped-database", "PostgreSQL is stopped for 8 s under load and started again",
        "503 with Retry-After within 3.5 s, alive and not ready meanwhile, back within 3 s without a restart, nothing lost",
        [StoreKind.PostGis], drill => RunAsync(drill, site => site.Server.StopAsync(), site => site.Server.RestartAsync(), most: TimeSpan.FromSeconds(3.5)));

    public static Drill Paused { get; } = new(
        "paused-database", "PostgreSQL and its processes stand still (SIGSTOP) for 8 s under load",
        "questions are given up with 503 or 504 and Retry-After within 11 s (their limit is 10 s), as are an import under way and a key, of which nothing is there afterwards; alive meanwhile, back within 3 s without a restart, nothing lost",
        [StoreKind.PostGis], drill => RunAsync(drill, site => site.Server.SignalAsync("STOP", childrenToo: true), site => site.Server.SignalAsync("CONT", childrenToo: true), most: TimeSpan.FromSeconds(11)));

    private static async Task<DrillResult> RunAsync(DrillContext drill, Func<PostgresSite, Task> goAway, Func<PostgresSite, Task> comeBack, TimeSpan most)
    {
        await using var site = await PostgresSite.WithKeyAsync(PostgresDurability.Flushed, drill.Cancellation);
        await using var server = await site.StartServerAsync(0, drill.Cancellation);
        using var http = new HttpClient { BaseAddress = server.Root, Timeout = TimeSpan.FromSeconds(30) };
        await using var writers = NumberedWriters.Start(server.Root, site.Key, "a");
        await using var reader = WatchingReader.Start(server.Root);
        var failures = new List<string>();
        await Task.Delay(2000, drill.Cancellation);

        var import = PostAsync(server.Root, site.Key, "operations?name=" + Imported + ".csv", Sightings(), "text/csv");
        await site.UnderWayAsync("COPY", drill.Cancellation);
        await goAway(site);
        var clock = Stopwatch.StartNew();
        var key = PostAsync(server.Root, site.Key, "keys", $$"""{"name":"{{Imported}}","right":"read"}""", "application/json");
        var (status, retry, took) = await AskAsync(http, $"operations/{DrillSite.Operation}/collections/places/items?limit=1");
        drill.Say($"a question is answered with {status} after {took.TotalSeconds:F1} s");
        if (status is not (503 or 504) || took > most || !retry)
        {
            failures.Add($"a question was answered with {status} {(retry ? "with" : "without")} Retry-After after {took.TotalSeconds:F1} s");
        }

        if ((await AskAsync(http, "health/live")).Status != 200)
        {
            failures.Add("the server did not say that it is alive");
        }

        var ready = await AskAsync(http, "health/ready");
        if (ready.Status != 503 || ready.Took > TimeSpan.FromSeconds(2.5))
        {
            failures.Add($"whether it is ready was answered with {ready.Status} after {ready.Took.TotalSeconds:F1} s");
        }

        foreach (var (what, answer) in new[] { ("an import that was under way", await import), ("a key", await key) })
        {
            drill.Say($"{what} is answered with {answer.Status}, {clock.Elapsed.TotalSeconds:F1} s after the database went");
            if (answer.Status is not (503 or 504) || clock.Elapsed > LongestChange || !answer.HasRetryAfter)
            {
                failures.Add($"{what} was answered with {answer.Status} {(answer.HasRetryAfter ? "with" : "without")} Retry-After, {clock.Elapsed.TotalSeconds:F1} s after the database went");
            }
        }

        if (Away > clock.Elapsed)
        {
            await Task.Delay(Away - clock.Elapsed, drill.Cancellation);
        }

        await comeBack(site);
        var back = await Answering.AgainAsync(server.Root, drill.Cancellation);
        drill.Say($"back after {back.TotalSeconds:F1} s");
        if (back > TimeSpan.FromSeconds(3))
        {
            failures.Add($"the server answered again only {back.TotalSeconds:F1} s after the database");
        }

        await Task.Delay(2000, drill.Cancellation);
        var keys = await site.RunAsync(drill.Cancellation, "keys", "list");
        if ((await AskAsync(http, "operations/" + Imported)).Status != 404 || keys.MustSucceed().StandardOutput.Contains(Imported, StringComparison.Ordinal))
        {
            failures.Add("what was refused is there");
        }

        await writers.StopAsync();
        await reader.StopAsync();
        var facts = await site.ReadFactsAsync(drill.Cancellation);
        failures.AddRange(facts.Faults(writers.Acknowledged));
        failures.AddRange(UnexpectedAnswers(writers.Answers));
        return new DrillResult(
            facts.LostOf(writers.Acknowledged), reader.CutOff, null,
            $"{writers.Acknowledged.Count:N0} acknowledged writes; refused after {took.TotalSeconds:F1} s with {status}; back {back.TotalSeconds:F1} s after the database", failures);
    }

    private static async Task<(int Status, bool HasRetryAfter)> PostAsync(Uri root, string key, string path, string body, string type)
    {
        using var http = new HttpClient { BaseAddress = root, Timeout = TimeSpan.FromSeconds(60), DefaultRequestHeaders = { Authorization = new("Bearer", key) } };
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content);
        return ((int)answer.StatusCode, answer.Headers.RetryAfter is not null);
    }

    /// <summary>So many that their import is still under way when it is looked for.</summary>
    private static string Sightings() =>
        "id,name,time,lat,lon\n" + string.Concat(Enumerable.Range(1, 100_000).Select(row => $"e{row},Sighting {row},2013-01-10T12:00:00Z,14.9,-3.9\n"));

    /// <summary>A server error that is not the 503 or 504 by which it says that its store is away.</summary>
    private static IEnumerable<string> UnexpectedAnswers(IReadOnlyDictionary<string, int> answers)
        => answers.Where(answer => answer.Key.StartsWith('5') && answer.Key is not ("503" or "504")).Select(answer => $"{answer.Value} writes were answered with {answer.Key}");

    private static async Task<(int Status, bool HasRetryAfter, TimeSpan Took)> AskAsync(HttpClient http, string path)
    {
        var clock = Stopwatch.StartNew();
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return ((int)answer.StatusCode, answer.Headers.RetryAfter is not null, clock.Elapsed);
    }
}
