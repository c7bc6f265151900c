using Konna.Benchmarks.Load.Measuring;
using Konna.Testing;

namespace Konna.Benchmarks.Load.Report;

/// <summary>The part of docs/performance.md that a run writes, between its marks.</summary>
internal static class LoadReport
{
    private const string Begin = "<!-- load -->";
    private const string End = "<!-- /load -->";
    private static readonly string File = Repository.At("docs", "performance.md");

    public static string Compose(string circumstances, IReadOnlyList<Group> groups, Figures figures) =>
        $"""
        {circumstances}

        {TargetTable.Head}
        {string.Join('\n', TargetTable.Rows(figures))}

        {string.Join('\n', Remarks.Lines(groups, figures))}

        {FigureTable.Head}
        {string.Join('\n', FigureTable.Rows(groups, figures))}
        """;

    /// <summary>Targets that the document's table says nothing of, or in other words; none as long as it has no table.</summary>
    public static IEnumerable<Target> LostTargets()
    {
        var (_, inside, _) = Read();
        return inside.Contains(TargetTable.Head, StringComparison.Ordinal)
            ? Targets.All.Where(target => !inside.Contains($"| {target.What} | ", StringComparison.Ordinal) || !inside.Contains($" | {target.Must} | {target.Stretch} | ", StringComparison.Ordinal))
            : [];
    }

    public static void Write(string report)
    {
        var (before, _, after) = Read();
        System.IO.File.WriteAllText(File, $"{before}\n{report}\n{after}");
    }

    /// <exception cref="InvalidOperationException">The document has lost its marks.</exception>
    private static (string Before, string Inside, string After) Read()
    {
        var text = System.IO.File.ReadAllText(File);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        return from < Begin.Length || to < from ? throw new InvalidOperationException($"{File} has no {Begin} and {End}.") : (text[..from], text[from..to], text[to..]);
    }
}
