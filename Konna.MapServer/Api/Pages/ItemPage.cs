using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Filtering;
using Konna.MapServer.Api.History;
using Konna.MapServer.Api.Requests;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Konna.MapServer.Api.Pages;

/// <summary>One feature: a map, the accounts of it side by side where they differ, everything that is known, by whose word, and what refers to it.</summary>
internal static class ItemPage
{
    /// <param name="shown">The properties that were asked for.</param>
    public static Html Render(ResourceRequest request, CollectionSchema shown, ItemContent content)
    {
        var words = Words.In(request.Language);
        var collection = request.Collection;
        var row = content.Row;
        var geometry = row.Wkb.IsEmpty ? null : new WKBReader().Read(row.Wkb.ToArray());
        return PageLayout.Render(request, FeatureText.NameOf(request, collection, row), Html.Of($"""
            {(FeatureText.TextOf(request, collection, row, "summary") is { } summary ? Html.Of($"<p class=\"lead\">{summary}</p>\n") : null)}<p class="actions"><a class="button" href="{MapLink.Of(request, row)}">{words.OnTheMap}</a> <a class="button" href="{PageLayout.PageUrl(request, HistoryEntry.ItemPath(request, collection.Id, row.Id))}">{words.History}</a></p>
            {(content.Map is { } map ? Html.Of($"<figure>{map}</figure>") : Html.Of($"<p>{words.NoPosition}</p>"))}
            {content.Disputes.Select(matter => AccountsTable.Render(request, matter, content))}<section>
            <h2>{words.Properties}</h2>
            {PairTable.Render(words.Properties, PairsOf(request, shown, content, geometry, words))}
            </section>
            <section>
            <h2>{words.Sources}</h2>
            {(content.Sources.Count == 0 ? Html.Of($"<p>{words.NoSource}</p>") : Html.Of($"<ul>\n{content.Sources.Select(source => Html.Of($"<li>{source.Render(request)}</li>\n"))}</ul>"))}
            </section>
            {(collection.Geometry == GeometryKind.LineStringM && geometry is LineString path ? PathOf(path, words) : null)}{ReferringTo(request, content, words)}{NeighboursOf(request, content, words)}
            """));
    }

    private static IEnumerable<(Html Name, Html Value)> PairsOf(ResourceRequest request, CollectionSchema shown, ItemContent content, Geometry? geometry, Words words)
    {
        foreach (var property in shown.Properties)
        {
            var value = content.Row.Values[request.Collection.SlotOf(property)];
            if (value is null or string[] { Length: 0 })
            {
                continue;
            }

            yield return (
                Html.Of($"{PageLayout.Text(request, property.Title, property.TitleFr)} <code>{property.Name}</code>"),
                FeatureText.ValueOf(request, request.Collection, property, value, content.Names));
        }

        if (geometry is not null)
        {
            yield return (Html.Of($"{words.Geometry} <code>{FilterCheck.GeometryName}</code>"), GeometryOf(geometry, words));
        }
    }

    private static Html GeometryOf(Geometry geometry, Words words) => geometry is Point point
        ? Html.Of($"{words.Degrees(point.Y, 'N', 'S', 5)}, {words.Degrees(point.X, 'E', 'W', 5)}")
        : Html.Of($"{geometry.GeometryType}, {words.Vertices(geometry.NumPoints)}");

    private static Html PathOf(LineString path, Words words) => Html.Of($"""
        <section>
        <h2>{words.Path}</h2>
        <details><summary>{words.Vertices(path.NumPoints)}</summary>
        {DataTable.Render(
            words.Path,
            [DataColumn.Of(words.Ordinal), DataColumn.Of(words.Time), DataColumn.Of(words.Latitude), DataColumn.Of(words.Longitude)],
            path.Coordinates.Select(IReadOnlyList<Html> (vertex, i) =>
            [
                Html.Of($"{i + 1}"), FeatureText.TimeOf(DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(vertex.M * 1000))),
                Html.Of($"{words.Degrees(vertex.Y, 'N', 'S', 5)}"), Html.Of($"{words.Degrees(vertex.X, 'E', 'W', 5)}"),
            ]))}
        </details>
        </section>

        """);

    private static Html? ReferringTo(ResourceRequest request, ItemContent content, Words words) => content.Referring.Count == 0 ? null : Html.Of($"""
        <section>
        <h2>{words.RefersHere}</h2>
        {content.Referring.Select(referring => ReferringOf(request, referring, content.Row.Id, words))}</section>

        """);

    private static Html ReferringOf(ResourceRequest request, ReferringFeatures referring, string id, Words words)
    {
        var collection = referring.Collection;
        var all = referring.Count == referring.First.Count ? null : Html.Of(
            $"<li><a href=\"{referring.AllUrl(request, id)}\">{(referring.Count is { } count ? words.All(count) : words.NextPage)}</a></li>");
        return Html.Of($"""
            <h3>{PageLayout.Text(request, collection.Title, collection.TitleFr)}{words.Colon} {PageLayout.Text(request, referring.Property.Title, referring.Property.TitleFr)}</h3>
            <ul>{referring.First.Select(row => Html.Of($"<li><a href=\"{PageLayout.ItemUrl(request, collection.Id, row.Id)}\">{FeatureText.NameOf(request, collection, row)}</a></li>"))}{all}</ul>

            """);
    }

    private static Html NeighboursOf(ResourceRequest request, ItemContent content, Words words)
    {
        Html? Link(string? id, string relation, string text) => id is null ? null : Html.Of(
            $"<a rel=\"{relation}\" href=\"{PageLayout.ItemUrl(request, request.Collection.Id, id)}\">{text}{words.Colon} {id}</a> ");
        return Html.Of($"<nav class=\"paging\" aria-label=\"{words.Neighbours}\">{Link(content.PreviousId, "prev", words.Previous)}{Link(content.NextId, "next", words.Following)}</nav>");
    }
}
