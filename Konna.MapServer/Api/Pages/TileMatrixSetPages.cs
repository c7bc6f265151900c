using System.Globalization;
using Konna.Geo.Tiles;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>The tile matrix sets, and one of them as a table.</summary>
internal static class TileMatrixSetPages
{
    public static Html RenderList(ResourceRequest request)
    {
        var words = Words.In(request.Language);
        return PageLayout.Render(request, words.TileMatrixSets, Html.Of($"""
            <p class="lead">{words.TileMatrixSetsIntro}</p>
            <ul>
            {TileMatrixSets.All.Select(set => Html.Of($"<li><a href=\"{PageLayout.PageUrl(request, $"{request.OperationPath}/tileMatrixSets/{set.Id}")}\">{set.Id}</a> ({PageLayout.LinkOrText(set.Crs)})</li>\n"))}</ul>
            """));
    }

    public static Html RenderDefinition(ResourceRequest request, TileMatrixSet set)
    {
        var words = Words.In(request.Language);
        return PageLayout.Render(request, set.Id, Html.Of($"""
            <p class="lead">{words.TileMatrixSetsIntro}</p>
            <p>{PageLayout.LinkOrText(set.Uri)}</p>
            <p>{PageLayout.LinkOrText(set.Crs)}</p>
            {DataTable.Render(set.Id, [DataColumn.Of(words.Zoom), DataColumn.Of(words.Scale), DataColumn.Of(words.CellSize), DataColumn.Of(words.Columns), DataColumn.Of(words.Rows)], set.Matrices.Select(m => RowOf(m, words)))}
            """));
    }

    private static IReadOnlyList<Html> RowOf(TileMatrix matrix, Words words) =>
    [
        Html.Of($"{matrix.Id}"),
        Html.Of($"1 : {words.Number(matrix.ScaleDenominator, 2)}"),
        Html.Of($"{matrix.CellSize.ToString("G6", CultureInfo.InvariantCulture)}"),
        Html.Of($"{matrix.Width}"),
        Html.Of($"{matrix.Height}"),
    ];
}
