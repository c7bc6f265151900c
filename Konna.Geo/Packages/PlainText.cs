using System.Buffers;
using System.Buffers.Text;
using Konna.Geo.Time;

namespace Konna.Geo.Packages;

/// <summary>Reads JSON text, in UTF-8, of the forms that millions of values have. Of anything else it says only that it is not of that form.</summary>
internal ref struct PlainText(ReadOnlySpan<byte> text, int at)
{
    /// <summary>Up to so many digits, and with a power of ten up to the 22nd, a quotient of two exact doubles is the nearest one to the decimal.</summary>
    private const int MostExactDigits = 15;

    private const int DateLength = 10;
    private const int ClockLength = 9;

    private static readonly double[] Powers = [.. Enumerable.Range(0, MostExactDigits + 1).Select(n => double.Parse("1e" + n, System.Globalization.CultureInfo.InvariantCulture))];

    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"{}"u8);

    private readonly ReadOnlySpan<byte> text = text;
    private ReadOnlySpan<byte> lastDate;
    private long secondsOfLastDate;

    /// <summary>How far it is.</summary>
    public int At { get; private set; } = at;

    /// <summary>Where the next string begins, or an object begins or ends; less than 0 where none has come.</summary>
    public static int NextMark(ReadOnlySpan<byte> text, int from) => text[from..].IndexOfAny(Marks) is var offset and >= 0 ? from + offset : -1;

    /// <summary>What follows the string that begins there; 0 where its end has not come.</summary>
    public static int EndOfString(ReadOnlySpan<byte> text, int begin)
    {
        var at = begin + 1;
        while (text[at..].IndexOfAny((byte)'"', (byte)'\\') is var offset and >= 0)
        {
            at += offset;
            if (text[at] == (byte)'"')
            {
                return at + 1;
            }

            if (at + 2 > text.Length)
            {
                return 0;
            }

            at += 2;
        }

        return 0;
    }

    public void PassSpace()
    {
        while (At < text.Length && text[At] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            At++;
        }
    }

    /// <summary>Passes over space, and then over the character if it is the next.</summary>
    public bool Takes(char ascii)
    {
        PassSpace();
        if (At >= text.Length || text[At] != ascii)
        {
            return false;
        }

        At++;
        return true;
    }

    /// <summary>A number as JSON has it; its value is the double that is nearest to it.</summary>
    public bool TryNumber(out double value)
    {
        PassSpace();
        var begin = At;
        var isNegative = Next() == '-';
        At += isNegative ? 1 : 0;
        var mantissa = 0UL;
        var whole = Digits(ref mantissa);
        var startsWithZero = whole > 1 && text[At - whole] == (byte)'0';
        var decimals = 0;
        if (Next() == '.')
        {
            At++;
            decimals = Digits(ref mantissa);
            if (decimals == 0)
            {
                whole = 0;
            }
        }

        value = 0;
        if (whole == 0 || startsWithZero)
        {
            return false;
        }

        if (whole + decimals <= MostExactDigits && Next() is not ('e' or 'E'))
        {
            value = mantissa / Powers[decimals];
            value = isNegative ? -value : value;
            return At < text.Length;
        }

        return PassExponent() && Utf8Parser.TryParse(text[begin..At], out value, out var read) && read == At - begin && double.IsFinite(value) && At < text.Length;
    }

    /// <summary>An instant in UTC, to the second or with one to three decimals, as seconds since 1970.</summary>
    public bool TryInstant(out double seconds)
    {
        seconds = 0;
        // The shortest is "2013-01-10T08:30:00Z" in its quotation marks.
        if (!Takes('"') || text.Length - At < DateLength + ClockLength + 2)
        {
            return false;
        }

        var clock = text.Slice(At + DateLength, ClockLength);
        if (!TryDate(text.Slice(At, DateLength)) || clock[0] != (byte)'T' || clock[3] != (byte)':' || clock[6] != (byte)':'
            || !TryTwoDigits(clock[1..], out var hour) || !TryTwoDigits(clock[4..], out var minute) || !TryTwoDigits(clock[7..], out var second)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        At += DateLength + ClockLength;
        var (milliseconds, decimals) = (0UL, 0);
        if (Next() == '.')
        {
            At++;
            decimals = Digits(ref milliseconds);
            if (decimals is < 1 or > 3)
            {
                return false;
            }
        }

        if (Next() != 'Z')
        {
            return false;
        }

        At++;
        for (; decimals is > 0 and < 3; decimals++)
        {
            milliseconds *= 10;
        }

        var wholeSeconds = secondsOfLastDate + (3600 * hour) + (60 * minute) + second;
        seconds = ((1000 * wholeSeconds) + (long)milliseconds) / 1000.0;
        return Next() == '"' && At++ >= 0;
    }

    private readonly char Next() => At < text.Length ? (char)text[At] : '\0';

    /// <summary>How many digits follow. More than 19 make a number that is of no use, but they are still counted.</summary>
    private int Digits(ref ulong number)
    {
        var begin = At;
        while (At < text.Length && (uint)(text[At] - '0') <= 9)
        {
            number = unchecked((10 * number) + (uint)(text[At++] - '0'));
        }

        return At - begin;
    }

    private bool PassExponent()
    {
        if (Next() is not ('e' or 'E'))
        {
            return true;
        }

        At++;
        At += Next() is '+' or '-' ? 1 : 0;
        var exponent = 0UL;
        return Digits(ref exponent) > 0;
    }

    /// <summary>Neighbours mostly have the same date.</summary>
    private bool TryDate(ReadOnlySpan<byte> date)
    {
        if (date.SequenceEqual(lastDate))
        {
            return true;
        }

        Span<char> characters = stackalloc char[DateLength];
        for (var i = 0; i < DateLength; i++)
        {
            characters[i] = (char)date[i];
        }

        if (!Rfc3339.TryParseDate(characters, out var day))
        {
            return false;
        }

        lastDate = date;
        secondsOfLastDate = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();
        return true;
    }

    private static bool TryTwoDigits(ReadOnlySpan<byte> digits, out int value)
    {
        var (tens, ones) = ((uint)(digits[0] - '0'), (uint)(digits[1] - '0'));
        value = (int)((10 * tens) + ones);
        return tens <= 9 && ones <= 9;
    }
}
