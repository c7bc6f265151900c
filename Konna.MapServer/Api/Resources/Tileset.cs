using Konna.Geo.Collections;
using Konna.Geo.Tiles;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Tiles;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>.../tiles/{tileMatrixSetId}</c>: what a tileset holds and where its tiles are, as OGC metadata or as TileJSON.</summary>
internal sealed class Tileset(bool isOfCollection, TilesetExtents extents) : TiledResource(isOfCollection)
{
    public override string Summary => "What the tileset holds";

    public override IReadOnlyList<string> ConformanceClasses => ConformanceClass.Tileset;

    public override IReadOnlyList<ApiParameter> PathParameters => TileParameters.PathOfSet;

    protected override string Rest => "/{tileMatrixSetId}";

    protected override string OperationName => "getTileSet";

    protected override IReadOnlyList<Representation> Forms => [Representation.Json, Representation.Html, Representation.TileJson];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var set = TileMatrixSetDefinition.Find(request);
        var isMercator = set == TileMatrixSets.WebMercatorQuad;
        if (request.Representation == Representation.TileJson && !isMercator)
        {
            throw new RequestFailedException(FailureTable.InvalidParameter("f", $"json or html; TileJSON knows {TileMatrixSets.WebMercatorQuad.Id} alone"));
        }

        var shown = isMercator ? request : request with { Offered = [.. request.Offered.Where(form => form != Representation.TileJson)] };
        var question = TileQuestion.Read(request);
        var collections = question.Layers.Select(layer => layer.Collection).ToList();
        var version = Versions.Of(request.Operation);
        return ValueTask.FromResult(shown.Representation switch
        {
            { IsHtml: true } => Answer.Page(version, async cancellation =>
                TilesetPage.Render(shown, set, question, TilesetDescription.Metadata(shown, set, question, await extents.OfAsync(shown, collections, cancellation)))),
            var form when form == Representation.TileJson => Answer.Json(
                version, async cancellation => TilesetDescription.TileJson(shown, set, question, await extents.OfAsync(shown, collections, cancellation))),
            _ => Answer.Json(version, async cancellation => TilesetDescription.Metadata(shown, set, question, await extents.OfAsync(shown, collections, cancellation))),
        });
    }
}
