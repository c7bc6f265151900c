using System.CommandLine;
using Konna.Benchmarks.Generation;
using Konna.Benchmarks.Load;
using Konna.Testing;

namespace Konna.Benchmarks.Copy;

/// <summary><c>copy [--short] [--konna PROGRAM]</c>: what <c>konna import</c> takes for an operation in PostGIS, and what psql takes to <c>\copy</c> the same rows into the same tables.</summary>
internal static class CopyCommand
{
    /// <summary>The part of psql's speed that an import is to reach.</summary>
    public const double Limit = 0.6;

    public static Command Create()
    {
        var isShort = new Option<bool>("--short") { Description = "Little data, once: tries that all can be measured." };
        var rounds = new Option<int?>("--rounds") { Description = "How often each is measured (default: three times, or once if short)." };
        var konna = new Option<string?>("--konna") { Description = "The program that imports, such as a published one (default: the one that was built beside this)." };
        var command = new Command("copy", "Measure imports into PostGIS beside psql's own \\copy of the same rows.") { isShort, rounds, konna };
        command.SetAction((parsed, cancellation) =>
        {
            var scale = parsed.GetValue(isShort) ? LoadScale.Short : LoadScale.Full;
            return RunAsync(scale, parsed.GetValue(rounds) ?? scale.Rounds, parsed.GetValue(konna), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(LoadScale scale, int rounds, string? konna, CancellationToken cancellation)
    {
        await using var cluster = await PostgresServer.StartThrowAwayAsync();
        using var tracks = new CopySite(cluster, $"{scale.Units:#,0} units with {(long)scale.Units * scale.Fixes:#,0} fixes", Tracks.Make(scale.Units, scale.Fixes, 64), konna);
        using var feed = new CopySite(cluster, $"{scale.Movements:#,0} movements, {scale.Events:#,0} events", Feed.Make(scale.Movements, scale.Events), konna);
        CopyRounds[] all = [new(tracks), new(feed)];
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var measured in all)
            {
                Console.WriteLine($"{round} of {rounds}: {await measured.RunAsync(cancellation)}");
            }
        }

        var rows = all.SelectMany(measured => measured.Table());
        Console.WriteLine($"{CopyRounds.Head}\n{string.Join('\n', rows)}");
        return 0;
    }
}
