using NetTopologySuite.Geometries;

namespace Konna.Geo.Imports.Tables;

/// <summary>One row of a table. Good only until the next is read.</summary>
/// <param name="Header">The names of the columns, as the file writes them.</param>
/// <param name="Cells">As many as there are; missing ones are empty.</param>
/// <param name="Pointer">Where it stands in the file: <c>row=17</c>, the header being row 1 (RFC 7111), or a JSON pointer.</param>
internal sealed record TableRow(IReadOnlyList<string> Header, string[] Cells, string Pointer)
{
    /// <summary>What files write for "not known".</summary>
    private static readonly HashSet<string> Blanks = new(StringComparer.OrdinalIgnoreCase) { "", "NA", "N/A", "NaN", "null", "none", "-", "--", "-999", "-9999" };

    /// <summary>The geometry of a row that has one beside its cells, checked.</summary>
    public Geometry? Shape { get; init; }

    /// <summary>The trimmed text of a cell; null if it is empty or stands for "not known".</summary>
    public string? Text(int? column) =>
        column is { } index && index < Cells.Length && Cells[index].Trim() is var text && !Blanks.Contains(text) ? text : null;
}
