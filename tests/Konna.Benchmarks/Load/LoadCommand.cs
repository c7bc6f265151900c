using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Konna.Benchmarks.Load.Groups;
using Konna.Benchmarks.Load.Measuring;
using Konna.Benchmarks.Load.Report;
using Konna.Benchmarks.Load.Site;

namespace Konna.Benchmarks.Load;

/// <summary><c>load [--short] [--write]</c>: what the server answers under load, what the database alone and other servers do, and how that compares with the targets.</summary>
internal static class LoadCommand
{
    /// <summary>In the order in which they are measured.</summary>
    private static readonly IReadOnlyList<Group> Groups = [Pages.Group, Boxes.Group, Items.Group, Tiles.Group, KeptBodies.Group, Depth.Group, AddedCosts.Group, Situations.Group, Embedded.Group, Growth.Group];

    public static Command Create()
    {
        var isShort = new Option<bool>("--short") { Description = "Little data and a second for each: tries that all can be measured." };
        var isWritten = new Option<bool>("--write") { Description = "Write what was measured into docs/performance.md." };
        var only = new Option<string[]>("--only") { Description = "Only groups whose name contains this (repeatable)." };
        var command = new Command("load", "Measure the server under load, and what it is held against.") { isShort, isWritten, only };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(isShort) ? LoadScale.Short : LoadScale.Full, parsed.GetValue(only) is { Length: > 0 } names ? names : [""], parsed.GetValue(isWritten), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(LoadScale scale, string[] only, bool isWritten, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var loadBefore = Circumstances.LoadAverage;
        await using var site = await LoadSite.StartAsync(
            scale, line => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed:mm\\:ss} {line}")), cancellation);
        var figures = new Figures();
        var rounds = new Rounds(site, figures);
        foreach (var group in Groups.Where(group => only.Any(name => group.Name.Contains(name, StringComparison.OrdinalIgnoreCase))))
        {
            await rounds.RunAsync(group, cancellation);
        }

        var report = LoadReport.Compose(await Circumstances.DescribeAsync(site, loadBefore, clock.Elapsed, cancellation), Groups, figures);
        Console.WriteLine(report);
        if (isWritten)
        {
            LoadReport.Write(report);
        }

        var lost = LoadReport.LostTargets().ToList();
        foreach (var target in lost)
        {
            Console.Error.WriteLine($"docs/performance.md has no row \"{target.What}\" with its bars.");
        }

        return figures.HasFailures || lost.Count > 0 ? 1 : 0;
    }
}
