using System.Diagnostics;
using Konna.Drills.Load;
using Konna.Drills.Site;
using Konna.Testing;

namespace Konna.Drills.Drills;

/// <summary>The making of a store - its schema, then the seed - is killed at any moment.</summary>
internal static class InterruptedStart
{
    public static Drill Drill { get; } = new(
        "interrupted-start", "kill -9 of the first start, while the schema is made and the seed is loaded",
        "the next start goes on by itself within 30 s and serves the whole seed",
        [StoreKind.GeoPackage, StoreKind.PostGis], RunAsync);

    private static async Task<DrillResult> RunAsync(DrillContext drill)
    {
        var random = new Random(20130110);
        var rounds = drill.Rounds(4, 20);
        var failures = new List<string>();
        var longest = TimeSpan.Zero;
        var postgres = drill.Store == StoreKind.PostGis ? await PostgresServer.StartThrowAwayAsync(PostgresDurability.Flushed) : null;
        for (var round = 1; round <= rounds && failures.Count == 0; round++)
        {
            await using DrillSite site = postgres is null ? new EmbeddedSite() : await PostgresSite.EmptyAsync(postgres);
            await site.RunAndKillAsync(TimeSpan.FromMilliseconds(random.Next(300, 3500)), "serve", "--urls", "http://127.0.0.1:0");
            var clock = Stopwatch.StartNew();
            await using var server = await site.StartServerAsync(0, drill.Cancellation);
            await Answering.AgainAsync(server.Root, drill.Cancellation);
            longest = clock.Elapsed > longest ? clock.Elapsed : longest;
            using var http = new HttpClient { BaseAddress = server.Root };
            var events = (await http.GetStringAsync(new Uri($"operations/{DrillSite.Operation}/events.csv", UriKind.Relative), drill.Cancellation)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1;
            var expected = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(Repository.At("seeds", DrillSite.Operation, "events.geojson"), drill.Cancellation)).RootElement.GetProperty("features").GetArrayLength();
            drill.Say($"round {round} of {rounds}: {events} events after {clock.Elapsed.TotalSeconds:F1} s");
            if (events != expected)
            {
                failures.Add($"round {round}: {events} of {expected} events of the seed are served");
            }
        }

        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }

        if (longest > TimeSpan.FromSeconds(30))
        {
            failures.Add($"a start after a kill took {longest.TotalSeconds:F1} s");
        }

        return new DrillResult(null, null, null, $"{rounds} kills; the longest start afterwards took {longest.TotalSeconds:F1} s", failures);
    }
}
