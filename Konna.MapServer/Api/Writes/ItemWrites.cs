using Konna.Geo.Edits;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Formats;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Resources;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Writes;

/// <summary>Features created, replaced, updated and deleted (OGC API - Features Part 4).</summary>
internal static class ItemWrites
{
    public const string FeatureId = "featureId";

    /// <summary>MF-JSON has no media type of its own; OGC API - Moving Features sends it as JSON.</summary>
    private static readonly string[] Types = [MediaTypes.GeoJson, MediaTypes.Json];

    private static readonly Item Reading = new();

    public static WriteMethod Create { get; } = new(HttpMethods.Post, "Creates a feature, or several at once", Types, StatusCodes.Status201Created, CreateAsync)
    {
        ConformanceClasses = [ConformanceClass.FeaturesCreateReplaceDelete, ConformanceClass.FeaturesWrittenAsGeoJson],
    };

    public static WriteMethod Replace { get; } = new(HttpMethods.Put, "Replaces the feature", Types, StatusCodes.Status200OK, ReplaceAsync)
    {
        ConformanceClasses = [ConformanceClass.FeaturesCreateReplaceDelete, ConformanceClass.FeaturesLocking],
    };

    public static WriteMethod Update { get; } = new(HttpMethods.Patch, "Changes members of the feature", [MediaTypes.MergePatch], StatusCodes.Status200OK, UpdateAsync)
    {
        ConformanceClasses = [ConformanceClass.FeaturesUpdate, ConformanceClass.FeaturesLocking],
    };

    public static WriteMethod Delete { get; } = new(HttpMethods.Delete, "Deletes the feature", [], StatusCodes.Status204NoContent, DeleteAsync)
    {
        ConformanceClasses = [ConformanceClass.FeaturesCreateReplaceDelete, ConformanceClass.FeaturesLocking],
    };

    private static async Task<WriteAnswer> CreateAsync(WriteRequest request)
    {
        var sent = await ReadAsync(request);
        var outcome = await ApplyAsync(request, sent.Parts, [.. sent.Parts.Select(part => new FeatureEdit(request.FoundCollection!.Id, null, part.Feature) { IsNew = true })]);
        if (sent.IsCollection)
        {
            return new WriteAnswer(StatusCodes.Status201Created) { Locations = [.. outcome.Ids.Select(id => request.Base.Url(PathOf(request, id)))] };
        }

        var shown = await ShowAsync(request, outcome.Ids[0]);
        return new WriteAnswer(StatusCodes.Status201Created, shown) { Location = request.Base.Url(shown.Request.Path) };
    }

    private static async Task<WriteAnswer> ReplaceAsync(WriteRequest request)
    {
        var sent = await ReadAsync(request);
        return !sent.IsCollection && sent.Parts is [var only]
            ? await WriteAsync(request, only)
            : throw new RequestFailedException(FailureTable.Refused([new EditProblem(EditFault.Invalid, 0, "", "One feature is replaced by one: send a single feature, with a single path.")]));
    }

    private static async Task<WriteAnswer> UpdateAsync(WriteRequest request) =>
        await WriteAsync(request, new SentPart(new SentFeature(await request.ReadBodyAsync(), IsPatch: true, request.Crs), "", []));

    private static async Task<WriteAnswer> WriteAsync(WriteRequest request, SentPart part)
    {
        var outcome = await ApplyAsync(request, [part], [await EditAsync(request, part.Feature)]);
        return new WriteAnswer(StatusCodes.Status200OK, await ShowAsync(request, outcome.Ids[0]));
    }

    private static async Task<SentFeatures> ReadAsync(WriteRequest request)
    {
        var sent = SentFeatures.Read(request.FoundCollection!, await request.ReadBodyAsync(), request.Crs);
        return sent.Problems.Count == 0 ? sent : throw new RequestFailedException(FailureTable.Refused(sent.Problems));
    }

    private static async Task<WriteAnswer> DeleteAsync(WriteRequest request)
    {
        await ApplyAsync(request, [], [await EditAsync(request, null)]);
        return new WriteAnswer(StatusCodes.Status204NoContent);
    }

