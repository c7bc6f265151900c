using System.Globalization;
using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.History;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Writes;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/history</c>: what was changed, the newest first; a POST takes a commit back.</summary>
internal sealed class OperationHistory : Resource
{
    public override string Pattern => "/operations/{operationId}/history";

    public override string Summary => "What was changed in the operation, the newest first";

    public override IReadOnlyList<Representation> Representations => [Representation.Json, Representation.Html];

    public override IReadOnlyList<WriteMethod> Writes => [Undoing.Undo];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) => [HistoryParameters.Before, HistoryParameters.Limit];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var (before, limit) = (HistoryParameters.ReadBefore(request), HistoryParameters.ReadLimit(request));
        var version = HistoryVersion.Of(request);
        var answer = request.Representation.IsHtml
            ? Answer.Page(version, async cancellation => HistoryPage.OfOperation(request, await ReadAsync(request, before, limit, cancellation)))
            : Answer.Json(version, cancellation => ReadAsync(request, before, limit, cancellation));
        return ValueTask.FromResult(answer with { WriteVersion = request.Operation.Revision });
    }

    private static async Task<HistoryDocument> ReadAsync(ResourceRequest request, long before, int limit, CancellationToken cancellation)
    {
        // Revisions are without gaps, so a page is a range of them.
        var (operation, revision) = (request.Operation.Operation.Id, request.Operation.Revision);
        var last = Math.Min(before - 1, revision);
        var first = Math.Max(last - limit, 0);
        IReadOnlyList<StoredChange> changes = last <= 0 ? [] : await request.Store.ReadChangesAsync(operation, first, (int)(last - first), cancellation);
        var isBegin = first == 0 || changes.Count == 0 || changes[0].Revision > first + 1;
        return new HistoryDocument(
            operation,
            revision,
            [.. changes.Where(change => change.Revision <= last).OrderByDescending(change => change.Revision).ThenBy(change => change.Ordinal).Select(change => HistoryEntry.Of(change, request))],
            [
                .. request.OwnLinks(),
                .. isBegin ? Array.Empty<Link>() : [request.LinkTo(request.Representation, "next", "What was changed before", ("before", (first + 1).ToString(CultureInfo.InvariantCulture)))],
            ]);
    }
}
