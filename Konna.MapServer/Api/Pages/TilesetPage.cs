using Konna.Geo.Tiles;
using Konna.Geo.Time;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Tiles;

namespace Konna.MapServer.Api.Pages;

/// <summary>The tilesets of the operation or of a collection, and one of them: where its tiles are, what they say of features, and which there are.</summary>
internal static class TilesetPage
{
    public static Html RenderList(ResourceRequest request)
    {
        var words = Words.In(request.Language);
        return PageLayout.Render(request, words.VectorTiles, Html.Of($"""
            <p class="lead">{words.VectorTilesIntro}</p>
            <ul>
            {TileMatrixSets.All.Select(set => Html.Of($"<li><a href=\"{PageLayout.PageOfSameTime(request, $"{TilesetDescription.PathOf(request)}/{set.Id}")}\">{set.Id}</a></li>\n"))}</ul>
            """));
    }

    public static Html Render(ResourceRequest request, TileMatrixSet set, TileQuestion question, TilesetDocument document)
    {
        var words = Words.In(request.Language);
        var title = $"{words.VectorTiles}{words.Colon} {set.Id}";
        return PageLayout.Render(request, title, Html.Of($"""
            <p class="lead">{words.VectorTilesIntro}</p>
            {PairTable.Render(title, PairsOf(request, set, words))}
            {question.Layers.Select(layer => LayerOf(request, layer, words))}
            <section>
            <h2>{words.TilesThatThereAre}</h2>
            {DataTable.Render(words.TilesThatThereAre, [DataColumn.Of(words.Zoom), DataColumn.Of(words.Rows), DataColumn.Of(words.Columns)], document.TileMatrixSetLimits!.Select(LimitsOf))}
            </section>
            """));
    }

    private static IEnumerable<(Html Name, Html Value)> PairsOf(ResourceRequest request, TileMatrixSet set, Words words)
    {
        yield return (Html.Of($"{words.TileAddress}"), Html.Of($"<code>{TilesetDescription.TemplateOf(request, set, "{z}/{y}/{x}")}</code>"));
        if (request.Offered.Contains(Representation.TileJson))
        {
            yield return (Html.Of($"{words.DescriptionForMaps}"), Html.Of($"<a href=\"{request.UrlIn(Representation.TileJson)}\">TileJSON</a>"));
        }

        yield return (Html.Of($"{words.TileMatrixSet}"), Html.Of($"<a href=\"{PageLayout.PageUrl(request, $"{request.OperationPath}/tileMatrixSets/{set.Id}")}\">{set.Id}</a>"));
    }

    private static Html LayerOf(ResourceRequest request, TileQuestion.Layer layer, Words words)
    {
        var title = $"{words.Layer} {layer.Collection.Id}";
        return Html.Of($"""
            <section>
            <h2>{title}</h2>
            {DataTable.Render(title, [DataColumn.Of(words.Property), DataColumn.Of(words.Meaning)], layer.Attributes.Described.Select(IReadOnlyList<Html> (a) => [Html.Of($"<code>{a.Name}</code>"), MeaningOf(request, a.Name, a.Property, words)]))}
            </section>

            """);
    }

    private static Html MeaningOf(ResourceRequest request, string attribute, Geo.Collections.PropertySchema property, Words words)
    {
        var title = PageLayout.Text(request, property.Title, property.TitleFr);
        return attribute == property.Name ? Html.Of($"{title}") : Html.Of($"{title}, {words.SecondsFrom(Rfc3339.Format(TileQuestion.EpochOf(request)))}");
    }

    private static IReadOnlyList<Html> LimitsOf(TilesetLimits limits) =>
        [Html.Of($"{limits.TileMatrix}"), Html.Of($"{limits.MinTileRow} - {limits.MaxTileRow}"), Html.Of($"{limits.MinTileCol} - {limits.MaxTileCol}")];
}
