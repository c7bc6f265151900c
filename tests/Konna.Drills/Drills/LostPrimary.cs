using Konna.Drills.Load;
using Konna.Drills.Site;
using Konna.Testing;

namespace Konna.Drills.Drills;

/// <summary>The primary is killed and its synchronous standby made the primary, while readers and writers go on.</summary>
internal static class LostPrimary
{
    private static readonly TimeSpan UntilPromotion = TimeSpan.FromSeconds(1);

    public static Drill Drill { get; } = new(
        "lost-primary", "kill -9 of the primary under load, its synchronous standby promoted a second later",
        "no acknowledged change is lost, writes go on within 3 s of the promotion, readers are hardly cut off",
        [StoreKind.PostGis], RunAsync);

    private static async Task<DrillResult> RunAsync(DrillContext drill)
    {
        await using var site = await PostgresSite.WithKeyAsync(PostgresDurability.Flushed, drill.Cancellation);
        await using var standby = await site.StartSynchronousStandbyAsync(drill.Cancellation);
        site.Hosts = $"127.0.0.1:{site.Server.Port},127.0.0.1:{standby.Port}";
        await using var server = await site.StartServerAsync(0, drill.Cancellation);
        var acknowledged = new List<string>();
        await using var reader = WatchingReader.Start(server.Root);
        await using (var before = NumberedWriters.Start(server.Root, site.Key, "before"))
        {
            await before.FirstAsync(drill.Cancellation);
            await Task.Delay(drill.IsShort ? 3000 : 10_000, drill.Cancellation);
            drill.Say($"{before.Acknowledged.Count} acknowledged before the primary is killed");
            await site.Server.SignalAsync("KILL", childrenToo: true);
            await Task.Delay(UntilPromotion, drill.Cancellation);
            await standby.PromoteAsync();
            await before.StopAsync();
            acknowledged.AddRange(before.Acknowledged);
        }

        var clock = System.Diagnostics.Stopwatch.StartNew();
        await using var after = NumberedWriters.Start(server.Root, site.Key, "after");
        await after.FirstAsync(drill.Cancellation);
        var gap = clock.Elapsed;
        await Task.Delay(3000, drill.Cancellation);
        await after.StopAsync();
        await reader.StopAsync();
        acknowledged.AddRange(after.Acknowledged);
        var facts = await site.ReadFactsAsync(standby, drill.Cancellation);
        List<string> failures = [.. facts.Faults(acknowledged)];
        if (gap > TimeSpan.FromSeconds(3))
        {
            failures.Add($"the first write went through {gap.TotalSeconds:F1} s after the promotion");
        }

        if (reader.CutOff > TimeSpan.FromSeconds(4))
        {
            failures.Add($"readers were cut off for {reader.CutOff.TotalSeconds:F1} s");
        }

        var refused = string.Join(", ", reader.Failures.Select(failure => $"{failure.Value} x {failure.Key}"));
        return new DrillResult(
            facts.LostOf(acknowledged), reader.CutOff, null,
            $"{acknowledged.Count:N0} acknowledged writes; writes again {gap.TotalSeconds:F1} s after the promotion; of {reader.Answered:N0} reads {(refused.Length == 0 ? "none" : refused)} failed", failures);
    }
}
