using Konna.Drills.Load;
using Konna.Drills.Site;
using Konna.Testing;

namespace Konna.Drills.Drills;

/// <summary>PostgreSQL is killed below a server that goes on running.</summary>
internal static class KilledDatabase
{
    public static Drill Drill { get; } = new(
        "killed-database", "kill -9 of PostgreSQL while eight writers write; the server stays up",
        "every acknowledged change is there; the server works again by itself within 3 s",
        [StoreKind.PostGis], RunAsync);

    private static async Task<DrillResult> RunAsync(DrillContext drill)
    {
        await using var site = await PostgresSite.WithKeyAsync(PostgresDurability.Flushed, drill.Cancellation);
        await using var server = await site.StartServerAsync(0, drill.Cancellation);
        var rounds = drill.Rounds(3, 20);
        var failures = new List<string>();
        var acknowledged = new List<string>();
        var back = TimeSpan.Zero;
        for (var round = 1; round <= rounds; round++)
        {
            await using (var writers = NumberedWriters.Start(server.Root, site.Key, $"r{round}"))
            {
                await writers.FirstAsync(drill.Cancellation);
                await Task.Delay(700, drill.Cancellation);
                await site.Server.SignalAsync("KILL");
                await writers.StopAsync();
                acknowledged.AddRange(writers.Acknowledged);
            }

            await RestartAsync(site.Server, drill.Cancellation);
            var took = await Answering.AgainAsync(server.Root, drill.Cancellation);
            back = took > back ? took : back;
            var facts = await site.ReadFactsAsync(drill.Cancellation);
            failures.AddRange(facts.Faults(acknowledged).Select(fault => $"round {round}: {fault}"));
            drill.Say($"round {round} of {rounds}: {acknowledged.Count} acknowledged, back after {took.TotalSeconds:F1} s");
        }

        if (back > TimeSpan.FromSeconds(3))
        {
            failures.Add($"the server answered again only {back.TotalSeconds:F1} s after the database");
        }

        var last = await site.ReadFactsAsync(drill.Cancellation);
        return new DrillResult(
            last.LostOf(acknowledged), null, null, $"{rounds} kills, {acknowledged.Count:N0} acknowledged writes; back within {back.TotalSeconds:F1} s of the database", failures);
    }

    // The killed server's children end when they notice that it is gone; until the last has, its memory cannot be taken over.
    private static async Task RestartAsync(PostgresServer server, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await server.RestartAsync();
                return;
            }
            catch (InvalidOperationException) when (attempt < 20)
            {
                await Task.Delay(500, cancellation);
            }
        }
    }
}
