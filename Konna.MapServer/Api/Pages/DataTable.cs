namespace Konna.MapServer.Api.Pages;

/// <summary>
/// A table with a head that stands as a list of cards on a narrow screen: there every cell says its column (by <c>data-label</c>).
/// The roles are written out because a browser forgets them when a style sheet takes the table apart.
/// </summary>
internal static class DataTable
{
    /// <summary>Columns that a wide screen has room for; more can be scrolled by keyboard, too.</summary>
    private const int MostThatFit = 9;

    /// <param name="rows">One cell per column; the first is the head of its row.</param>
    public static Html Render(string caption, IReadOnlyList<DataColumn> columns, IEnumerable<IReadOnlyList<Html>> rows) => Html.Of($"""
        <div class="scroll"{(columns.Count > MostThatFit ? Html.Of($" tabindex=\"0\" role=\"group\" aria-label=\"{caption}\"") : null)}><table class="data" role="table">
        <caption>{caption}</caption>
        <thead role="rowgroup"><tr role="row">{columns.Select(HeadOf)}</tr></thead>
        <tbody role="rowgroup">
        {rows.Select(cells => RowOf(columns, cells))}</tbody>
        </table></div>
        """);

    private static Html HeadOf(DataColumn column) => column.Order is { } order
        ? Html.Of($"<th role=\"columnheader\" scope=\"col\" aria-sort=\"{order}\">{column.Head}</th>")
        : Html.Of($"<th role=\"columnheader\" scope=\"col\">{column.Head}</th>");

    private static Html RowOf(IReadOnlyList<DataColumn> columns, IReadOnlyList<Html> cells) => Html.Of(
        $"<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">{cells[0]}</th>{columns.Skip(1).Zip(cells.Skip(1), (column, cell) => Html.Of($"<td role=\"cell\" data-label=\"{column.Label}\">{cell}</td>"))}</tr>\n");
}

/// <param name="Label">The column's name.</param>
/// <param name="Head">What stands at its head; the name, unless it is a link that sorts.</param>
/// <param name="Order">"ascending" or "descending" where the rows are sorted by it.</param>
internal sealed record DataColumn(string Label, Html Head, string? Order = null)
{
    public static DataColumn Of(string label) => new(label, Html.Of($"{label}"));
}
