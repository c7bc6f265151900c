using System.Globalization;
using System.Text.RegularExpressions;
using Konna.Geo.Time;

namespace Konna.Geo.Imports.Tables;

/// <summary>
/// Reads the times that people write into tables: RFC 3339 and looser ISO 8601, EDTF, seconds or milliseconds since 1970, days with the month in words
/// (English, French), and days in numbers. A day is the whole of it in the zone; a time without a zone is in it too.
/// </summary>
internal sealed partial class DateForms(TimeZoneInfo zone, DayOrder? order)
{
    private const string Wanted = "Write 2013-01-10, 2013-01-10T08:30:00Z, 10 January 2013, or seconds since 1970.";

    private static readonly CultureInfo[] Languages = [CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("fr-FR")];

    private static readonly string[] WordForms =
    [
        "d MMMM yyyy", "d MMM yyyy", "d-MMM-yyyy", "d-MMMM-yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMM d yyyy",
        "d MMMM yyyy H:mm", "d MMM yyyy H:mm", "MMMM d, yyyy H:mm", "d MMM yyyy H:mm:ss",
    ];

    private DayOrder? order = order;

    public bool IsOrderKnown => order is not null;

    [GeneratedRegex(@"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,7}))?)?)?\s*(Z|z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$", RegexOptions.NonBacktracking)]
    private static partial Regex YearFirst { get; }

    [GeneratedRegex(@"^(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4})(?:[T ,]\s*(\d{1,2}):(\d{2})(?::(\d{2}))?)?$", RegexOptions.NonBacktracking)]
    private static partial Regex YearLast { get; }

    /// <summary>Looks at a text before any is read: one day above the 12th tells which number of a date is the day.</summary>
    public void Observe(string text)
    {
        if (order is null && YearLast.Match(text.Trim()) is { Success: true } match)
        {
            order = Number(match, 1) > 12 || match.Groups[2].Value == "." ? DayOrder.DayFirst : Number(match, 3) > 12 ? DayOrder.MonthFirst : null;
        }
    }

    /// <returns>Null when read, else what is wrong and what would be right.</returns>
    public (string Message, string Remedy)? Read(string text, out TimeReading reading)
    {
        reading = default;
        text = text.Trim();
        if (text.Length is 0 or > 100)
        {
            return ("A time is missing.", Wanted);
        }

        if (Rfc3339.TryParse(text, out var instant))
        {
            reading = TimeReading.At(instant);
            return null;
        }

        if (text.All(char.IsAsciiDigit) && text.Length >= 9)
        {
            return ReadEpoch(text, out reading) ? null : (NotATime(text), Wanted);
        }

        if (YearFirst.Match(text) is { Success: true } iso)
        {
            return ReadParts(text, Number(iso, 1), Number(iso, 2), Number(iso, 3), iso, 4, iso.Groups[8].Value, out reading) ? null : (NotATime(text), Wanted);
        }

        if (YearLast.Match(text) is { Success: true } numbers)
        {
            return ReadYearLast(text, numbers, out reading);
        }

        if (Edtf.Parse(text) is { IsValid: true } edtf)
        {
            reading = new TimeReading(edtf.Value.Span, text);
            return null;
        }

        foreach (var language in Languages)
        {
            if (DateTime.TryParseExact(text, WordForms, language, DateTimeStyles.AllowWhiteSpaces, out var words))
            {
                return Local(words, text.Contains(':', StringComparison.Ordinal), out reading) ? null : (NotInZone(text), Wanted);
            }
        }

        return (NotATime(text), Wanted);
    }

    private (string Message, string Remedy)? ReadYearLast(string text, Match numbers, out TimeReading reading)
    {
        reading = default;
        var known = order ?? (numbers.Groups[2].Value == "." ? DayOrder.DayFirst : null);
        if (known is not { } which)
        {
            return ($"{QuotedInput.Of(text)} may be two days: which number is the month, no other date of the file tells.", "Write the year first, as in 2013-04-03, or say --dates day-first or --dates month-first.");
        }

        var (day, month) = which == DayOrder.DayFirst ? (Number(numbers, 1), Number(numbers, 3)) : (Number(numbers, 3), Number(numbers, 1));
        return ReadParts(text, Number(numbers, 4), month, day, numbers, 5, "", out reading) ? null : (NotATime(text), Wanted);
    }

