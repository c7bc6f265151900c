using System.Globalization;
using Konna.Drills.Site;
using Konna.Testing;

namespace Konna.Drills;

/// <summary>The table of results in docs/reliability.md. A row stays until its drill is run again.</summary>
internal static class DrillTable
{
    private const string Begin = "<!-- drills -->";
    private const string End = "<!-- /drills -->";
    private const string Head = "| drill | store | last run | met | lost | readers cut off for | most resident | what was seen |\n| --- | --- | --- | --- | ---: | ---: | ---: | --- |";
    private static readonly string File = Repository.At("docs", "reliability.md");

    public static void Keep(Drill drill, StoreKind store, bool isShort, DrillResult result)
    {
        var text = System.IO.File.ReadAllText(File);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        var rows = text[from..to].Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToDictionary(KeyOf, StringComparer.Ordinal);
        var row = RowOf(drill, store, isShort, result);
        rows[KeyOf(row)] = row;
        var ordered = from known in DrillList.All from kind in known.Stores select rows.GetValueOrDefault(KeyOf($"| `{known.Name}` | {kind} |")) into line where line is not null select line;
        System.IO.File.WriteAllText(File, $"{text[..from]}\n{Head}\n{string.Join('\n', ordered)}\n{text[to..]}");
    }

    private static string RowOf(Drill drill, StoreKind store, bool isShort, DrillResult result)
        => string.Create(CultureInfo.InvariantCulture, $"| `{drill.Name}` | {store} | {DateTime.UtcNow:yyyy-MM-dd}{(isShort ? ", short" : "")} | {(result.IsMet ? "yes" : "**no**: " + result.Failures[0])} | {result.Lost?.ToString(CultureInfo.InvariantCulture) ?? "-"} | {(result.CutOff is { } gap ? $"{gap.TotalSeconds:F1} s" : "-")} | {(result.Memory is { } memory ? $"{memory:F0} MB" : "-")} | {result.Figures} |");

    private static string KeyOf(string row) => string.Join('|', row.Split('|').Take(3));
}
