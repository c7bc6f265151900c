namespace Konna.Geo.Filtering;

/// <summary>An instant (both ends equal) or a closed interval of the evaluation; null is open.</summary>
internal readonly record struct ClosedSpan(DateTimeOffset? Begin, DateTimeOffset? End)
{
    /// <summary>The begin on the line of time, an open one before everything.</summary>
    public long First => Begin?.UtcTicks ?? long.MinValue;

    /// <summary>The end on the line of time, an open one after everything.</summary>
    public long Last => End?.UtcTicks ?? long.MaxValue;
}
