using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/collections</c>: what can be asked for.</summary>
internal sealed class Collections : Resource
{
    public override string Pattern => "/operations/{operationId}/collections";

    public override string Summary => "The collections";

    public override IReadOnlyList<Representation> Representations => [Representation.Json, Representation.Html];

    public override IReadOnlyList<string> ConformanceClasses => [ConformanceClass.CommonCollections];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var version = Versions.Of(request.Operation);
        return ValueTask.FromResult(request.Representation.IsHtml
            ? Answer.Page(version, async cancellation => CollectionsPage.Render(request, await MeasureAsync(request, cancellation)))
            : Answer.Json(version, async cancellation =>
                ListOf(request, [.. (await MeasureAsync(request, cancellation)).Select(c => DocumentOf(request, c.Schema, c.Extent))])));
    }

    /// <summary>Every collection of the operation with what it holds.</summary>
    public static async Task<IReadOnlyList<(CollectionSchema Schema, CollectionExtent Extent)>> MeasureAsync(ResourceRequest request, CancellationToken cancellation)
    {
        var measured = new List<(CollectionSchema, CollectionExtent)>();
        foreach (var collection in request.Operation.Collections)
        {
            measured.Add((collection, await request.Features.MeasureAsync(request.Operation.Operation.Id, collection, cancellation)));
        }

        return measured;
    }

    /// <summary>What all collections can be had in is listed once; each points there and adds its own.</summary>
    private static CollectionList ListOf(ResourceRequest request, IReadOnlyList<CollectionDocument> documents)
    {
        var common = documents.Select(d => d.Crs).Aggregate((a, b) => [.. a.Intersect(b)]);
        return new CollectionList([.. documents.Select(d => d with { Crs = ["#/crs", .. d.Crs.Except(common)] })], common, [.. request.OwnLinks()]);
    }

    private static CollectionDocument DocumentOf(ResourceRequest request, CollectionSchema collection, CollectionExtent extent)
    {
        var url = request.Base.Url($"{request.OperationPath}/collections/{collection.Id}");
        return CollectionDocument.Of(request, collection, extent,
        [
            new Link(url + "?f=json", "self", MediaTypes.Json, "This collection"),
            new Link(url + "?f=html", "alternate", MediaTypes.Html, "This collection as a page"),
        ]);
    }

    private sealed record CollectionList(IReadOnlyList<CollectionDocument> Collections, IReadOnlyList<string> Crs, IReadOnlyList<Link> Links);
}
