using System.Buffers;

namespace Konna.Geo.Encoding;

/// <summary>Text in XML 1.0, in elements and in quoted attributes alike. What XML has no form for - control characters, noncharacters, halves of pairs - becomes U+FFFD.</summary>
internal static class XmlEscaping
{
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (char)code), '&', '<', '>', '"', '\'', '\uFFFE', '\uFFFF']);

    public static void Write(ref Utf8Text text, ReadOnlySpan<char> value)
    {
        for (var next = value.IndexOfAny(Escaped); next >= 0; next = value.IndexOfAny(Escaped))
        {
            text.Characters(value[..next]);
            text.Raw(value[next] switch
            {
                '&' => "&amp;"u8,
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                '"' => "&quot;"u8,
                '\'' => "&apos;"u8,

                // As references, or readers fold them into other white space.
                '\t' => "&#9;"u8,
                '\n' => "&#10;"u8,
                '\r' => "&#13;"u8,
                _ => "\uFFFD"u8,
            });
            value = value[(next + 1)..];
        }

        text.Characters(value);
    }

    /// <summary>An element with text in it; nothing for null.</summary>
    public static void Element(ref Utf8Text text, ReadOnlySpan<byte> name, string? value)
    {
        if (value is null)
        {
            return;
        }

        Open(ref text, name);
        Write(ref text, value);
        Close(ref text, name);
    }

    public static void Element(ref Utf8Text text, ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (value is { } instant)
        {
            Open(ref text, name);
            text.Instant(instant);
            Close(ref text, name);
        }
    }

    public static void Open(ref Utf8Text text, ReadOnlySpan<byte> name)
    {
        text.Raw("<"u8);
        text.Raw(name);
        text.Raw(">"u8);
    }

    public static void Close(ref Utf8Text text, ReadOnlySpan<byte> name)
    {
        text.Raw("</"u8);
        text.Raw(name);
        text.Raw(">"u8);
    }
}
