using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Unicode;

namespace Konna.Geo.Encoding;

/// <summary>
/// Writes UTF-8 JSON straight into an output's own memory. It keeps no account of nesting: the caller writes the punctuation, which is what makes
/// it several times cheaper than a general writer on pages of coordinates. Nothing counts as written before <see cref="Commit"/>.
/// </summary>
internal ref struct JsonText(IBufferWriter<byte> output)
{
    private const int SmallestSpan = 256;
    private const int LongestNumber = 32;

    // Seven decimals of a degree are a centimetre: almost every stored coordinate is exactly such a decimal.
    private const double DecimalScale = 1e7;
    private const int Decimals = 7;

    // Below this, value and decimal correspond one to one (15 significant digits), so the decimal found is the shortest one.
    private const double MaxScaled = 1e15;

    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);

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

    /// <summary>JSON as it is: punctuation, literals, names encoded before.</summary>
    public void Raw(scoped ReadOnlySpan<byte> json)
    {
        while (json.Length > free.Length - used)
        {
            var part = free.Length - used;
            json[..part].CopyTo(free[used..]);
            used += part;
            json = json[part..];
            Grow(SmallestSpan);
        }

        json.CopyTo(free[used..]);
        used += json.Length;
    }

    /// <summary>A string, or null. Halves of surrogate pairs become U+FFFD.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Raw("null"u8);
            return;
        }

        Raw("\""u8);
        var rest = value.AsSpan();
        for (var next = rest.IndexOfAny(Escaped); next >= 0; next = rest.IndexOfAny(Escaped))
        {
            Characters(rest[..next]);
            Escape(rest[next]);
            rest = rest[(next + 1)..];
        }

        Characters(rest);
        Raw("\""u8);
    }

    /// <summary>An array of strings.</summary>
    public void Texts(IReadOnlyList<string> values)
    {
        Raw("["u8);
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0)
            {
                Raw(","u8);
            }

            Text(values[i]);
        }

        Raw("]"u8);
    }

    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

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

    /// <summary>A GeoJSON position; <paramref name="z"/> is left out if it is not a finite number.</summary>
    public void Position(double x, double y, double z)
    {
        Ensure(3 * LongestNumber);
        Byte('[');
        PutNumber(x);
        Byte(',');
        PutNumber(y);
        if (double.IsFinite(z))
        {
            Byte(',');
            PutNumber(z);
        }

        Byte(']');
    }

    /// <summary>RFC 3339 in UTC, to the second, or to the millisecond if there are any.</summary>
    public void Instant(DateTimeOffset value)
    {
        Ensure(LongestNumber);
        var time = value.UtcDateTime;
        Byte('"');
        Digits((uint)time.Year, 4);
        Byte('-');
        Digits((uint)time.Month, 2);
        Byte('-');
        Digits((uint)time.Day, 2);
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
        Byte('"');
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
            value.TryFormat(free[used..], out var written, provider: CultureInfo.InvariantCulture);
            used += written;
        }
        else
        {
            "null"u8.CopyTo(free[used..]);
            used += "null"u8.Length;
        }
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
        for (var place = digits.Length - 1; place >= 0; place--)
        {
            (value, var digit) = Math.DivRem(value, 10);
            digits[place] = (byte)('0' + digit);
        }

        used += count;
    }

    private void Byte(char ascii) => free[used++] = (byte)ascii;

    private void Characters(ReadOnlySpan<char> characters)
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

    private void Escape(char character)
    {
        switch (character)
        {
            case '"':
                Raw("\\\""u8);
                break;
            case '\\':
                Raw("\\\\"u8);
                break;
            case '\n':
                Raw("\\n"u8);
                break;
            case '\r':
                Raw("\\r"u8);
                break;
            case '\t':
                Raw("\\t"u8);
                break;
            default:
                Raw("\\u00"u8);
                Ensure(2);
                Byte((char)('0' + (character >> 4)));
                Byte("0123456789abcdef"[character & 0xF]);
                break;
        }
    }

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
