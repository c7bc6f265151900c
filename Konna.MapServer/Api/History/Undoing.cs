using System.Globalization;
using System.Text;
using Konna.Geo.Edits;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Resources;
using Konna.MapServer.Api.Writes;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.History;

/// <summary>Takes a commit back by a new one: every item that it changed is made what it was before, all of them or none.</summary>
internal static class Undoing
{
    /// <summary>What the log says of an undo: this, and the revision that was taken back.</summary>
    public const string NotePrefix = "undo of ";

    private static readonly Commit Commit = new();
    private static readonly OperationHistory History = new();

    public static WriteMethod Undo { get; } = new(HttpMethods.Post, "Takes a commit back by a new one", [MediaTypes.Json], StatusCodes.Status201Created, UndoAsync) { IsConditional = true };

    private static async Task<WriteAnswer> UndoAsync(WriteRequest request)
    {
        var undone = (await JsonBody.ReadAsync<UndoBody>(request.Body.Content, request.Cancellation)).Undo is { } number and > 0
            ? number
            : throw new RequestFailedException(FailureTable.InvalidMember("undo", "the revision of the commit that is to be taken back"));
        if (request.Condition.IsNew)
        {
            throw new RequestFailedException(FailureTable.AlreadyThere);
        }

        // Told before what stands against it, which may be the very change that the client does not know.
        if (request.ExpectedRevision is { } expected && expected != request.FoundOperation!.Revision)
        {
            throw await OtherRevisionAsync(request);
        }

        var changes = (await request.Store.ReadChangesAsync(request.OperationId, undone - 1, 1, request.Cancellation)).Where(change => change.Revision == undone).ToList();
        if (changes.Count == 0)
        {
            throw new RequestFailedException(FailureTable.NotFound("revision"));
        }

        var edits = new List<FeatureEdit>();
        foreach (var change in changes)
        {
            edits.Add(await EditAsync(request, change));
        }

        var outcome = await request.Store.ApplyAsync(request.OperationId, edits, request.ExpectedRevision, request.Author, request.Cancellation);
        if (outcome.Result == EditResult.Applied)
        {
            var revision = outcome.Revision.ToString(CultureInfo.InvariantCulture);
            request.Http.Request.RouteValues[HistoryParameters.RevisionName] = revision;
            var (shown, answer) = await ShowAsync(request, Commit, $"/operations/{request.OperationId}/history/{revision}");
            return new WriteAnswer(StatusCodes.Status201Created, (shown, answer)) { Location = request.Base.Url(shown.Path) };
        }

        throw outcome.Result switch
        {
            EditResult.OtherRevision => await OtherRevisionAsync(request),
            EditResult.Refused => new RequestFailedException(FailureTable.Refused(outcome.Problems)),
            _ => new RequestFailedException(FailureTable.ChangedSince(undone, null)),
        };
    }

    /// <summary>Tells what the history is now.</summary>
    private static async Task<RequestFailedException> OtherRevisionAsync(WriteRequest request)
    {
        var (current, answer) = await ShowAsync(request, History, $"/operations/{request.OperationId}/history");
        return new RequestFailedException(FailureTable.OtherVersion(AnswerSender.TagOf(current, answer), request.Base.Url(current.Path)));
    }

    private static async Task<FeatureEdit> EditAsync(WriteRequest request, StoredChange change)
    {
        if (change.Collection is not { } collectionId || change.ItemId is not { } id)
        {
            throw new RequestFailedException(FailureTable.NotUndone);
        }

        // Of a collection that is there no more, an import has taken it away.
        var collection = request.FoundOperation!.Collections.FirstOrDefault(c => c.Id == collectionId) ?? throw new RequestFailedException(FailureTable.ChangedSince(change.Revision, null));
        var last = (await request.Store.ReadHistoryAsync(request.OperationId, collection, id, long.MaxValue, 1, request.Cancellation))[0];
        if (last.Revision != change.Revision)
        {
            throw new RequestFailedException(FailureTable.ChangedSince(change.Revision, last.Revision));
        }

        // What changed it between this look and the writing is found by its version.
        var row = await request.Store.FindFeatureAsync(request.OperationId, collection, id, request.Cancellation);
        return new FeatureEdit(collectionId, id, change.Before is { } before ? new SentFeature(Encoding.UTF8.GetBytes(before)) : null)
        {
            IsNew = change.After is null,
            ExpectedVersion = row?.Version,
            LoggedAs = ChangeKind.Undo,
            Note = NotePrefix + change.Revision.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A resource as a client would be shown that asked for it without saying how.</summary>
    private static async Task<(ResourceRequest Request, Answer Answer)> ShowAsync(WriteRequest request, Resource resource, string path)
    {
        var reading = request.Reading(path, resource.Representations, Representation.Json, await request.FindOperationAsync(request.OperationId));
        return (reading, await resource.AnswerAsync(reading));
    }

    private sealed record UndoBody(long? Undo);
}
