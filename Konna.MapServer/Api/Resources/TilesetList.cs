using Konna.Geo.Encoding;
using Konna.Geo.Tiles;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Tiles;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>.../tiles</c>: the tilesets of the operation or of a collection, one per tile matrix set (OGC API - Tiles, tilesets list).</summary>
internal sealed class TilesetList(bool isOfCollection) : TiledResource(isOfCollection)
{
    public override string Summary => "The tilesets";

    public override IReadOnlyList<string> ConformanceClasses =>
        [ConformanceClass.TilesetsList, IsOfCollection ? ConformanceClass.GeodataTilesets : ConformanceClass.DatasetTilesets];

    protected override string Rest => "";

    protected override string OperationName => "getTileSetsList";

    protected override IReadOnlyList<Representation> Forms => [Representation.Json, Representation.Html];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        _ = TileQuestion.Read(request);
        var version = Versions.Of(request.Operation);
        return ValueTask.FromResult(request.Representation.IsHtml
            ? Answer.Page(version, TilesetPage.RenderList(request))
            : Answer.Json(version, new List([.. TileMatrixSets.All.Select(set => TilesetDescription.Entry(request, set))], [.. request.OwnLinks()])));
    }

    private sealed record List(IReadOnlyList<TilesetDocument> Tilesets, IReadOnlyList<Link> Links);
}
