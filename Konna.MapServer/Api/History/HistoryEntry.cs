using System.Text.Json.Nodes;
using Konna.Geo.Encoding;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Changes;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.History;

/// <summary>A change as the history tells it: what was before and after, in the members of the package format, and what of it differs.</summary>
/// <param name="Before">Null where there was nothing, and of an import, which keeps no trace of single items.</param>
/// <param name="After">Null where there is nothing any more, and of an import.</param>
internal sealed record HistoryEntry(
    long Revision,
    int Ordinal,
    string At,
    string Kind,
    string? Collection,
    string? Id,
    string? Who,
    string? Note,
    JsonObject? Before,
    JsonObject? After,
    IReadOnlyList<string> Changed,
    IReadOnlyList<Link> Links)
{
    public static HistoryEntry Of(StoredChange change, ResourceRequest request)
    {
        var told = ChangeEntry.Of(ToldChange.Of(change), request);
        var (before, after) = (Parse(change.Before), Parse(change.After));
        return new HistoryEntry(
            told.Revision, told.Ordinal, told.At, told.Kind, told.Collection, told.Id, told.Who, change.Note, before, after,
            [.. JsonDifferences.Between(before, after).Select(difference => difference.Member)],
            [
                .. told.Links,
                new Link(request.Base.Url(CommitPath(request, change.Revision)), Relations.Commit, MediaTypes.Json, "Everything that was changed with it"),
                .. change is { Collection: { } collection, ItemId: { } id } ? [new Link(request.Base.Url(ItemPath(request, collection, id)), Relations.VersionHistory, MediaTypes.Json, "Its history")] : Array.Empty<Link>(),
            ]);
    }

    public static string CommitPath(ResourceRequest request, long revision) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{request.OperationPath}/history/{revision}");

    public static string ItemPath(ResourceRequest request, string collection, string id) => $"{request.OperationPath}/collections/{collection}/items/{Uri.EscapeDataString(id)}/history";

    public static JsonObject? Parse(string? state) => state is null ? null : JsonNode.Parse(state) as JsonObject;
}

/// <param name="Revision">The operation's.</param>
/// <param name="Changes">The newest first; those of one commit in its order.</param>
internal sealed record HistoryDocument(string Operation, long Revision, IReadOnlyList<HistoryEntry> Changes, IReadOnlyList<Link> Links);
