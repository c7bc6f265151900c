using Konna.Geo.Collections;
using Konna.Geo.Filtering;
using Konna.Geo.Time;

namespace Konna.Geo.Features;

/// <summary>A parsed, validated and typed question to one collection. Rows come ordered by the sort keys, then by id (bytes of its UTF-8).</summary>
public sealed record FeatureQuery(string OperationId, CollectionSchema Collection)
{
    /// <summary>Most rows to return, at least 1.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Rows to pass over; clients that cannot follow a cursor send it.</summary>
    public int Offset { get; init; }

    public IReadOnlyList<SortKey> SortBy { get; init; } = [];

    /// <summary>Only rows that come after this place (keyset paging).</summary>
    public RowPosition? After { get; init; }

    /// <summary>Only features whose geometry intersects the box.</summary>
    public BoundingBox? Box { get; init; }

    /// <summary>Only features whose outer time span matches; undated ones always do.</summary>
    public TemporalFilter? Time { get; init; }

    /// <summary>Properties that must equal a value of their type.</summary>
    public IReadOnlyList<PropertyEquality> Equalities { get; init; } = [];

    /// <summary>A CQL2 filter that was checked against this collection; only features for which it is true.</summary>
    public CheckedFilter? Filter { get; init; }

    /// <summary>True when something narrows the rows to fewer than the collection's.</summary>
    public bool IsNarrowed => Box is not null || Time is not null || Equalities.Count > 0 || Filter is not null;

    /// <summary>The place of a row in this question's order.</summary>
    public RowPosition PositionOf(FeatureRow row) => new([.. SortBy.Select(key => row.Values[Collection.SlotOf(key.Property)])], row.Id);
}

/// <param name="Value">string, long, double, bool, DateTimeOffset or DateOnly, according to the property's type.</param>
public sealed record PropertyEquality(PropertySchema Property, object Value);
