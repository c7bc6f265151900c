using System.Globalization;
using Konna.Benchmarks.Load.Measuring;

namespace Konna.Benchmarks.Load.Report;

/// <summary>What the design asks for beside its table, and what is to be known of further costs; only what was measured.</summary>
internal static class Remarks
{
    public static IEnumerable<string> Lines(IEnumerable<Group> groups, Figures figures)
    {
        if (Latency(figures, SubjectName.Whole, SubjectName.RawWhole) is { } whole)
        {
            yield return Text($"- One client alone waits for a complete page of 100 {whole:0.00} times as long (p50) as the database alone takes; at most 1.4 is wanted.");
        }

        if (Latency(figures, SubjectName.Box100, SubjectName.RawBox100) is { } ordered)
        {
            yield return Text($"- For an ordered one {ordered:0.00} times as long; at most 1.5 is wanted.");
        }

        var spread = groups.SelectMany(group => group.Subjects).Where(name => name.StartsWith("KonnaMap", StringComparison.Ordinal))
            .Select(name => (Name: name, Ratio: figures.Find(name) is { P99: { } p99, Median: { } median } ? p99 / median : (double?)null)).Where(one => one.Ratio is not null).ToList();
        if (spread.Count > 0)
        {
            var worst = spread.MaxBy(one => one.Ratio);
            yield return Text($"- With eight clients p99 is at most {worst.Ratio:0.0} times p50 ({worst.Name}); at most 25 is wanted, for on shared cores it shows mostly who had to wait for whom.");
        }

        if (Added(figures, SubjectName.CrsPage) is { } system && Added(figures, SubjectName.FilterPage) is { } filter)
        {
            yield return Text($"- Coordinates in EPSG:3857 add {system:0.00} ms of processor time (server and database) to a complete page of 100, a CQL2 filter with two conditions {filter:0.00} ms.");
        }

        if (figures.Find(SubjectName.RawLarge)?.DatabaseCpu / figures.Find(SubjectName.RawSmall)?.DatabaseCpu is { } growth)
        {
            yield return Text($"- The database alone takes {growth:0.00} times as long for a complete page out of the larger store.");
        }
    }

    private static double? Latency(Figures figures, string one, string other) => figures.FindSingle(one)?.Median / figures.FindSingle(other)?.Median;

    private static double? Added(Figures figures, string name) => figures.Find(name)?.Cpu - figures.Find(SubjectName.PlainPage)?.Cpu;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
