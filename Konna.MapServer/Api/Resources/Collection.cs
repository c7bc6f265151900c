using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/collections/{c}</c>: one collection, its extent and where its items are.</summary>
internal sealed class Collection : Resource
{
    public override string Pattern => "/operations/{operationId}/collections/{collectionId}";

    public override string Summary => "The collection";

    public override IReadOnlyList<Representation> Representations => [Representation.Json, Representation.Html];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var version = Versions.Of(request.Operation);
        return ValueTask.FromResult(request.Representation.IsHtml
            ? Answer.Page(version, async cancellation => CollectionPage.Render(request, await ReadAsync(request, cancellation)))
            : Answer.Json(version, cancellation => ReadAsync(request, cancellation)));
    }

    private static async Task<CollectionDocument> ReadAsync(ResourceRequest request, CancellationToken cancellation) => CollectionDocument.Of(
        request,
        request.Collection,
        await request.Store.MeasureAsync(request.Operation.Operation.Id, request.Collection, cancellation),
        [.. request.OwnLinks()]);
}
