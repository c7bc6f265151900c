using Konna.Geo.Time;

namespace Konna.Geo.Filtering;

/// <summary>Dates and timestamps as both encodings write them (RFC 3339).</summary>
internal static class InstantText
{
    public const string WantedBound = "a date ('2013-01-10'), an instant ('2013-01-10T08:30:00Z'), '..' or a property";

    /// <summary>A date or timestamp literal, or null.</summary>
    public static FilterExpression? Read(string text) =>
        Rfc3339.TryParseDate(text, out var date) ? new DateLiteral(date)
        : Rfc3339.TryParse(text, out var instant) ? new TimestampLiteral(instant)
        : null;

    public static string Write(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>True for two literals of which the first is later; a day lasts to its last millisecond.</summary>
    public static bool AreReversed(FilterExpression? begin, FilterExpression? end) => First(begin) > Last(end);

    private static DateTimeOffset? First(FilterExpression? bound) => (bound is DateLiteral date ? date.FirstInstant : bound as TimestampLiteral)?.Value;

    private static DateTimeOffset? Last(FilterExpression? bound) => (bound is DateLiteral date ? date.LastInstant : bound as TimestampLiteral)?.Value;
}
