using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

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
            ? Answer.Page(version, async cancellation => await CollectionPage.RenderAsync(request, await MeasureAsync(request, cancellation), cancellation))
            : Answer.Json(version, async cancellation => CollectionDocument.Of(
                request, request.Collection, await MeasureAsync(request, cancellation), [.. request.OwnLinks()])));
    }

    private static Task<CollectionExtent> MeasureAsync(ResourceRequest request, CancellationToken cancellation) =>
        request.Features.MeasureAsync(request.Operation.Operation.Id, request.Collection, cancellation);
}
