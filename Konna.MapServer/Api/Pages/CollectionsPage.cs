using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Resources;

namespace Konna.MapServer.Api.Pages;

/// <summary>The list of an operation's collections.</summary>
internal static class CollectionsPage
{
    public static Html Render(ResourceRequest request, IReadOnlyList<CollectionDocument> collections)
    {
        var words = Words.In(request.Language);
        return PageLayout.Render(request, words.Collections, Html.Of($"""
            <p>{words.CollectionsIntro}</p>
            {collections.Select(c => EntryOf(request, c, words))}
            """));
    }

    private static Html EntryOf(ResourceRequest request, CollectionDocument collection, Words words)
    {
        var path = $"{request.OperationPath}/collections/{collection.Id}";
        return Html.Of($"""
            <section>
            <h2><a href="{PageLayout.PageUrl(request, path)}">{PageLayout.Text(request, collection.Title, collection.TitleFr)}</a></h2>
            <p>{PageLayout.Text(request, collection.Description, collection.DescriptionFr)}</p>
            <p><a href="{PageLayout.PageUrl(request, path + "/items")}">{words.Features}</a> · <a href="{request.Base.Url($"{request.OperationPath}/{collection.Id}.geojson")}">{words.DownloadGeoJson}</a></p>
            </section>

            """);
    }
}
