using System.Diagnostics;
using Konna.Drills.Load;
using Konna.Drills.Site;
using Konna.Testing;

namespace Konna.Drills.Drills;

/// <summary>PostgreSQL is stopped, or stands still, and comes back.</summary>
internal static class DatabaseAway
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(8);

    public static Drill Stopped { get; } = new(
        "stopped-database", "PostgreSQL is stopped for 8 s under load and started again",
        "503 with Retry-After within 3.5 s, alive and not ready meanwhile, back within 3 s without a restart, nothing lost",
        [StoreKind.PostGis], drill => RunAsync(drill, site => site.Server.StopAsync(), site => site.Server.RestartAsync(), most: TimeSpan.FromSeconds(3.5)));

    public static Drill Paused { get; } = new(
        "paused-database", "PostgreSQL and its processes stand still (SIGSTOP) for 8 s under load",
        "questions are given up with 503 or 504 and Retry-After within 11 s (their limit is 10 s), alive meanwhile, back within 3 s without a restart, nothing lost",
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

        await goAway(site);
        var clock = Stopwatch.StartNew();
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
        await writers.StopAsync();
        await reader.StopAsync();
        var facts = await site.ReadFactsAsync(drill.Cancellation);
        failures.AddRange(facts.Faults(writers.Acknowledged));
        failures.AddRange(UnexpectedAnswers(writers.Answers));
        return new DrillResult(
            facts.LostOf(writers.Acknowledged), reader.CutOff, null,
            $"{writers.Acknowledged.Count:N0} acknowledged writes; refused after {took.TotalSeconds:F1} s with {status}; back {back.TotalSeconds:F1} s after the database", failures);
    }

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
