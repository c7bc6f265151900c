using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.RelateNG;

namespace Konna.Geo.Filtering;

/// <summary>The eight relations in the plane; RelateNG takes collections of mixed kinds too.</summary>
internal static class SpatialRelation
{
    public static bool Holds(SpatialOperator relation, Geometry a, Geometry b) => RelateNG.Relate(a, b, relation switch
    {
        SpatialOperator.Intersects => RelatePredicate.Intersects(),
        SpatialOperator.Equals => RelatePredicate.EqualsTopologically(),
        SpatialOperator.Disjoint => RelatePredicate.Disjoint(),
        SpatialOperator.Touches => RelatePredicate.Touches(),
        SpatialOperator.Within => RelatePredicate.Within(),
        SpatialOperator.Overlaps => RelatePredicate.Overlaps(),
        SpatialOperator.Crosses => RelatePredicate.Crosses(),
        SpatialOperator.Contains => RelatePredicate.Contains(),
        _ => throw new ArgumentOutOfRangeException(nameof(relation)),
    });
}
