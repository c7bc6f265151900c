using Konna.Geo.Tiles;
using Konna.MapServer.Api.Pages.Maps;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Pages;

/// <summary>One collection: what it holds, where and when, the ways to have it, and its properties.</summary>
internal static class CollectionPage
{
    public static async Task<Html> RenderAsync(ResourceRequest request, CollectionExtent extent, CancellationToken cancellation)
    {
        var words = Words.In(request.Language);
        var collection = request.Collection;
        var title = PageLayout.Text(request, collection.Title, collection.TitleFr) ?? collection.Id;
        var map = extent.Box is { } box ? await MapReader.ReadAsync(request, words.MapOf(title), box, cancellation) : null;
        return PageLayout.Render(request, title, Html.Of($"""
            <p class="lead">{PageLayout.Text(request, collection.Description, collection.DescriptionFr)}</p>
            <p class="actions"><a class="button" href="{PageLayout.PageUrl(request, request.CollectionPath + "/items")}">{words.ReadTheFeatures} ({extent.Count})</a></p>
            {(map is null ? null : Html.Of($"<figure>{map}</figure>"))}
            {PairTable.Render(title, PairsOf(request, extent, words))}
            <section>
            <h2>{words.Properties}</h2>
            <p><a href="{PageLayout.PageUrl(request, request.CollectionPath + "/schema")}">{words.Schema}</a> · <a href="{PageLayout.PageUrl(request, request.CollectionPath + "/queryables")}">{words.Queryables}</a> · <a href="{PageLayout.PageUrl(request, request.CollectionPath + "/sortables")}">{words.Sortables}</a></p>
            {SchemaPage.TableOf(request, words.Properties, collection.Properties, collection.HasGeometry)}
            </section>
            """));
    }

    private static IEnumerable<(Html Name, Html Value)> PairsOf(ResourceRequest request, CollectionExtent extent, Words words)
    {
        if (extent.Begin is not null || extent.End is not null)
        {
            yield return (Html.Of($"{words.Time}"), FeatureText.SpanOf(extent.Begin, extent.End, words));
        }

        if (extent.Box is { } box)
        {
            yield return (Html.Of($"{words.Extent}"), Html.Of(
                $"{words.Degrees(box.South, 'N', 'S', 4)} {words.To} {words.Degrees(box.North, 'N', 'S', 4)}, {words.Degrees(box.West, 'E', 'W', 4)} {words.To} {words.Degrees(box.East, 'E', 'W', 4)}"));
        }

        yield return (Html.Of($"{words.Downloads}"), CollectionTable.DownloadsOf(request, request.Collection));
        if (request.Collection.HasGeometry)
        {
            yield return (Html.Of($"{words.VectorTiles}"), Html.Join(TileMatrixSets.All.Select((set, i) =>
                Html.Of($"{(i == 0 ? "" : " · ")}<a href=\"{PageLayout.PageUrl(request, $"{request.CollectionPath}/tiles/{set.Id}")}\">{set.Id}</a>"))));
            yield return (Html.Of($"{words.InQgis}"), QgisLinks.Of(request, $"{request.OperationPath}/{request.Collection.Id}.qlr", words.QgisLayer, words.QgisLayerOfFile));
        }

        var systems = CrsParameter.Supported(extent.Box).ToList();
        yield return (Html.Of($"{words.ReferenceSystems}"), Html.Of(
            $"<details><summary>{systems.Count}</summary><ul class=\"columns\">{systems.Select(crs => Html.Of($"<li><code>{crs.Uri}</code></li>"))}</ul></details>"));
    }
}
