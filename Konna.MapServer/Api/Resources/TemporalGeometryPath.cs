using Konna.MapServer.Api.Moving;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Writes;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>.../items/{id}/tgsequence/{tGeometryId}</c>: one of the dated paths of a movement.</summary>
internal sealed class TemporalGeometryPath : MovingResource
{
    public static ApiParameter GeometryId { get; } = IdParameter(PathWrites.GeometryId, "The id of a geometry of the sequence.");

    public override string Pattern => Feature + "/tgsequence/{tGeometryId}";

    public override string Summary => "One dated path of a movement";

    public override IReadOnlyList<WriteMethod> Writes => [PathWrites.Remove];

    protected override IReadOnlyList<ApiParameter> FurtherPathParameters => [GeometryId];

    protected override Func<CancellationToken, Task<object>> Read(ResourceRequest request, string featureId)
    {
        var id = request.Id(PathWrites.GeometryId, "temporal geometry");
        return async cancellation => TemporalGeometryDocument.Of(await MovingFeature.ReadPathAsync(request, featureId, id, cancellation));
    }
}
