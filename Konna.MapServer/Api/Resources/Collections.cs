using Konna.Geo.Encoding;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;

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
            ? Answer.Page(version, async cancellation => CollectionsPage.Render(request, await ReadAsync(request, cancellation)))
            : Answer.Json(version, async cancellation =>
                ListOf(request, await ReadAsync(request, cancellation))));
    }

    /// <summary>What all collections can be had in is listed once; each points there and adds its own.</summary>
    private static CollectionList ListOf(ResourceRequest request, IReadOnlyList<CollectionDocument> documents)
    {
        var common = documents.Select(d => d.Crs).Aggregate((a, b) => [.. a.Intersect(b)]);
        return new CollectionList([.. documents.Select(d => d with { Crs = ["#/crs", .. d.Crs.Except(common)] })], common, [.. request.OwnLinks()]);
    }

    private static async Task<IReadOnlyList<CollectionDocument>> ReadAsync(ResourceRequest request, CancellationToken cancellation)
    {
        var documents = new List<CollectionDocument>();
        foreach (var collection in request.Operation.Collections)
        {
            var measured = await request.Store.MeasureAsync(request.Operation.Operation.Id, collection, cancellation);
            var url = request.Base.Url($"{request.OperationPath}/collections/{collection.Id}");
            documents.Add(CollectionDocument.Of(request, collection, measured,
            [
                new Link(url + "?f=json", "self", MediaTypes.Json, "This collection"),
                new Link(url + "?f=html", "alternate", MediaTypes.Html, "This collection as a page"),
            ]));
        }

        return documents;
    }

    private sealed record CollectionList(IReadOnlyList<CollectionDocument> Collections, IReadOnlyList<string> Crs, IReadOnlyList<Link> Links);
}
