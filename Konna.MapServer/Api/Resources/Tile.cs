using System.Globalization;
using Konna.Geo.Features;
using Konna.Geo.Tiles;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Tiles;
using Microsoft.Extensions.Options;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>.../tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}</c>: a vector tile; 204 where nothing is, 404 beyond the limits of the tileset.</summary>
internal sealed class Tile(bool isOfCollection, TilesetExtents extents, TileMaker maker, KeptBodies bodies, IOptionsMonitor<TileSettings> settings) : TiledResource(isOfCollection)
{
    public override string Summary => "A vector tile";

    public override RequestKind Kind => RequestKind.Tile;

    public override bool CanBeEmpty => true;

    public override IReadOnlyList<string> ConformanceClasses =>
        IsOfCollection ? ConformanceClass.Tiles : [.. ConformanceClass.Tiles, ConformanceClass.TileCollectionsSelection];

    public override IReadOnlyList<ApiParameter> PathParameters => TileParameters.PathOfTile;

    protected override string Rest => "/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}";

    protected override string OperationName => "getTile";

    protected override IReadOnlyList<Representation> Forms => [Representation.VectorTile];

    public override async ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var set = TileMatrixSetDefinition.Find(request);
        var matrix = set.Find(PartOf(request, "tileMatrix")) is { Level: <= TileParameters.MaxLevel } found
            ? found
            : throw new RequestFailedException(FailureTable.NotFound("tile matrix"));
        var (row, column) = (IndexOf(request, "tileRow"), IndexOf(request, "tileCol"));
        var question = TileQuestion.Read(request);
        BoundingBox? box = await extents.OfAsync(request, question.Layers.Select(layer => layer.Collection), request.Cancellation);
        var limits = TileMatrixLimits.Of(set, matrix, box);
        if (!limits.Hold(row, column))
        {
            throw new RequestFailedException(FailureTable.OutsideTiles(limits));
        }

        var address = new TileAddress(set, matrix, row, column);
        return Answer.KeptIn(
            bodies, Versions.Of(request.Operation), cancellation => maker.MakeAsync(request, question, address, settings.CurrentValue.TileKilobytes, cancellation));
    }

    private static string PartOf(ResourceRequest request, string name) => request.Http.GetRouteValue(name) as string ?? "";

    /// <exception cref="RequestFailedException">400 when it is no index as the standard writes them.</exception>
    private static int IndexOf(ResourceRequest request, string name)
    {
        var text = PartOf(request, name);
        var isIndex = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index.ToString(CultureInfo.InvariantCulture) == text;
        return isIndex ? index : throw new RequestFailedException(FailureTable.InvalidParameter(name, "a whole number from 0, without leading zeros"));
    }
}
