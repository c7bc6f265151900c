using System.Globalization;
using Konna.Benchmarks.Load.Measuring;

namespace Konna.Benchmarks.Load.Report;

/// <summary>The figures that the ratios are made of.</summary>
internal static class FigureTable
{
    public const string Head = "| what | per second | CPU server, ms | CPU PostgreSQL, ms | p50, ms | p99, ms | p50 of one client alone, ms | KB |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |";

    public static IEnumerable<string> Rows(IEnumerable<Group> groups, Figures figures) => groups.SelectMany(group => group.Subjects).Select(name =>
        figures.Find(name) is { } sample
            ? $"| {name} | {Number(sample.Rate, sample.Rate < 100 ? "0.0" : "#,0")} | {Number(sample.ServerCpu)} | {Number(sample.DatabaseCpu)} | {Number(sample.Median)} | {Number(sample.P99)} | {Number(figures.FindSingle(name)?.Median)} | {Number(sample.Bytes / 1000, "0.0")} |"
            : $"| {name} | {figures.ReasonOf(name)} | | | | | | |");

    private static string Number(double? value, string? format = null) =>
        value?.ToString(format ?? (value < 10 ? "0.000" : "0.0"), CultureInfo.InvariantCulture) ?? "";
}
