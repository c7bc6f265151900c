namespace Konna.Geo.Filtering;

public enum SpatialOperator
{
    Intersects,
    Equals,
    Disjoint,
    Touches,
    Within,
    Overlaps,
    Crosses,
    Contains,
}

/// <summary>The fifteen temporal functions; the last ten compare intervals only.</summary>
public enum TemporalOperator
{
    After,
    Before,
    Disjoint,
    Equals,
    Intersects,
    Contains,
    During,
    FinishedBy,
    Finishes,
    Meets,
    MetBy,
    OverlappedBy,
    Overlaps,
    StartedBy,
    Starts,
}

public enum ArrayOperator
{
    Contains,
    ContainedBy,
    Equals,
    Overlaps,
}

/// <summary>A relation of two geometries in the plane of their coordinates (OGC 06-103r4); heights play no part.</summary>
public sealed record SpatialPredicate(SpatialOperator Operator, FilterExpression Left, FilterExpression Right) : FilterExpression
{
    public override IReadOnlyList<FilterExpression> Parts() => [Left, Right];
}

/// <summary>A relation of two instants or closed intervals (OWL-Time).</summary>
public sealed record TemporalPredicate(TemporalOperator Operator, FilterExpression Left, FilterExpression Right) : FilterExpression
{
    public override IReadOnlyList<FilterExpression> Parts() => [Left, Right];
}

/// <summary>A relation of two arrays as sets.</summary>
public sealed record ArrayPredicate(ArrayOperator Operator, FilterExpression Left, FilterExpression Right) : FilterExpression
{
    public override IReadOnlyList<FilterExpression> Parts() => [Left, Right];
}
