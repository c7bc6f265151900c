namespace Konna.Geo.Filtering;

/// <summary>The fifteen relations as conditions on begin and end (OWL-Time). An instant is a span whose two ends are that instant.</summary>
internal static class TemporalRelation
{
    public static bool Holds(TemporalOperator relation, ClosedSpan a, ClosedSpan b) => relation switch
    {
        TemporalOperator.After => a.First > b.Last,
        TemporalOperator.Before => a.Last < b.First,
        TemporalOperator.Disjoint => a.First > b.Last || a.Last < b.First,
        TemporalOperator.Equals => a.First == b.First && a.Last == b.Last,
        TemporalOperator.Intersects => a.First <= b.Last && a.Last >= b.First,
        TemporalOperator.Contains => a.First < b.First && a.Last > b.Last,
        TemporalOperator.During => a.First > b.First && a.Last < b.Last,
        TemporalOperator.FinishedBy => a.First < b.First && a.Last == b.Last,
        TemporalOperator.Finishes => a.First > b.First && a.Last == b.Last,
        TemporalOperator.Meets => a.Last == b.First,
        TemporalOperator.MetBy => a.First == b.Last,
        TemporalOperator.OverlappedBy => a.First > b.First && a.First < b.Last && a.Last > b.Last,
        TemporalOperator.Overlaps => a.First < b.First && a.Last > b.First && a.Last < b.Last,
        TemporalOperator.StartedBy => a.First == b.First && a.Last > b.Last,
        TemporalOperator.Starts => a.First == b.First && a.Last < b.Last,
        _ => throw new ArgumentOutOfRangeException(nameof(relation)),
    };
}
