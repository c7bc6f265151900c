using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using Konna.MapServer.Api.Pages.Maps;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>What the page of a feature shows beside the feature itself.</summary>
internal sealed record ItemContent(
    FeatureRow Row,
    FeatureNames Names,
    Html? Map,
    IReadOnlyList<DisputedMatter> Disputes,
    IReadOnlyList<SourceCitation> Sources,
    IReadOnlyList<ReferringFeatures> Referring,
    string? PreviousId,
    string? NextId)
{
    public static async Task<ItemContent> ReadAsync(ResourceRequest request, FeatureRow row, CancellationToken cancellation)
    {
        var collection = request.Collection;
        var name = FeatureText.NameOf(request, collection, row);
        var disputes = await DisputedMatter.ReadAsync(request, row, cancellation);
        var versions = disputes.SelectMany(d => d.Columns).SelectMany(c => c.Versions).DistinctBy(v => v.Id).ToList();
        var names = await FeatureNames.ReadAsync(request, [(collection, [row, .. versions])], cancellation);
        var subject = MapShape.Of(collection, row, "subject", name);
        MapShape?[] shapes =
        [
            subject,
            .. versions.Where(v => v.Id != row.Id)
                .Select(v => MapShape.Of(collection, v, "other", FeatureText.NameOf(request, collection, v)))
                .Where(v => subject is null || v is null || !v.Geometry.EqualsExact(subject.Geometry)),
        ];
        return new ItemContent(
            row,
            names,
            await MapReader.ReadAsync(request, Words.In(request.Language).MapOf(name), shapes, cancellation),
            disputes,
            (await SourceCitation.ReadAsync(request, collection, [row], cancellation))[row.Id].ToList(),
            await ReferringFeatures.ReadAsync(request, row.Id, cancellation),
            await NeighbourAsync(request, row, isNext: false, cancellation),
            await NeighbourAsync(request, row, isNext: true, cancellation));
    }

    /// <summary>The feature before or after this one in the order of the ids.</summary>
    private static async Task<string?> NeighbourAsync(ResourceRequest request, FeatureRow row, bool isNext, CancellationToken cancellation)
    {
        var query = new FeatureQuery(request.Operation.Operation.Id, request.Collection) { Limit = 1, SortBy = isNext ? [] : [new SortKey(request.Collection.Properties[0], Descending: true)] };
        var page = await request.Features.ReadPageAsync(query with { After = query.PositionOf(row) }, cancellation);
        return page.Rows.Count == 0 ? null : page.Rows[0].Id;
    }
}

/// <summary>A source that is cited, with where in it.</summary>
internal sealed record SourceCitation(string SourceId, string Name, string? Locator)
{
    private const string Sources = "sources";

    /// <summary>By the id of the citing feature, in its order.</summary>
    public static async Task<ILookup<string, SourceCitation>> ReadAsync(
        ResourceRequest request, CollectionSchema collection, IReadOnlyCollection<FeatureRow> rows, CancellationToken cancellation)
    {
        var citations = await request.Features.ReadCitationsAsync(request.Operation.Operation.Id, collection, [.. rows.Select(r => r.Id)], cancellation);
        var names = await FeatureNames.ReadAsync(request, Sources, citations.SelectMany(c => c).Select(c => c.SourceId), cancellation);
        return citations
            .SelectMany(group => group.Select(citation => (Item: group.Key, Citation: citation)))
            .ToLookup(pair => pair.Item, pair => Of(pair.Citation, names), StringComparer.Ordinal);
    }

    public Html Render(ResourceRequest request) => Html.Of(
        $"<a href=\"{PageLayout.ItemUrl(request, Sources, SourceId)}\">{Name}</a>{(Locator is null ? "" : $", {Locator}")}");

    private static SourceCitation Of(Citation citation, FeatureNames names) =>
        new(citation.SourceId, names.Find(Sources, citation.SourceId) ?? citation.SourceId, citation.Locator);
}
