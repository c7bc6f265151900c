using Konna.Geo.Imports.Tables;
using Konna.Geo.Packages;
using Konna.Geo.Packages.Layers;

namespace Konna.Geo.Imports.Layers;

/// <summary>The table of a layer as rows of texts, each with the shape and the measures that stand beside them.</summary>
/// <param name="isAlone">False where the file holds other tables: the rows are then named with their table.</param>
internal sealed class LayerRows(LayerTable table, bool isAlone) : ITable
{
    public IReadOnlyList<string> Header => table.Columns;

    public bool HasDecimalCommas => false;

    public IEnumerable<TableRow> Rows(ProblemList problems) => Features().Select(feature => feature.Row);

    /// <summary>Each row with the measures of its shape; the row is good only until the next.</summary>
    public IEnumerable<(TableRow Row, IReadOnlyList<double>? Measures)> Features() => table.Rows.Select(row => (RowOf(row), row.Measures));

    private TableRow RowOf(LayerRow row) => new(
        Header, [.. row.Values.Select(TextOf)], isAlone ? row.Pointer : "/" + PackageNode.Escape(table.Name) + row.Pointer)
    {
        Shape = row.Geometry,
    };

    private static string TextOf(object? value) => value switch
    {
        null => "",
        string text => text,
        _ => LayerTypes.TextOf(value),
    };
}
