using System.Buffers;

namespace Konna.Geo.Encoding;

/// <summary>
/// Writes UTF-8 JSON straight into an output's own memory. It keeps no account of nesting: the caller writes the punctuation, which is what makes
/// it several times cheaper than a general writer on pages of coordinates. Nothing counts as written before <see cref="Commit"/>.
/// </summary>
internal ref struct JsonText(IBufferWriter<byte> output)
{
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);

    private Utf8Text text = new(output);

    /// <summary>Bytes given to the output so far.</summary>
    public readonly long Committed => text.Committed;

    /// <summary>Gives what was written to the output; the writer cannot be used any more after the output was flushed.</summary>
    public void Commit() => text.Commit();

    /// <summary>JSON as it is: punctuation, literals, names encoded before.</summary>
    public void Raw(scoped ReadOnlySpan<byte> json) => text.Raw(json);

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
            text.Characters(rest[..next]);
            Escape(rest[next]);
            rest = rest[(next + 1)..];
        }

        text.Characters(rest);
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

    public void Integer(long value) => text.Integer(value);

    /// <summary>The shortest decimal that reads back as the same value; null for what JSON has no number for.</summary>
    public void Number(double value) => text.Number(value);

    /// <summary>A GeoJSON position; <paramref name="z"/> is left out if it is not a finite number.</summary>
    public void Position(double x, double y, double z)
    {
        Raw("["u8);
        text.Ordinates(x, y, z, ',');
        Raw("]"u8);
    }

    /// <summary>RFC 3339 in UTC, to the second, or to the millisecond if there are any.</summary>
    public void Instant(DateTimeOffset value)
    {
        Raw("\""u8);
        text.Instant(value);
        Raw("\""u8);
    }

    /// <summary>RFC 3339, full-date.</summary>
    public void Date(DateOnly value)
    {
        Raw("\""u8);
        text.Date(value);
        Raw("\""u8);
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
                text.Characters([(char)('0' + (character >> 4)), "0123456789abcdef"[character & 0xF]]);
                break;
        }
    }
}
