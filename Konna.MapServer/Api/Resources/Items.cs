using System.IO.Pipelines;
using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Formats;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/collections/{c}/items</c>: a page of features (OGC API - Features Part 1, 7.15).</summary>
internal sealed class Items : Resource
{
    public override string Pattern => "/operations/{operationId}/collections/{collectionId}/items";

    public override string Summary => "The features";

    public override IReadOnlyList<Representation> RepresentationsOf(CollectionSchema? collection)
    {
        Representation[] forms = [.. FeatureFormats.For(collection).Select(format => format.Representation)];
        return [forms[0], Representation.Html, .. forms[1..]];
    }

    public override IReadOnlyList<string> ConformanceClasses =>
        [ConformanceClass.FeaturesCore, ConformanceClass.FeaturesGeoJson, ConformanceClass.FeaturesHtml, .. ConformanceClass.Filtering];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) =>
        [.. ItemParameters.PagingOf(collection!), .. FeatureFormats.For(collection).SelectMany(format => format.Parameters)];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var query = ItemsQuery.ReadPage(request);
        var version = Versions.Of(request.Operation);
        return ValueTask.FromResult(request.Representation.IsHtml
            ? Answer.Page(version, async cancellation =>
            {
                var page = await request.Store.ReadPageAsync(query, cancellation);
                return ItemsPage.Render(request, page, ItemsQuery.NextUrl(request, query, page));
            })
            : new Answer
            {
                Version = version,
                ContentCrs = BboxParameter.Crs84,
                WriteAsync = (pipe, cancellation) => WriteAsync(request, query, pipe, cancellation),
            });
    }

    private static async Task WriteAsync(ResourceRequest request, FeatureQuery query, PipeWriter pipe, CancellationToken cancellation)
    {
        var format = FeatureFormats.All.Single(f => f.Representation == request.Representation);
        var encoder = await format.EncoderAsync(request, cancellation);
        var page = await request.Store.ReadPageAsync(query, cancellation);
        var links = LinksOf(request, ItemsQuery.NextUrl(request, query, page));
        if (!format.CarriesLinks)
        {
            request.Http.Response.Headers.Link = string.Join(", ", links.Select(link => $"<{link.Href}>; rel=\"{link.Rel}\"; type=\"{link.Type}\""));
        }

        new FeatureDocumentWriter(encoder).WritePage(pipe, new FeatureCollectionMembers(links, page.NumberMatched), page.Rows);
    }

    private static List<Link> LinksOf(ResourceRequest request, string? nextUrl)
    {
        List<Link> links = [.. request.OwnLinks()];
        if (nextUrl is not null)
        {
            links.Add(new Link(nextUrl, "next", request.Representation.MediaType, "The next page"));
        }

        links.Add(new Link(request.Base.Url(request.CollectionPath), "collection", MediaTypes.Json, request.Collection.Title));
        return links;
    }
}
