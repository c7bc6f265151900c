using Konna.Geo.Features;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Pages;

/// <summary>A page of features as a table.</summary>
internal static class ItemsPage
{
    private static readonly string[] Wanted = ["kind", "begin", "end"];

    public static Html Render(ResourceRequest request, FeaturePage page, string? nextUrl)
    {
        var words = Words.In(request.Language);
        var collection = request.Collection;
        var columns = collection.Properties.Select((property, index) => (property, index))
            .Where(c => request.Query.ContainsKey(PropertiesParameter.Name) ? c.index > 0 : Wanted.Contains(c.property.Name)).ToList();
        var title = PageLayout.Text(request, collection.Title, collection.TitleFr) ?? collection.Id;
        var count = page.NumberMatched is { } matched ? Html.Of($" {words.Of} {matched}") : null;
        return PageLayout.Render(request, title, Html.Of($"""
            <p>{(page.Rows.Count == 0 ? Html.Of($"{words.NothingFound}") : Html.Of($"{page.Rows.Count}{count} {words.Shown}"))}</p>
            <div class="scroll"><table>
            <tr><th>{words.Name}</th>{columns.Select(c => Html.Of($"<th>{PageLayout.Text(request, c.property.Title, c.property.TitleFr)}</th>"))}<th>Id</th></tr>
            {page.Rows.Select(row => RowOf(request, row, columns.Select(c => c.index)))}</table></div>
            {(nextUrl is null ? null : Html.Of($"<p><a rel=\"next\" href=\"{nextUrl}\">{words.Next}</a></p>"))}
            """));
    }

    private static Html RowOf(ResourceRequest request, FeatureRow row, IEnumerable<int> columns)
    {
        var url = PageLayout.PageUrl(request, $"{request.CollectionPath}/items/{Uri.EscapeDataString(row.Id)}");
        return Html.Of($"<tr><td><a href=\"{url}\">{FeatureText.NameOf(request, row)}</a></td>{columns.Select(i => Html.Of($"<td>{FeatureText.Of(row.Values[i])}</td>"))}<td><code>{row.Id}</code></td></tr>\n");
    }
}
