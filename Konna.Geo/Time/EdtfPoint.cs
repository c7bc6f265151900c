namespace Konna.Geo.Time;

/// <summary>One date or date-time of an EDTF text.</summary>
/// <param name="First">Its first instant, before any widening.</param>
/// <param name="Last">The instant at which it is over, before any widening.</param>
internal readonly record struct EdtfPoint(DateTimeOffset First, DateTimeOffset Last, DatedSpan Span, bool IsUncertain, bool IsApproximate)
{
    /// <summary>The last instant that can be held; what ends with the year 9999 ends here.</summary>
    public static readonly DateTimeOffset EndOfTime = new(9999, 12, 31, 23, 59, 59, 999, TimeSpan.Zero);

    /// <summary>Adds calendar months and a duration, stopping at the ends of the years 0001-9999.</summary>
    public static DateTimeOffset Shift(DateTimeOffset instant, int months, TimeSpan duration)
    {
        var monthNumber = ((instant.Year - 1) * 12) + instant.Month - 1 + months;
        if (monthNumber < 0)
        {
            return DateTimeOffset.MinValue;
        }

        if (monthNumber >= 9999 * 12)
        {
            return EndOfTime;
        }

        var moved = instant.AddMonths(months);
        if (duration < TimeSpan.Zero && moved - DateTimeOffset.MinValue < -duration)
        {
            return DateTimeOffset.MinValue;
        }

        return duration > TimeSpan.Zero && EndOfTime - moved < duration ? EndOfTime : moved + duration;
    }
}
