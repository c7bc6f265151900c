using Konna.Geo.Encoding;
using Konna.Geo.Tiles;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/tileMatrixSets</c>: the tile matrix sets that tiles are made in.</summary>
internal sealed class TileMatrixSetList : Resource
{
    public override string Pattern => "/operations/{operationId}/tileMatrixSets";

    public override string Summary => "The tile matrix sets";

    public override RequestKind Kind => RequestKind.Description;

    public override IReadOnlyList<Representation> Representations => [Representation.Json, Representation.Html];

    public override string OperationIdOf(Geo.Collections.CollectionSchema? collection) => "getTileMatrixSetsList";

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var version = Versions.Of(request.Operation);
        return ValueTask.FromResult(request.Representation.IsHtml
            ? Answer.Page(version, TileMatrixSetPages.RenderList(request))
            : Answer.Json(version, new SetList([.. TileMatrixSets.All.Select(set => EntryOf(request, set))], [.. request.OwnLinks()])));
    }

    private static SetEntry EntryOf(ResourceRequest request, TileMatrixSet set) => new(
        set.Id, set.Title, set.Uri, set.Crs, [new Link(request.Base.Url($"{request.OperationPath}/tileMatrixSets/{set.Id}", [new("f", "json")]), "self", MediaTypes.Json, set.Title)]);

    private sealed record SetList(IReadOnlyList<SetEntry> TileMatrixSets, IReadOnlyList<Link> Links);

    private sealed record SetEntry(string Id, string Title, string Uri, string Crs, IReadOnlyList<Link> Links);
}
