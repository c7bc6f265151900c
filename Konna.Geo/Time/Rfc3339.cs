using System.Globalization;

namespace Konna.Geo.Time;

/// <summary>
/// Instants as RFC 3339 writes them, strictly: date, <c>T</c>, hours, minutes and seconds, then <c>Z</c> or an offset.
/// Up to seven fraction digits are read and rounded to whole milliseconds, the project's finest time. Years 0001-9999.
/// </summary>
public static class Rfc3339
{
    private const string WantedInstant = "expected an RFC 3339 instant with seconds and a zone, as in 2013-01-10T08:30:00Z or 2013-01-10T08:30:00+00:00";

    /// <summary>The instant in UTC, or why the text is none.</summary>
    public static Parsed<DateTimeOffset> Parse(ReadOnlySpan<char> text) =>
        Read(text, out var instant) is { } problem
            ? Parsed.Failure<DateTimeOffset>($"{QuotedInput.Of(text)} is not an instant: {problem}.")
            : Parsed.Success(instant);

    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset instant) => Read(text, out instant) is null;

    /// <summary>A full date, <c>2013-01-10</c>.</summary>
    public static bool TryParseDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..], out var day)
            || year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>UTC; milliseconds only when there are any: <c>2013-01-10T08:30:00Z</c>, <c>2013-01-10T08:30:00.250Z</c>.</summary>
    public static string Format(DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        return utc.ToString(utc.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }

    /// <summary>Null when read, else what was expected, as the second half of a sentence.</summary>
    internal static string? Read(ReadOnlySpan<char> text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length < 20 || text[10] is not ('T' or 't') || text[13] != ':' || text[16] != ':'
            || !TryDigits(text[11..13], out var hour) || !TryDigits(text[14..16], out var minute) || !TryDigits(text[17..19], out var second))
        {
            return WantedInstant;
        }

        if (!TryParseDate(text[..10], out var date))
        {
            return "expected a day of the calendar in the years 0001-9999, as in 2013-01-10";
        }

        if (second == 60)
        {
            return "leap seconds (:60) cannot be held, write :59 or the next minute";
        }

        if (hour > 23 || minute > 59 || second > 59)
        {
            return "expected a time of day from 00:00:00 to 23:59:59";
        }

        var rest = text[19..];
        if (!TryFraction(ref rest, out var fractionTicks))
        {
            return "expected one to seven digits after the seconds' point";
        }

        if (!TryOffset(rest, out var offsetMinutes))
        {
            return WantedInstant;
        }

        var local = date.ToDateTime(new TimeOnly(hour, minute, second)).Ticks + fractionTicks;
        var ticks = RoundToMilliseconds(local - (offsetMinutes * TimeSpan.TicksPerMinute));
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return "expected an instant within the years 0001-9999 in UTC";
        }

        instant = new DateTimeOffset(ticks, TimeSpan.Zero);
        return null;
    }

    private static bool TryFraction(ref ReadOnlySpan<char> rest, out long ticks)
    {
        ticks = 0;
        if (rest[0] != '.')
        {
            return true;
        }

        var length = rest[1..].IndexOfAnyExceptInRange('0', '9');
        if (length is < 1 or > 7)
        {
            return false;
        }

        long scale = TimeSpan.TicksPerSecond;
        foreach (var digit in rest.Slice(1, length))
        {
            scale /= 10;
            ticks += (digit - '0') * scale;
        }

        rest = rest[(length + 1)..];
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<char> zone, out int minutes)
    {
        minutes = 0;
        if (zone is "Z" or "z")
        {
            return true;
        }

        if (zone.Length != 6 || zone[0] is not ('+' or '-') || zone[3] != ':'
            || !TryDigits(zone[1..3], out var hours) || !TryDigits(zone[4..], out var rest) || hours > 23 || rest > 59)
        {
            return false;
        }

        minutes = ((hours * 60) + rest) * (zone[0] == '-' ? -1 : 1);
        return true;
    }

    private static long RoundToMilliseconds(long ticks) =>
        (ticks + (TimeSpan.TicksPerMillisecond / 2)) / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond;

    private static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
