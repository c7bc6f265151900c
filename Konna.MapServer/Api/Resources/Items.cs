using System.IO.Pipelines;
using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Formats;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Writes;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/collections/{c}/items</c>: a page of features (OGC API - Features Part 1, 7.15).</summary>
internal sealed class Items(KeptBodies bodies) : Resource
{
    /// <summary>Longer pages would push many others out of what is kept.</summary>
    private const int MostRowsKept = 1000;

    public override string Pattern => "/operations/{operationId}/collections/{collectionId}/items";

    public override string Summary => "The features";

    public override IReadOnlyList<Representation> RepresentationsOf(CollectionSchema? collection) => FeatureFormats.WithPage(collection);

    public override bool HasPast => true;

    public override IReadOnlyList<string> ConformanceClasses =>
        [ConformanceClass.FeaturesCore, ConformanceClass.FeaturesGeoJson, ConformanceClass.FeaturesHtml, ConformanceClass.FeaturesCrs, .. ConformanceClass.Filtering, .. ConformanceClass.JsonFg];

    public override IReadOnlyList<WriteMethod> Writes => [ItemWrites.Create];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) =>
        [.. ItemParameters.PagingOf(collection!), .. FeatureFormats.For(collection).SelectMany(format => format.Parameters)];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var query = ItemsQuery.ReadPage(request);
        var shown = FeaturePresentation.Read(request);
        request.Http.Response.Headers.Link = LinkHeader.Of(CollectionLinksOf(request));
        var version = Versions.Of(request.Operation);
        if (request.Representation.IsHtml)
        {
            return ValueTask.FromResult(Answer.Page(version, async cancellation =>
            {
                var page = await request.Features.ReadPageAsync(query, cancellation);
                return await ItemsPage.RenderAsync(request, shown.Request.Collection, page, ItemsQuery.NextUrl(request, query, page), cancellation);
            }));
        }

        var answer = new Answer
        {
            Version = version,
            ContentCrs = shown.Crs.Uri,
            IsOfOneRevision = true,
            WriteAsync = (pipe, cancellation) => WriteAsync(shown, query, pipe, cancellation),
        };

        // What was is in memory anyway.
        var isKept = request.AsOf is null && query.Limit <= MostRowsKept && FeatureFormats.Find(request.Representation) is { CarriesLinks: true };
        return ValueTask.FromResult(isKept ? answer.KeptWhenRepeated(bodies) : answer);
    }

    private static async Task WriteAsync(FeaturePresentation shown, FeatureQuery query, PipeWriter pipe, CancellationToken cancellation)
    {
        var request = shown.Request;
        var format = FeatureFormats.Find(request.Representation)!;
        var writer = await format.WriterAsync(request, cancellation);
        var page = await request.Features.ReadPageAsync(query, cancellation);

        // The page is read last: if it is of the request's revision, so is what the writer needed.
        await OneRevision.EnsureAsync(request, page.Revision, cancellation);
        var links = LinksOf(request, ItemsQuery.NextUrl(request, query, page));
        if (!format.CarriesLinks)
        {
            request.Http.Response.Headers.Link = LinkHeader.Of([.. links, .. CollectionLinksOf(request)]);
        }

        var rows = shown.Of(page.Rows);
        var members = new FeatureCollectionMembers(links, shown.IsCut ? null : page.NumberMatched, NumberReturned: rows.Count);
        await writer.WriteStreamAsync(pipe, members, rows.ToAsyncEnumerable(), cancellation);
    }

    /// <summary>What a client may need to know before it asks on (Features Part 3 wants the queryables in the header whatever the form).</summary>
    private static IEnumerable<Link> CollectionLinksOf(ResourceRequest request) =>
    [
        new Link(request.Base.Url(request.CollectionPath + "/queryables"), Relations.OgcQueryables, MediaTypes.Schema, null),
        new Link(request.Base.Url(request.CollectionPath + "/sortables"), Relations.OgcSortables, MediaTypes.Schema, null),
        new Link(request.Base.Url(request.CollectionPath + "/schema"), Relations.OgcSchema, MediaTypes.Schema, null),
    ];

    private static List<Link> LinksOf(ResourceRequest request, string? nextUrl)
    {
        List<Link> links = [.. request.OwnLinks()];
        if (nextUrl is not null)
        {
            links.Add(request.LinkTo(request.Representation, "next", "The next page") with { Href = nextUrl });
        }

        links.Add(new Link(request.Base.Url(request.CollectionPath), "collection", MediaTypes.Json, request.Collection.Title));
        return links;
    }
}
