using Konna.Drills.Load;
using Konna.Drills.Site;
using Konna.Testing;

namespace Konna.Drills.Drills;

/// <summary>The server is killed while eight writers write, started again, and so on.</summary>
internal static class KilledServer
{
    public static Drill Drill { get; } = new(
        "killed-server", "kill -9 of the server while eight writers write, again and again",
        "every acknowledged change is there, none is half-written, the log has every revision, the database is sound",
        [StoreKind.GeoPackage, StoreKind.PostGis], RunAsync);

    private static async Task<DrillResult> RunAsync(DrillContext drill)
    {
        await using var site = await DrillSite.CreateAsync(drill);
        var rounds = drill.Rounds(5, 200);
        var random = new Random(20130110);
        var acknowledged = new List<string>();
        var failures = new List<string>();
        var ready = TimeSpan.Zero;
        for (var round = 1; round <= rounds; round++)
        {
            var started = TimeProvider.System.GetTimestamp();
            var server = await site.StartServerAsync(0, drill.Cancellation);
            if (round > 1 && TimeProvider.System.GetElapsedTime(started) is var took && took > ready)
            {
                ready = took;
            }

            await using (var writers = NumberedWriters.Start(server.Root, site.Key, $"r{round}"))
            {
                await writers.FirstAsync(drill.Cancellation);
                await Task.Delay(random.Next(200, 1500), drill.Cancellation);
                await DrillSite.KillAsync(server);
                await writers.StopAsync();
                acknowledged.AddRange(writers.Acknowledged);
            }

            var facts = await site.ReadFactsAsync(drill.Cancellation);
            failures.AddRange(facts.Faults(acknowledged).Select(fault => $"round {round}: {fault}"));
            drill.Say($"round {round} of {rounds}: {acknowledged.Count} acknowledged, {facts.Names.Count} there");
            if (failures.Count > 0)
            {
                return new DrillResult(facts.LostOf(acknowledged), null, null, $"{acknowledged.Count} acknowledged", failures);
            }
        }

        return acknowledged.Count == 0
            ? new DrillResult(null, null, null, "nothing was written", ["no write was acknowledged"])
            : new DrillResult(0, null, null, $"{rounds} kills, {acknowledged.Count:N0} acknowledged writes; started again within {ready.TotalSeconds:F1} s", []);
    }
}