    private static async Task<FeatureEdit> EditAsync(WriteRequest request, SentFeature? content)
    {
        var id = request.Id(FeatureId, "feature");
        var edit = new FeatureEdit(request.FoundCollection!.Id, id, content) { ExpectedVersion = request.Condition.Versions is [var only] ? only : null };
        if (request.Condition is { Versions: null, IsNew: false } || edit.ExpectedVersion is not null)
        {
            return edit;
        }

        // Of several states that would do, the one that is there now is held on to; of none, nothing is written.
        var row = await request.Store.FindFeatureAsync(request.OperationId, request.FoundCollection, id, request.Cancellation) ?? throw new RequestFailedException(FailureTable.NotFound("feature"));
        return !request.Condition.IsNew && request.Condition.Versions!.Contains(row.Version)
            ? edit with { ExpectedVersion = row.Version }
            : throw await OtherVersionAsync(request, id);
    }

    private static async Task<EditOutcome> ApplyAsync(WriteRequest request, IReadOnlyList<SentPart> parts, IReadOnlyList<FeatureEdit> edits) =>
        await CheckedAsync(request, parts, edits, await request.Store.ApplyAsync(request.OperationId, edits, request.Author, request.Cancellation));

    /// <param name="parts">What was sent, in the order of the edits; none or null where nothing was.</param>
    /// <returns>The outcome, if it is good.</returns>
    /// <exception cref="RequestFailedException">What is told when it is not.</exception>
    public static async Task<EditOutcome> CheckedAsync(WriteRequest request, IReadOnlyList<SentPart?> parts, IReadOnlyList<FeatureEdit> edits, EditOutcome outcome) =>
        outcome.Result switch
        {
            EditResult.Applied => outcome,
            EditResult.OtherVersion => throw await OtherVersionAsync(request, edits[outcome.Edit].ItemId!),
            EditResult.Taken => throw new RequestFailedException(request.Condition.IsNew ? FailureTable.AlreadyThere : FailureTable.IdTaken(parts[outcome.Edit]?.PointerOf("/id") ?? "")),
            EditResult.NoOperation => throw new RequestFailedException(FailureTable.NotFound("operation")),
            EditResult.NoCollection => throw new RequestFailedException(FailureTable.NotFound("collection")),
            EditResult.NoItem => throw new RequestFailedException(FailureTable.NotFound("feature")),
            _ => throw new RequestFailedException(FailureTable.Refused([.. outcome.Problems.Select(problem => Placed(problem, parts))])),
        };

    /// <summary>A problem at its place in the body; one that is with something stored stays where that is.</summary>
    private static EditProblem Placed(EditProblem problem, IReadOnlyList<SentPart?> parts) =>
        problem.Edit < parts.Count && !problem.IsWithStored && parts[problem.Edit] is { } part ? problem with { Pointer = part.PointerOf(problem.Pointer) } : problem;

    /// <summary>Tells what is there instead.</summary>
    public static async Task<RequestFailedException> OtherVersionAsync(WriteRequest request, string id)
    {
        var (current, answer) = await ShowAsync(request, id);
        return new RequestFailedException(FailureTable.OtherVersion(AnswerSender.TagOf(current, answer), request.Base.Url(current.Path)));
    }

    /// <summary>The item as a client would be shown that asked for it without saying how.</summary>
    private static async Task<(ResourceRequest Request, Answer Answer)> ShowAsync(WriteRequest request, string id)
    {
        var operation = await request.Store.FindOperationAsync(request.OperationId, request.Cancellation);
        var collection = operation?.Collections.FirstOrDefault(c => c.Id == request.FoundCollection!.Id) ?? throw new RequestFailedException(FailureTable.NotFound("collection"));
        request.Http.Request.RouteValues[FeatureId] = id;
        var reading = request.Reading(PathOf(request, id), FeatureFormats.WithPage(collection), Representation.GeoJson, operation, collection);
        return (reading, await Reading.AnswerAsync(reading));
    }

    private static string PathOf(WriteRequest request, string id) => $"/operations/{request.OperationId}/collections/{request.FoundCollection!.Id}/items/{id}";
}
