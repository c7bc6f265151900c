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

    private static readonly Item Reading = new();

    public static WriteMethod Create { get; } = new(HttpMethods.Post, "Creates a feature", [MediaTypes.GeoJson], StatusCodes.Status201Created, CreateAsync)
    {
        ConformanceClasses = [ConformanceClass.FeaturesCreateReplaceDelete, ConformanceClass.FeaturesWrittenAsGeoJson],
    };

    public static WriteMethod Replace { get; } = new(HttpMethods.Put, "Replaces the feature", [MediaTypes.GeoJson], StatusCodes.Status200OK, request => WriteAsync(request, isPatch: false))
    {
        ConformanceClasses = [ConformanceClass.FeaturesCreateReplaceDelete, ConformanceClass.FeaturesLocking],
    };

    public static WriteMethod Update { get; } = new(HttpMethods.Patch, "Changes members of the feature", [MediaTypes.MergePatch], StatusCodes.Status200OK, request => WriteAsync(request, isPatch: true))
    {
        ConformanceClasses = [ConformanceClass.FeaturesUpdate, ConformanceClass.FeaturesLocking],
    };

    public static WriteMethod Delete { get; } = new(HttpMethods.Delete, "Deletes the feature", [], StatusCodes.Status204NoContent, DeleteAsync)
    {
        ConformanceClasses = [ConformanceClass.FeaturesCreateReplaceDelete, ConformanceClass.FeaturesLocking],
    };

    private static async Task<WriteAnswer> CreateAsync(WriteRequest request)
    {
        var edit = new FeatureEdit(request.FoundCollection!.Id, null, new SentFeature(await request.ReadBodyAsync(), Crs: request.Crs)) { IsNew = true };
        var outcome = await ApplyAsync(request, edit);
        var shown = await ShowAsync(request, outcome.Ids[0]);
        return new WriteAnswer(StatusCodes.Status201Created, shown) { Location = request.Base.Url(shown.Request.Path) };
    }

    private static async Task<WriteAnswer> WriteAsync(WriteRequest request, bool isPatch)
    {
        var edit = await EditAsync(request, new SentFeature(await request.ReadBodyAsync(), isPatch, request.Crs));
        var outcome = await ApplyAsync(request, edit);
        return new WriteAnswer(StatusCodes.Status200OK, await ShowAsync(request, outcome.Ids[0]));
    }

    private static async Task<WriteAnswer> DeleteAsync(WriteRequest request)
    {
        await ApplyAsync(request, await EditAsync(request, null));
        return new WriteAnswer(StatusCodes.Status204NoContent);
    }

    private static async Task<FeatureEdit> EditAsync(WriteRequest request, SentFeature? content)
    {
        var id = request.Http.GetRouteValue(FeatureId) is string text && Slug.IsId(text) ? text : throw new RequestFailedException(FailureTable.NotFound("feature"));
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

    private static async Task<EditOutcome> ApplyAsync(WriteRequest request, FeatureEdit edit)
    {
        var outcome = await request.Store.ApplyAsync(request.OperationId, [edit], request.Author, request.Cancellation);
        return outcome.Result switch
        {
            EditResult.Applied => outcome,
            EditResult.OtherVersion => throw await OtherVersionAsync(request, edit.ItemId!),
            EditResult.Taken => throw new RequestFailedException(request.Condition.IsNew ? FailureTable.AlreadyThere : FailureTable.IdTaken),
            EditResult.NoOperation => throw new RequestFailedException(FailureTable.NotFound("operation")),
            EditResult.NoCollection => throw new RequestFailedException(FailureTable.NotFound("collection")),
            EditResult.NoItem => throw new RequestFailedException(FailureTable.NotFound("feature")),
            _ => throw new RequestFailedException(FailureTable.Refused(outcome.Problems)),
        };
    }

    /// <summary>Tells what is there instead.</summary>
    private static async Task<RequestFailedException> OtherVersionAsync(WriteRequest request, string id)
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
        var reading = new ResourceRequest
        {
            Http = request.Http,
            Base = request.Base,
            Store = request.Store,
            Path = $"/operations/{request.OperationId}/collections/{collection.Id}/items/{id}",
            Query = new(StringComparer.Ordinal),
            Offered = FeatureFormats.WithPage(collection),
            Representation = Representation.GeoJson,
            FormatIsExplicit = false,
            Language = PageLanguage.English,
            FoundOperation = operation,
            FoundCollection = collection,
        };
        return (reading, await Reading.AnswerAsync(reading));
    }
}
