using System.Globalization;
using Konna.Benchmarks.Load.Measuring;

namespace Konna.Benchmarks.Load.Report;

/// <summary>What was measured beside what was to be reached.</summary>
internal static class TargetTable
{
    public const string Head = "| what | measured | must | stretch | reached |\n| --- | --- | --- | --- | --- |";

    public static IEnumerable<string> Rows(Figures figures) =>
        Targets.All.Select(target => $"| {target.What} | {string.Join("; ", target.Goals.Select(goal => Measured(goal, figures)))} | {target.Must} | {target.Stretch} | {Verdict(target, figures)} |");

    private static string Measured(Goal goal, Figures figures)
    {
        if (goal.Value(figures) is { } value)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{goal.Label}{(value < 10 ? $"{value:0.00}" : $"{value:0.0}")}{goal.Unit}");
        }

        return goal.Reason ?? string.Join(", ", goal.Needs.Where(name => figures.Find(name) is null).Select(figures.ReasonOf).Distinct());
    }

    /// <summary>The least that all numbers of the row reach; those that were not measured are told.</summary>
    private static string Verdict(Target target, Figures figures)
    {
        var known = target.Goals.Select(goal => (Goal: goal, Value: goal.Value(figures))).Where(pair => pair.Value is not null).ToList();
        if (known.Count == 0)
        {
            return "-";
        }

        var reached = known.All(pair => pair.Goal.Meets(pair.Value!.Value, pair.Goal.Stretch)) ? "stretch" : known.All(pair => pair.Goal.Meets(pair.Value!.Value, pair.Goal.Must)) ? "must" : "**no**";
        return known.Count == target.Goals.Length ? reached : reached + ", of what was measured";
    }
}
