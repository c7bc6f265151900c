using Konna.Geo.Collections;
using Konna.MapServer.Api.Formats;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Pages;

/// <summary>An operation's collections with what they hold and the ways to have them.</summary>
internal static class CollectionTable
{
    public static Html Render(ResourceRequest request, IReadOnlyList<(CollectionSchema Schema, CollectionExtent Extent)> collections)
    {
        var words = Words.In(request.Language);
        return DataTable.Render(
            words.Collections,
            [DataColumn.Of(words.Name), DataColumn.Of(words.Meaning), DataColumn.Of(words.NumberOfFeatures), DataColumn.Of(words.Time), DataColumn.Of(words.Downloads)],
            collections.Select(IReadOnlyList<Html> (collection) => RowOf(request, collection.Schema, collection.Extent, words)));
    }

    /// <summary>The downloads of a whole layer, by their extensions.</summary>
    public static Html DownloadsOf(ResourceRequest request, CollectionSchema collection) => Html.Join(FeatureFormats.Downloads.Where(format => format.Suits(collection)).Select((format, i) =>
        Html.Of($"{(i == 0 ? "" : " · ")}<a href=\"{request.Base.Url($"{request.OperationPath}/{collection.Id}.{format.Extension}")}\">{format.Extension}</a>")));

    private static IReadOnlyList<Html> RowOf(ResourceRequest request, CollectionSchema collection, CollectionExtent extent, Words words)
    {
        var path = $"{request.OperationPath}/collections/{collection.Id}";
        return
        [
            Html.Of($"<a href=\"{PageLayout.PageUrl(request, path)}\">{PageLayout.Text(request, collection.Title, collection.TitleFr)}</a>"),
            Html.Of($"{PageLayout.Text(request, collection.Description, collection.DescriptionFr)}"),
            Html.Of($"<a href=\"{PageLayout.PageUrl(request, path + "/items")}\">{extent.Count}</a>"),
            TimeOf(extent, words),
            DownloadsOf(request, collection),
        ];
    }

    private static Html TimeOf(CollectionExtent extent, Words words) =>
        extent.Begin is null && extent.End is null ? Html.Of($"{words.Undated}") : FeatureText.SpanOf(extent.Begin, extent.End, words);
}
