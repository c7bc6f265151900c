using Konna.Drills.Load;
using Konna.Drills.Site;

namespace Konna.Drills.Drills;

/// <summary>Many clients that send slowly, or do not read.</summary>
internal static class SlowClients
{
    private const int MostMegabytes = 500;
    private static readonly TimeSpan UntilClosed = TimeSpan.FromSeconds(40);

    public static Drill Drill { get; } = new(
        "slow-clients", "500 connections that send a byte a second and 500 that ask for a layer and do not read",
        "others are answered, with a p95 at most doubled (or below 100 ms); the slow senders are cut off within 40 s; at most 500 MB are resident",
        [StoreKind.GeoPackage, StoreKind.PostGis], RunAsync);

    private static async Task<DrillResult> RunAsync(DrillContext drill)
    {
        await using var site = await DrillSite.CreateAsync(drill);
        await using var server = await site.StartServerAsync(0, drill.Cancellation);
        await using var memory = ResidentMemory.Of(server.ProcessId);
        await using var alone = WatchingReader.Start(server.Root);
        await Task.Delay(8000, drill.Cancellation);
        await alone.StopAsync();

        await using var dripping = new SlowSockets();
        await using var deaf = new SlowSockets();
        await using var among = WatchingReader.Start(server.Root);
        await dripping.AddDrippingAsync(server.Root, 500, drill.Cancellation);
        await deaf.AddDeafAsync(server.Root, 500, $"operations/{DrillSite.Operation}/movements.geojson", drill.Cancellation);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (dripping.Open > 0 && clock.Elapsed < UntilClosed)
        {
            await Task.Delay(500, drill.Cancellation);
        }

        var (closed, open) = (clock.Elapsed, dripping.Open);
        await among.StopAsync();
        await memory.StopAsync();
        drill.Say($"p95 {alone.P95:F1} ms alone, {among.P95:F1} ms among the slow; {open} slow senders open after {closed.TotalSeconds:F0} s");

        var failures = new List<string>();
        if (among.Failures.Count > 0)
        {
            failures.Add($"others were answered with {string.Join(", ", among.Failures.Keys)}");
        }

        if (among.P95 > Math.Max(2 * alone.P95, 100))
        {
            failures.Add($"the p95 of others rose from {alone.P95:F1} to {among.P95:F1} ms");
        }

        if (open > 0)
        {
            failures.Add($"{open} slow senders were still connected after {UntilClosed.TotalSeconds} s");
        }

        if (memory.Most > MostMegabytes)
        {
            failures.Add($"{memory.Most:F0} MB were resident");
        }

        return new DrillResult(null, among.CutOff, memory.Most, $"p95 of others {alone.P95:F1} ms before, {among.P95:F1} ms meanwhile; slow senders cut off within {closed.TotalSeconds:F0} s", failures);
    }
}
