using System.Globalization;
using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Changes;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.History;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/changes</c>: what was changed, in the order of the commits; as server-sent events each change when it is made, as JSON those so far.</summary>
internal sealed class Changes(ChangeStream stream) : Resource
{
    private const int MaxLimit = 1000;
    private const string LastEventId = "Last-Event-ID";

    private static readonly ApiParameter After = new(
        "after",
        "Only changes after this one: a revision, or the id of an event. Of a stream the header Last-Event-ID says the same, and wins. Without it events begin now, and JSON with the first change.",
        () => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = ChangePosition.Pattern });

    private static readonly ApiParameter Limit = new("limit", "JSON: the changes of so many commits at most; more than the maximum counts as the maximum.", () => new OpenApiSchema
    {
        Type = JsonSchemaType.Integer,
        Minimum = "1",
        Maximum = MaxLimit.ToString(CultureInfo.InvariantCulture),
        Default = ItemParameters.DefaultLimit,
    });

    public override string Pattern => "/operations/{operationId}/changes";

    public override string Summary => "The changes of the operation, also as they are made";

    /// <summary>What comes to an end is preferred: a stream is for those who ask for one.</summary>
    public override IReadOnlyList<Representation> Representations => [Representation.Json, Representation.EventStream];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) => [After, Limit];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var after = ReadAfter(request);
        var limit = PagingParameters.ReadLimit(request.Query, MaxLimit, "commits");
        if (request.Representation == Representation.EventStream)
        {
            return ValueTask.FromResult(Answer.Endless(_ => stream.WriteAsync(request, after)));
        }

        var version = HistoryVersion.Of(request);
        return ValueTask.FromResult(Answer.Json(version, cancellation => ReadAsync(request, after ?? ChangePosition.After(0), limit, cancellation)));
    }

    private static async Task<ChangesDocument> ReadAsync(ResourceRequest request, ChangePosition after, int limit, CancellationToken cancellation)
    {
        var (operation, revision) = (request.Operation.Operation.Id, request.Operation.Revision);
        var commits = ToldCommit.Of(await request.Store.ReadChangesAsync(operation, after.RevisionBefore, limit, cancellation));
        var last = commits.Count == 0 ? revision : commits[^1].Revision;
        return new ChangesDocument(
            operation,
            revision,
            [.. commits.SelectMany(commit => commit.Changes).Where(after.IsBefore).Select(change => ChangeEntry.Of(change, request))],
            [
                .. request.OwnLinks(),
                .. last < revision ? [request.LinkTo(request.Representation, "next", "The changes after these", ("after", last.ToString(CultureInfo.InvariantCulture)))] : Array.Empty<Link>(),
            ]);
    }

    private static ChangePosition? ReadAfter(ResourceRequest request)
    {
        var isStream = request.Representation == Representation.EventStream;
        var (name, text) = isStream && request.Http.Request.Headers[LastEventId].ToString() is { Length: > 0 } header
            ? (LastEventId, header)
            : ("after", request.Query.GetValueOrDefault("after"));
        return text is null ? null
            : ChangePosition.Parse(text) ?? throw new RequestFailedException(FailureTable.InvalidParameter(name, "a revision such as 12, or the id of an event such as 12.3"));
    }

    private sealed record ChangesDocument(string Operation, long Revision, IReadOnlyList<ChangeEntry> Changes, IReadOnlyList<Link> Links);
}
