using Konna.Geo.Encoding;
using Konna.Geo.Operations;
using Konna.Geo.Time;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Writes;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/operation.json</c>: what a map needs beside the layers.</summary>
internal sealed class OperationDocument(CollectionMeasures measures) : Resource
{
    /// <summary>What came of the import that it answers, beside the operation; null where it answers none.</summary>
    public ImportReport? Import { get; init; }

    public override string Pattern => "/operations/{operationId}/operation.json";

    public override string Summary => "The operation's texts, views, perspectives, disputes and story";

    public override bool HasPast => true;

    public override SnapshotUse Snapshot => SnapshotUse.Never;

    public override IReadOnlyList<Representation> Representations => [Representation.Json];

    public override IReadOnlyList<WriteMethod> Writes => [OperationWrites.ReplaceDocument, OperationWrites.UpdateDocument];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var (operation, revision, _) = request.Operation;
        var document = operation.Document;
        return ValueTask.FromResult(Answer.Json(Versions.Of(request.Operation), async cancellation => new Content(
            operation.Id,
            operation.Title,
            operation.TitleFr,
            operation.Summary,
            operation.SummaryFr,
            operation.TimeZone,
            Rfc3339.Format(operation.Begin),
            Rfc3339.Format(operation.End),
            operation.Bbox,
            document.DefaultView is { } view ? new View(view.Center, view.Zoom, Format(view.Time)) : null,
            document.Perspective,
            document.Perspectives,
            document.Licence,
            document.LicenceUrl,
            document.Attribution,
            document.Disputes,
            document.ClaimGroups,
            [.. document.Story.Select(StepOf)],
            await CountsAsync(request, cancellation),
            revision,
            [.. request.OwnLinks(), new Link(request.Base.Url(request.OperationPath), "collection", MediaTypes.Json, "The operation")],
            Import)) with
        { WriteVersion = revision });
    }

    /// <summary>By these a reader decides whether to fetch a collection whole.</summary>
    private async Task<IReadOnlyDictionary<string, long>> CountsAsync(ResourceRequest request, CancellationToken cancellation)
    {
        var counts = new Dictionary<string, long>();
        foreach (var collection in request.Operation.Collections)
        {
            counts[collection.Id] = (await measures.OfAsync(request.Features, request.Operation, collection, cancellation)).Count;
        }

        return counts;
    }

    private static Step StepOf(StoryStep step) => new(
        step.Id, step.Title, step.TitleFr, step.Text, step.TextFr, Format(step.Time), step.Center, step.Zoom, step.Accounts, step.Selection, step.Facts, step.Citations);

    private static string? Format(DateTimeOffset? instant) => instant is { } value ? Rfc3339.Format(value) : null;

    private sealed record View(double[] Center, double Zoom, string? Time);

    private sealed record Step(
        string Id,
        string? Title,
        string? TitleFr,
        string? Text,
        string? TextFr,
        string? Time,
        double[]? Center,
        double? Zoom,
        IReadOnlyList<string> Accounts,
        string? Selection,
        IReadOnlyList<string> Facts,
        IReadOnlyList<Citation> Citations);

    private sealed record Content(
        string Id,
        string Title,
        string? TitleFr,
        string? Summary,
        string? SummaryFr,
        string TimeZone,
        string Begin,
        string End,
        double[] Bbox,
        View? DefaultView,
        string? Perspective,
        IReadOnlyList<Perspective> Perspectives,
        string? Licence,
        string? LicenceUrl,
        IReadOnlyList<Attribution> Attribution,
        IReadOnlyList<Dispute> Disputes,
        IReadOnlyList<ClaimGroup> ClaimGroups,
        IReadOnlyList<Step> Story,
        IReadOnlyDictionary<string, long> Counts,
        long Revision,
        IReadOnlyList<Link> Links,
        ImportReport? Import);
}
