using Konna.Geo.Collections;
using Konna.MapServer.Api.Moving;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Writes;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>.../items/{id}/tgsequence</c>: the dated path of a movement; of a long strand, the paths of all its segments.</summary>
internal sealed class TemporalGeometrySequence : MovingResource
{
    public override string Pattern => Feature + "/tgsequence";

    public override string Summary => "The dated path of a movement";

    public override IReadOnlyList<string> ConformanceClasses => [ConformanceClass.MovingFeatures];

    public override IReadOnlyList<WriteMethod> Writes => [PathWrites.Add];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) =>
        [ItemParameters.Limit, ItemParameters.Offset, ItemParameters.Bbox, MovingParameters.Datetime, MovingParameters.SubTrajectoryDescription, MovingParameters.LeafDescription];

    protected override Func<CancellationToken, Task<object>> Read(ResourceRequest request, string featureId)
    {
        var selection = MovingParameters.Read(request.Query, MovingParameters.SubTrajectory, MovingParameters.ReadBox(request.Query));
        _ = EntryPage.Of<object>(request, []);
        return async cancellation =>
        {
            var (_, geometries) = await MovingFeature.ReadAsync(request, featureId, cancellation);
            var (entries, matched, links) = EntryPage.Of(request, [.. selection.Of(geometries)]);
            return new TemporalGeometrySequenceDocument("TemporalGeometrySequence", [.. entries.Select(TemporalGeometryDocument.Of)], links, matched, entries.Count);
        };
    }
}