    // Nine or ten digits are seconds, twelve or thirteen milliseconds: both reach from the 1970s to far beyond today.
    private static bool ReadEpoch(string text, out TimeReading reading)
    {
        reading = default;
        if (text.Length is 11 or > 13)
        {
            return false;
        }

        var number = long.Parse(text, CultureInfo.InvariantCulture);
        reading = TimeReading.At(DateTimeOffset.FromUnixTimeMilliseconds(text.Length > 10 ? number : number * 1000));
        return true;
    }

    private bool ReadParts(string text, int year, int month, int day, Match match, int hourGroup, string offset, out TimeReading reading)
    {
        reading = default;
        if (year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        var date = new DateTime(year, month, day);
        if (!match.Groups[hourGroup].Success)
        {
            return offset.Length == 0 && Local(date, hasClock: false, out reading);
        }

        var (hour, minute, second) = (Number(match, hourGroup), Number(match, hourGroup + 1), Number(match, hourGroup + 2));
        if (hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        var fraction = match.Groups.Count > hourGroup + 3 ? match.Groups[hourGroup + 3].Value : "";
        var ticks = fraction.Length == 0 || hourGroup != 4 ? 0 : long.Parse(fraction.PadRight(7, '0'), CultureInfo.InvariantCulture) / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond;
        var clock = date.AddHours(hour).AddMinutes(minute).AddSeconds(second).AddTicks(ticks);
        if (offset.Length == 0)
        {
            return Local(clock, hasClock: true, out reading);
        }

        var utcTicks = clock.Ticks - OffsetOf(offset).Ticks;
        if (utcTicks < DateTimeOffset.MinValue.Ticks || utcTicks > DateTimeOffset.MaxValue.Ticks)
        {
            return false;
        }

        reading = TimeReading.At(new DateTimeOffset(utcTicks, TimeSpan.Zero));
        return text.Length > 0;
    }

    // A clock time that the zone skips when it goes over to summer time is none.
    private bool Local(DateTime clock, bool hasClock, out TimeReading reading)
    {
        reading = default;
        if (hasClock)
        {
            if (zone.IsInvalidTime(clock))
            {
                return false;
            }

            reading = TimeReading.At(ToUtc(clock));
            return true;
        }

        if (clock.Date == DateTime.MaxValue.Date)
        {
            return false;
        }

        var isUtc = zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime;
        reading = new TimeReading(DatedSpan.Exact(ToUtc(clock), ToUtc(clock.AddDays(1))), isUtc ? clock.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null);
        return true;
    }

    private DateTimeOffset ToUtc(DateTime clock)
    {
        // A day that begins in the hour that is skipped begins when that hour would have ended.
        var valid = zone.IsInvalidTime(clock) ? clock.AddHours(1) : clock;
        var ticks = valid.Ticks - zone.GetUtcOffset(DateTime.SpecifyKind(valid, DateTimeKind.Unspecified)).Ticks;
        return new DateTimeOffset(Math.Clamp(ticks, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
    }

    private static TimeSpan OffsetOf(string text)
    {
        if (!(text[0] is '+' or '-'))
        {
            return TimeSpan.Zero;
        }

        var digits = text[1..].Replace(":", "", StringComparison.Ordinal).PadRight(4, '0');
        var offset = new TimeSpan(int.Parse(digits[..2], CultureInfo.InvariantCulture), int.Parse(digits[2..], CultureInfo.InvariantCulture), 0);
        return text[0] == '-' ? -offset : offset;
    }

    private static int Number(Match match, int group) =>
        group < match.Groups.Count && match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    private static string NotATime(string text) => $"{QuotedInput.Of(text)} is not a time that can be read.";

    private string NotInZone(string text) => $"{QuotedInput.Of(text)} is no time of day in {zone.Id} (clocks were put forward).";
}
