using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Unicode;

namespace Konna.Geo.Encoding;

/// <summary>
/// Writes UTF-8 text straight into an output's own memory: characters, numbers and instants, without the marks of any format.
/// Nothing counts as written before <see cref="Commit"/>.
/// </summary>
internal ref struct Utf8Text(IBufferWriter<byte> output)
{
    private const int SmallestSpan = 256;
    private const int LongestNumber = 32;

    // Seven decimals of a degree are a centimetre: almost every stored coordinate is exactly such a decimal.
    private const double DecimalScale = 1e7;
    private const int Decimals = 7;

    // Below this, value and decimal correspond one to one (15 significant digits), so the decimal found is the shortest one.
    private const double MaxScaled = 1e15;

    private const double LeastWithoutExponent = 1e-4;

    private static ReadOnlySpan<byte> Pairs =>
        "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"u8;

    private Span<byte> free = output.GetSpan(SmallestSpan);
    private int used;

    /// <summary>Bytes given to the output so far.</summary>
    public long Committed { get; private set; }

    /// <summary>Gives what was written to the output; the writer cannot be used any more after the output was flushed.</summary>
    public void Commit()
    {
        output.Advance(used);
        Committed += used;
        free = free[used..];
        used = 0;
    }

    /// <summary>Bytes as they are: punctuation and names encoded before.</summary>
    public void Raw(scoped ReadOnlySpan<byte> text)
    {
        while (text.Length > free.Length - used)
        {
            var part = free.Length - used;
            text[..part].CopyTo(free[used..]);
            used += part;
            text = text[part..];
            Grow(SmallestSpan);
        }

        text.CopyTo(free[used..]);
        used += text.Length;
    }

    /// <summary>Characters as they are. Halves of surrogate pairs become U+FFFD.</summary>
    public void Characters(scoped ReadOnlySpan<char> characters)
    {
        while (true)
        {
            var status = Utf8.FromUtf16(characters, free[used..], out var read, out var written);
            used += written;
            if (status != OperationStatus.DestinationTooSmall)
            {
                return;
            }

            characters = characters[read..];
            Grow(SmallestSpan);
        }
    }

    public void Integer(long value)
    {
        Ensure(LongestNumber);
        Utf8Formatter.TryFormat(value, free[used..], out var written);
        used += written;
    }

    /// <summary>The shortest decimal that reads back as the same value; null for what JSON has no number for.</summary>
    public void Number(double value)
    {
        Ensure(LongestNumber);
        PutNumber(value);
    }

    /// <summary>The same number as <see cref="System.Text.Json.Utf8JsonWriter"/> writes it: what is nearer to zero than a ten-thousandth has an exponent.</summary>
    public void NumberOfJson(double value)
    {
        Ensure(LongestNumber);
        if (value is > -LeastWithoutExponent and < LeastWithoutExponent and not 0)
        {
            PutShortest(value);
        }
        else
        {
            PutNumber(value);
        }
    }

    /// <summary>The ordinates with the separator between them; <paramref name="z"/> is left out if it is not a finite number.</summary>
    public void Ordinates(double x, double y, double z, char separator)
    {
        Ensure(3 * LongestNumber);
        PutNumber(x);
        Byte(separator);
        PutNumber(y);
        if (double.IsFinite(z))
        {
            Byte(separator);
            PutNumber(z);
        }
    }

    /// <summary>RFC 3339 in UTC, to the second, or to the millisecond if there are any.</summary>
    public void Instant(DateTimeOffset value)
    {
        Ensure(LongestNumber);
        var time = value.UtcDateTime;
        Day(time.Year, time.Month, time.Day);
        Byte('T');
        Digits((uint)time.Hour, 2);
        Byte(':');
        Digits((uint)time.Minute, 2);
        Byte(':');
        Digits((uint)time.Second, 2);
        if (time.Millisecond != 0)
        {
            Byte('.');
            Digits((uint)time.Millisecond, 3);
        }

        Byte('Z');
    }

    /// <summary>RFC 3339, full-date.</summary>
    public void Date(DateOnly value)
    {
        Ensure(LongestNumber);
        Day(value.Year, value.Month, value.Day);
    }

    private void Day(int year, int month, int day)
    {
        Digits((uint)year, 4);
        Byte('-');
        Digits((uint)month, 2);
        Byte('-');
        Digits((uint)day, 2);
    }

    private void PutNumber(double value)
    {
        var scaled = Math.Round(value * DecimalScale);
        if (Math.Abs(scaled) < MaxScaled && scaled / DecimalScale == value)
        {
            PutDecimal((long)scaled);
        }
        else if (double.IsFinite(value))
        {
            PutShortest(value);
        }
        else
        {
            "null"u8.CopyTo(free[used..]);
            used += "null"u8.Length;
        }
    }

    private void PutShortest(double value)
    {
        value.TryFormat(free[used..], out var written, provider: CultureInfo.InvariantCulture);
        used += written;
    }

    private void PutDecimal(long scaled)
    {
        if (scaled < 0)
        {
            Byte('-');
            scaled = -scaled;
        }

        var (whole, fraction) = Math.DivRem((ulong)scaled, (ulong)DecimalScale);
        if (whole < 10)
        {
            Byte((char)('0' + whole));
        }
        else
        {
            Utf8Formatter.TryFormat(whole, free[used..], out var written);
            used += written;
        }

        if (fraction == 0)
        {
            return;
        }

        Byte('.');
        Digits((uint)fraction, Decimals);
        while (free[used - 1] == (byte)'0')
        {
            used--;
        }
    }

    private void Digits(uint value, int count)
    {
        var digits = free.Slice(used, count);
        var place = count;
        while (place > 1)
        {
            (value, var pair) = Math.DivRem(value, 100);
            place -= 2;
            Pairs.Slice(2 * (int)pair, 2).CopyTo(digits[place..]);
        }

        if (place > 0)
        {
            digits[0] = (byte)('0' + (value % 10));
        }

        used += count;
    }

    private void Byte(char ascii) => free[used++] = (byte)ascii;

    private void Ensure(int bytes)
    {
        if (free.Length - used < bytes)
        {
            Grow(bytes);
        }
    }

    private void Grow(int bytes)
    {
        Commit();
        free = output.GetSpan(Math.Max(bytes, SmallestSpan));
    }
}
