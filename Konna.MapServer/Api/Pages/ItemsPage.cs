using Konna.Geo.Collections;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages.Maps;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Pages;

/// <summary>A page of features: the question as a form, a small map, a table that sorts by its head, and the way to the next page.</summary>
internal static class ItemsPage
{
    /// <param name="shown">The collection with the properties that were asked for.</param>
    /// <param name="page">With all properties, in longitude and latitude.</param>
    public static async Task<Html> RenderAsync(ResourceRequest request, CollectionSchema shown, FeaturePage page, string? nextUrl, CancellationToken cancellation)
    {
        var words = Words.In(request.Language);
        var collection = request.Collection;
        var columns = ItemsColumns.Of(request, shown, page.Rows);
        var names = await FeatureNames.ReadAsync(request, [(collection, page.Rows)], cancellation);
        var map = await MapReader.ReadAsync(
            request, words.MapOfThePage(page.Rows.Count), page.Rows.Select(row => MapShape.Of(collection, row, "subject", FeatureText.NameOf(request, collection, row))), cancellation);
        var title = PageLayout.Text(request, collection.Title, collection.TitleFr) ?? collection.Id;
        var count = page.NumberMatched is { } matched ? Html.Of($" {words.Of} {matched}") : null;
        return PageLayout.Render(request, title, Html.Of($"""
            <p class="lead">{PageLayout.Text(request, collection.Description, collection.DescriptionFr)}</p>
            {ItemsForm.Render(request)}
            <p>{(page.Rows.Count == 0 ? Html.Of($"{words.NothingFound}") : Html.Of($"{page.Rows.Count}{count} {words.Shown}"))}</p>
            {(map is null ? null : Html.Of($"<figure>{map}</figure>"))}
            {(page.Rows.Count == 0 ? null : DataTable.Render(title, [NameColumn(request, words), .. columns.Select(column => ColumnOf(request, column, words))], page.Rows.Select(IReadOnlyList<Html> (row) =>
            [
                Html.Of($"<a href=\"{PageLayout.ItemUrl(request, collection.Id, row.Id)}\">{FeatureText.NameOf(request, collection, row)}</a>"),
                .. columns.Select(column => FeatureText.ValueOf(request, collection, column, row.Values[collection.SlotOf(column)], names)),
            ])))}
            {PagingOf(request, nextUrl, words)}
            <p>{words.Downloads}{words.Colon} {CollectionTable.DownloadsOf(request, collection)}</p>
            """));
    }

    private static DataColumn NameColumn(ResourceRequest request, Words words) =>
        request.Collection.Properties.FirstOrDefault(p => p.Role == PropertyRole.Title) is { } title ? ColumnOf(request, title, words) : ColumnOf(request, request.Collection.Properties[0], words);

    /// <summary>The head sorts by its column, and the other way when that is done already.</summary>
    private static DataColumn ColumnOf(ResourceRequest request, PropertySchema property, Words words)
    {
        var title = PageLayout.Text(request, property.Title, property.TitleFr) ?? property.Name;
        if (!property.IsQueryable)
        {
            return DataColumn.Of(title);
        }

        var sorted = request.Query.GetValueOrDefault(SortParameter.Name) switch
        {
            { } key when key.TrimStart('+', ' ') == property.Name => "ascending",
            { } key when key == "-" + property.Name => "descending",
            _ => null,
        };
        var url = request.UrlIn(Representation.Html, (SortParameter.Name, sorted == "ascending" ? "-" + property.Name : property.Name), ("cursor", null), ("offset", null));
        var mark = sorted switch
        {
            "ascending" => Html.Of($" <span class=\"order\" role=\"img\" aria-label=\"{words.SortedAscending}\">▲</span>"),
            "descending" => Html.Of($" <span class=\"order\" role=\"img\" aria-label=\"{words.SortedDescending}\">▼</span>"),
            _ => null,
        };
        return new DataColumn(title, Html.Of($"<a href=\"{url}\">{title}{mark}</a>"), sorted);
    }

    private static Html? PagingOf(ResourceRequest request, string? nextUrl, Words words)
    {
        var isFirst = !request.Query.ContainsKey("cursor") && !request.Query.ContainsKey("offset");
        return isFirst && nextUrl is null ? null : Html.Of($"""
            <nav class="paging" aria-label="{words.Paging}">{(isFirst ? null : Html.Of($"<a rel=\"first\" href=\"{request.UrlIn(Representation.Html, ("cursor", null), ("offset", null))}\">{words.FirstPage}</a> "))}{(nextUrl is null ? null : Html.Of($"<a rel=\"next\" href=\"{nextUrl}\">{words.NextPage}</a>"))}</nav>
            """);
    }
}
