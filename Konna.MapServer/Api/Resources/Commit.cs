using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.History;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/history/{revision}</c>: everything that one commit changed.</summary>
internal sealed class Commit : Resource
{
    public override string Pattern => "/operations/{operationId}/history/{revision}";

    public override string Summary => "What one commit changed";

    public override IReadOnlyList<Representation> Representations => [Representation.Json, Representation.Html];

    public override IReadOnlyList<ApiParameter> PathParameters => [HistoryParameters.Revision];

    public override async ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var revision = HistoryParameters.ReadRevision(request);
        var operation = request.Operation.Operation.Id;
        var changes = (await request.Store.ReadChangesAsync(operation, revision - 1, 1, request.Cancellation)).Where(change => change.Revision == revision).ToList();
        if (changes.Count == 0)
        {
            throw new RequestFailedException(FailureTable.NotFound("revision"));
        }

        var document = new HistoryDocument(operation, request.Operation.Revision, [.. changes.Select(change => HistoryEntry.Of(change, request))], [.. request.OwnLinks()]);
        var version = HistoryVersion.Of(request);
        var answer = request.Representation.IsHtml ? Answer.Page(version, HistoryPage.OfCommit(request, document)) : Answer.Json(version, document);
        return answer with { WriteVersion = request.Operation.Revision };
    }
}
