namespace Konna.Geo.Time;

/// <summary>
/// A time span as it is known: its true begin lies in <c>[Begin, BeginLatest]</c>, its true end in <c>[EndEarliest, End]</c> (UTC; null = open).
/// <see cref="BeginLatest"/> may lie after <see cref="EndEarliest"/>: a short event somewhere in a longer time.
/// </summary>
public readonly record struct DatedSpan(
    DateTimeOffset? Begin, DateTimeOffset? BeginLatest, DateTimeOffset? EndEarliest, DateTimeOffset? End)
{
    /// <summary>All four open.</summary>
    public static DatedSpan Undated => default;

    public bool IsUndated => Begin is null && BeginLatest is null && EndEarliest is null && End is null;

    /// <summary>Null when the four instants can be true together, else one sentence that names the pair that cannot.</summary>
    public string? Disorder =>
        Reversed("begin", Begin, "beginLatest", BeginLatest)
        ?? Reversed("endEarliest", EndEarliest, "end", End)
        ?? Reversed("begin", Begin, "end", End)
        ?? Reversed("begin", Begin, "endEarliest", EndEarliest)
        ?? Reversed("beginLatest", BeginLatest, "end", End);

    /// <summary>Begin and end are known exactly; null = open.</summary>
    public static DatedSpan Exact(DateTimeOffset? begin, DateTimeOffset? end) => new(begin, begin, end, end);

    /// <summary>All four instants are <paramref name="instant"/>.</summary>
    public static DatedSpan At(DateTimeOffset instant) => Exact(instant, instant);

    /// <summary>True if the outer span holds the instant: half-open <c>[Begin, End)</c>; a span of zero length holds its one instant.</summary>
    public bool Contains(DateTimeOffset instant) => TemporalFilter.At(instant).Matches(Begin, End);

    /// <summary>The span of something that is one of two candidates: it begins with either and ends with either.</summary>
    public static DatedSpan OneOf(DatedSpan first, DatedSpan second) => new(
        Earlier(first.Begin, second.Begin), Later(first.BeginLatest, second.BeginLatest),
        Earlier(first.EndEarliest, second.EndEarliest), Later(first.End, second.End));

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b is null ? null : a < b ? a : b;

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b is null ? null : a > b ? a : b;

    private static string? Reversed(string firstName, DateTimeOffset? first, string secondName, DateTimeOffset? second) =>
        first > second
            ? $"{firstName} ({Rfc3339.Format(first.Value)}) is later than {secondName} ({Rfc3339.Format(second.Value)})."
            : null;
}
