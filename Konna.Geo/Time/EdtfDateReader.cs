namespace Konna.Geo.Time;

/// <summary>Reads one EDTF date: <c>2013</c>, <c>2013-01</c>, <c>2013-21</c> (a season), <c>2013-01-10</c>, with qualifiers and unspecified digits.</summary>
internal static class EdtfDateReader
{
    /// <summary>Null when read, else what was expected, as the second half of a sentence.</summary>
    public static string? Read(ReadOnlySpan<char> text, out EdtfPoint point)
    {
        point = default;
        if (BeyondFourDigits(text))
        {
            return "only the years 0001-9999 can be held, written with four digits as in 0980";
        }

        Span<Range> ranges = stackalloc Range[4];
        var parts = text.Split(ranges, '-');
        if (parts > 3 || !EdtfComponent.TryRead(text[ranges[0]], 4, out var year))
        {
            return "expected a year of four digits, then a month and a day if known, as in 2013, 2013-01 or 2013-01-10";
        }

        if (year.Highest == 0)
        {
            return "only the years 0001-9999 can be held (there is no year 0000 here)";
        }

        EdtfComponent month = default;
        EdtfComponent day = default;
        if (parts > 1 && !EdtfComponent.TryRead(text[ranges[1]], 2, out month))
        {
            return "expected two digits for the month, 01 to 12, or for the season, 21 to 24";
        }

        if (parts > 2 && !EdtfComponent.TryRead(text[ranges[2]], 2, out day))
        {
            return "expected two digits for the day, 01 to 31";
        }

        return parts switch
        {
            1 => ReadYear(year, out point),
            2 when !month.HasUnspecified && month.Lowest is >= 21 and <= 24 => ReadSeason(year, month, out point),
            2 => ReadMonth(year, month, out point),
            _ => ReadDay(year, month, day, out point),
        };
    }

    private static string? ReadYear(EdtfComponent year, out EdtfPoint point)
    {
        var first = new DateTimeOffset(Math.Max(year.Lowest, 1), 1, 1, 0, 0, 0, TimeSpan.Zero);
        var last = new DateTimeOffset(year.Highest, 1, 1, 0, 0, 0, TimeSpan.Zero);
        point = Build(first, last, EdtfUnit.Year, year.IsApproximate ? EdtfUnit.Year : null, year.IsUncertain);
        return null;
    }

    /// <summary>Level 1 names no hemisphere; the operations shown here lie north of the equator, so spring begins on 1 March.</summary>
    private static string? ReadSeason(EdtfComponent year, EdtfComponent season, out EdtfPoint point)
    {
        var firstMonth = ((season.Lowest - 21) * 3) + 3;
        var first = new DateTimeOffset(Math.Max(year.Lowest, 1), firstMonth, 1, 0, 0, 0, TimeSpan.Zero);
        var last = new DateTimeOffset(year.Highest, firstMonth, 1, 0, 0, 0, TimeSpan.Zero);
        EdtfUnit? widening = year.IsApproximate ? EdtfUnit.Year : season.IsApproximate ? EdtfUnit.Season : null;
        point = Build(first, last, EdtfUnit.Season, widening, year.IsUncertain || season.IsUncertain);
        return null;
    }

    private static string? ReadMonth(EdtfComponent year, EdtfComponent month, out EdtfPoint point)
    {
        point = default;
        var low = FirstMatch(month, 1, 12);
        if (low == 0)
        {
            return "expected a month from 01 to 12, or a season from 21 to 24";
        }

        var first = new DateTimeOffset(Math.Max(year.Lowest, 1), low, 1, 0, 0, 0, TimeSpan.Zero);
        var last = new DateTimeOffset(year.Highest, LastMatch(month, 1, 12), 1, 0, 0, 0, TimeSpan.Zero);
        EdtfUnit? widening = year.IsApproximate ? EdtfUnit.Year : month.IsApproximate ? EdtfUnit.Month : null;
        point = Build(first, last, EdtfUnit.Month, widening, year.IsUncertain || month.IsUncertain);
        return null;
    }

    private static string? ReadDay(EdtfComponent year, EdtfComponent month, EdtfComponent day, out EdtfPoint point)
    {
        point = default;
        if (FirstMatch(month, 1, 12) == 0)
        {
            return "expected a month from 01 to 12 before the day";
        }

        if (FirstDay(year, month, day) is not { } first || LastDay(year, month, day) is not { } last)
        {
            return "expected a day that the month has, as in 2013-02-28";
        }

        EdtfUnit? widening = year.IsApproximate ? EdtfUnit.Year : month.IsApproximate ? EdtfUnit.Month : day.IsApproximate ? EdtfUnit.Day : null;
        point = Build(first, last, EdtfUnit.Day, widening, year.IsUncertain || month.IsUncertain || day.IsUncertain);
        return null;
    }

    /// <summary>The time is one of the units from that which starts at <paramref name="first"/> to that which starts at <paramref name="last"/>.</summary>
    private static EdtfPoint Build(DateTimeOffset first, DateTimeOffset last, EdtfUnit unit, EdtfUnit? widening, bool isUncertain)
    {
        var end = unit.After(last);
        var span = new DatedSpan(first, last, unit.After(first), end);
        return new EdtfPoint(first, end, widening?.Widen(span) ?? span, isUncertain, widening is not null);
    }

    private static DateTimeOffset? FirstDay(EdtfComponent year, EdtfComponent month, EdtfComponent day)
    {
        for (var y = Math.Max(year.Lowest, 1); y <= year.Highest; y++)
        {
            for (var m = 1; m <= 12 && year.Matches(y); m++)
            {
                if (month.Matches(m) && FirstMatch(day, 1, DateTime.DaysInMonth(y, m)) is var d and > 0)
                {
                    return new DateTimeOffset(y, m, d, 0, 0, 0, TimeSpan.Zero);
                }
            }
        }

        return null;
    }

    private static DateTimeOffset? LastDay(EdtfComponent year, EdtfComponent month, EdtfComponent day)
    {
        for (var y = year.Highest; y >= Math.Max(year.Lowest, 1); y--)
        {
            for (var m = 12; m >= 1 && year.Matches(y); m--)
            {
                if (month.Matches(m) && LastMatch(day, 1, DateTime.DaysInMonth(y, m)) is var d and > 0)
                {
                    return new DateTimeOffset(y, m, d, 0, 0, 0, TimeSpan.Zero);
                }
            }
        }

        return null;
    }

    private static int FirstMatch(EdtfComponent component, int from, int to)
    {
        for (var value = from; value <= to; value++)
        {
            if (component.Matches(value))
            {
                return value;
            }
        }

        return 0;
    }

    private static int LastMatch(EdtfComponent component, int from, int to)
    {
        for (var value = to; value >= from; value--)
        {
            if (component.Matches(value))
            {
                return value;
            }
        }

        return 0;
    }

    /// <summary>The forms of ISO 8601-2 for years before 0001 or after 9999: a sign, a <c>Y</c>, or more digits.</summary>
    private static bool BeyondFourDigits(ReadOnlySpan<char> text)
    {
        var body = text.IsEmpty || EdtfComponent.Qualifier(text[0]) == '\0' ? text : text[1..];
        var digits = body.IndexOfAnyExcept(EdtfComponent.Digits);
        return body.StartsWith("Y", StringComparison.Ordinal) || body.StartsWith("-", StringComparison.Ordinal)
            || (digits < 0 ? body.Length : digits) > 4;
    }
}
