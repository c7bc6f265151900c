namespace Konna.Geo.Time;

/// <summary>
/// The <c>datetime</c> query parameter of OGC API - Features: an RFC 3339 instant or full date, or an interval of them in which either end
/// may be open (<c>..</c> or empty). A plain date is the whole day in UTC; as the end of an interval it includes that day.
/// </summary>
public static class OgcDatetime
{
    private const string Wanted = "an RFC 3339 instant (2013-01-10T13:00:00Z), a date (2013-01-10) or an interval of them (2013-01-10/2013-01-12, 2013-01-10T13:00:00Z/..)";

    /// <summary>What features have to match, or one sentence that says what was expected. Never throws.</summary>
    public static Parsed<TemporalFilter> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return ReadBound(text) is { IsOpen: false } only
                ? Parsed.Success(only.IsDay ? TemporalFilter.HalfOpen(only.First, only.Next) : TemporalFilter.At(only.First!.Value))
                : Fail(text, $"expected {Wanted}");
        }

        var from = ReadBound(text.AsSpan(0, slash));
        var to = ReadBound(text.AsSpan(slash + 1));
        if (from is null || to is null)
        {
            return Fail(text, $"expected {Wanted}");
        }

        return Interval(text, from.Value, to.Value);
    }

    private static Parsed<TemporalFilter> Interval(string text, Bound from, Bound to)
    {
        if (from.IsOpen && to.IsOpen)
        {
            return Fail(text, "expected at least one end of the interval; leave the parameter out to ask for all times");
        }

        if (from.First > (to.IsDay ? to.EndOfDay : to.First))
        {
            return Fail(text, "the begin of the interval is later than its end");
        }

        // An open end has no boundary to include, so it follows the other end: an interval of days stays half-open as a whole.
        var fromIsDay = from.IsOpen ? to.IsDay : from.IsDay;
        var toIsDay = to.IsOpen ? from.IsDay : to.IsDay;
        return Parsed.Success(TemporalFilter.Between(from.First, !fromIsDay, to.IsDay ? to.Next : to.First, !toIsDay));
    }

    private static Bound? ReadBound(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text is "..")
        {
            return new Bound(null, false);
        }

        if (Rfc3339.TryParseDate(text, out var date))
        {
            return new Bound(new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero), true);
        }

        return Rfc3339.TryParse(text, out var instant) ? new Bound(instant, false) : null;
    }

    private static Parsed<TemporalFilter> Fail(string text, string problem) =>
        Parsed.Failure<TemporalFilter>($"{QuotedInput.Of(text)} is no datetime: {problem}.");

    /// <param name="First">The instant, the day's midnight, or null when open.</param>
    private readonly record struct Bound(DateTimeOffset? First, bool IsDay)
    {
        public bool IsOpen => First is null;

        /// <summary>The last millisecond of the day: an instant on the last day may begin the interval.</summary>
        public DateTimeOffset? EndOfDay => First + new TimeSpan(0, 23, 59, 59, 999);

        /// <summary>The midnight after the day; null (unbounded) after the last day that can be held.</summary>
        public DateTimeOffset? Next => First?.Date == DateTime.MaxValue.Date ? null : First?.AddDays(1);
    }
}
