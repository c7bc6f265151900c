using Konna.Geo.Collections;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Pages;

/// <summary>The list of an operation's collections.</summary>
internal static class CollectionsPage
{
    public static Html Render(ResourceRequest request, IReadOnlyList<(CollectionSchema Schema, CollectionExtent Extent)> collections)
    {
        var words = Words.In(request.Language);
        return PageLayout.Render(request, words.Collections, Html.Of($"""
            <p class="lead">{words.CollectionsIntro}</p>
            {CollectionTable.Render(request, collections)}
            """));
    }
}
