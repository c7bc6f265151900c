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

    /// <exception cref="InvalidOperationException">The document has lost its marks.</exception>
    public static void Write(string report)
    {
        var text = System.IO.File.ReadAllText(File);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (from < 0 || to < from)
        {
            throw new InvalidOperationException($"{File} has no {Begin} and {End}.");
        }

        System.IO.File.WriteAllText(File, $"{text[..(from + Begin.Length)]}\n{report}\n{text[to..]}");
    }
}
