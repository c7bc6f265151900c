using Konna.Geo.Tiles;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Tiles;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/tileMatrixSets/{id}</c>: the definition of a tile matrix set (17-083r4).</summary>
internal sealed class TileMatrixSetDefinition : Resource
{
    public override string Pattern => "/operations/{operationId}/tileMatrixSets/{tileMatrixSetId}";

    public override string Summary => "The definition of a tile matrix set";

    public override RequestKind Kind => RequestKind.Description;

    public override IReadOnlyList<Representation> Representations => [Representation.Json, Representation.Html];

    public override IReadOnlyList<string> ConformanceClasses => ConformanceClass.TileMatrixSets;

    public override IReadOnlyList<ApiParameter> PathParameters => TileParameters.PathOfSet;

    public override string OperationIdOf(Geo.Collections.CollectionSchema? collection) => "getTileMatrixSet";

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        var set = Find(request);
        var version = Versions.Of(request.Operation);
        return ValueTask.FromResult(request.Representation.IsHtml
            ? Answer.Page(version, TileMatrixSetPages.RenderDefinition(request, set))
            : Answer.Json(version, new TileMatrixSetDocument(
                set.Id, set.Title, set.Uri, set.Crs, set.OrderedAxes, set.WellKnownScaleSet, [.. set.Matrices.Select(matrix => DocumentOf(set, matrix))])));
    }

    /// <summary>The set that the address names.</summary>
    /// <exception cref="RequestFailedException">404 when it names none.</exception>
    public static TileMatrixSet Find(ResourceRequest request) =>
        TileMatrixSets.Find(request.Http.GetRouteValue("tileMatrixSetId") as string ?? "") ?? throw new RequestFailedException(FailureTable.NotFound("tile matrix set"));

    private static TileMatrixDocument DocumentOf(TileMatrixSet set, TileMatrix matrix) => new(
        matrix.Id, matrix.ScaleDenominator, matrix.CellSize, "topLeft", set.PointOfOrigin, TileMatrix.TileSize, TileMatrix.TileSize, matrix.Width, matrix.Height);
}
