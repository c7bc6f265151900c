using Konna.Geo.Encoding;
using Konna.Geo.Time;
using Konna.MapServer.Api.Access;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Changes;

/// <summary>A change as it is told, in events and in pages alike.</summary>
/// <param name="Id">Null, as the collection is, for a change of the operation as a whole.</param>
/// <param name="Who">Told to those alone who may change the operation themselves.</param>
internal sealed record ChangeEntry(
    string Operation, long Revision, int Ordinal, string At, string Kind, string? Collection, string? Id, string? Who, IReadOnlyList<Link> Links)
{
    public static ChangeEntry Of(ToldChange change, ResourceRequest request) => new(
        change.OperationId,
        change.Revision,
        change.Ordinal,
        Rfc3339.Format(change.At),
        NameOf(change.Kind),
        change.Collection,
        change.ItemId,
        TellsWho(request) ? change.Author : null,
        [.. LinksOf(change, request)]);

    /// <summary>Readers of a public map are not told who works on it.</summary>
    public static bool TellsWho(ResourceRequest request) => request.Http.Caller().May(AccessRight.Write, request.Operation.Operation.Id);

    public static string NameOf(ChangeKind kind) => kind.ToString().ToLowerInvariant();

    private static IEnumerable<Link> LinksOf(ToldChange change, ResourceRequest request)
    {
        if (change.Collection is not { } collection || change.ItemId is not { } id)
        {
            yield return new Link(request.Base.Url(request.OperationPath + "/operation.json"), Relations.Operation, MediaTypes.Json, "The operation");
        }
        else if (!change.IsGone)
        {
            yield return new Link(request.Base.Url($"{request.OperationPath}/collections/{collection}/items/{Uri.EscapeDataString(id)}"), "item", MediaTypes.GeoJson, "As it is now");
        }
    }
}
