using Konna.Geo.Collections;
using Konna.Geo.Motion;
using Konna.MapServer.Api.Moving;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Writes;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>.../tgsequence/{tGeometryId}/distance</c>, <c>velocity</c> and <c>acceleration</c>: a number over time that follows from a dated path.</summary>
/// <param name="form">The unit: a common code of UN/CEFACT.</param>
/// <param name="of">The values of a path; null when there are none.</param>
internal sealed class TemporalGeometryQuery(string name, string form, string description, Func<TemporalValues<LonLat>, TemporalValues<double>?> of) : MovingResource
{
    public static IReadOnlyList<TemporalGeometryQuery> All { get; } =
    [
        new("distance", "MTR", "Metres travelled since the begin of the path.", TemporalQueries.Distance),
        new("velocity", "KMH", "Kilometres per hour from each vertex to the next.", TemporalQueries.Velocity),
        new("acceleration", "MSK", "Metres per second squared at the vertices between two legs.", TemporalQueries.Acceleration),
    ];

    public override string Pattern => Feature + "/tgsequence/{tGeometryId}/" + name;

    public override string Name => "TemporalGeometry." + name;

    public override string Summary => description.TrimEnd('.');

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) =>
        [MovingParameters.Datetime, MovingParameters.SubTemporalValueDescription, MovingParameters.LeafDescription];

    protected override IReadOnlyList<ApiParameter> FurtherPathParameters => [TemporalGeometryPath.GeometryId];

    protected override Func<CancellationToken, Task<object>> Read(ResourceRequest request, string featureId)
    {
        // A time cuts the curve in any case: at an instant its value there, in an interval the curve within.
        var asked = MovingParameters.Read(request.Query, MovingParameters.SubTemporalValue);
        var selection = asked with { IsPart = asked.Leaf is null };
        var id = request.Id(PathWrites.GeometryId, "temporal geometry");
        return async cancellation =>
        {
            var geometry = await MovingFeature.ReadPathAsync(request, featureId, id, cancellation);
            var values = of(geometry.Path) is { } curve && selection.Of(curve) is { } selected ? selected : null;
            return new TemporalPropertyDocument(name, "TReal", form, description, values is null ? [] : [TemporalValuesDocument.Of(values)], [.. request.OwnLinks()]);
        };
    }
}
