using System.Globalization;
using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Formats;
using Konna.MapServer.Api.History;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Writes;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/collections/{c}/items/{id}/history</c>: what was changed in one item, also in one that is there no more.</summary>
internal sealed class ItemHistory : Resource
{
    private static readonly IReadOnlyList<Representation> Forms = [Representation.Json, Representation.Html];

    public override string Pattern => "/operations/{operationId}/collections/{collectionId}/items/{featureId}/history";

    public override string Summary => "What was changed in the feature, the newest first";

    public override SnapshotUse Snapshot => SnapshotUse.Never;

    public override IReadOnlyList<Representation> RepresentationsOf(CollectionSchema? collection) => Forms;

    public override IReadOnlyList<ApiParameter> PathParameters => [Item.FeatureId];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) => [HistoryParameters.Before, HistoryParameters.Limit];

    public override async ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var id = request.Id(ItemWrites.FeatureId, "feature");
        var (before, limit) = (HistoryParameters.ReadBefore(request), HistoryParameters.ReadLimit(request));
        var operation = request.Operation.Operation.Id;
        var found = await request.Store.ReadHistoryAsync(operation, request.Collection, id, before, limit + 1, request.Cancellation);
        if (!found.Any(change => change.ItemId == id) && await request.Features.FindFeatureAsync(operation, request.Collection, id, request.Cancellation) is null
            && !(await request.Store.ReadHistoryAsync(operation, request.Collection, id, long.MaxValue, HistoryParameters.MaxLimit, request.Cancellation)).Any(change => change.ItemId == id))
        {
            throw new RequestFailedException(FailureTable.NotFound("feature"));
        }

        // An item is changed once in a commit, so a revision is a place between entries.
        var changes = found.Take(limit).ToList();
        var document = new HistoryDocument(
            operation,
            request.Operation.Revision,
            [.. changes.Select(change => HistoryEntry.Of(change, request))],
            [
                .. request.OwnLinks(),
                .. found.Count > limit ? [request.LinkTo(request.Representation, "next", "What was changed before", ("before", changes[^1].Revision.ToString(CultureInfo.InvariantCulture)))] : Array.Empty<Link>(),
            ]);
        var version = HistoryVersion.Of(request);
        return request.Representation.IsHtml ? Answer.Page(version, HistoryPage.OfItem(request, id, document)) : Answer.Json(version, document);
    }
}
