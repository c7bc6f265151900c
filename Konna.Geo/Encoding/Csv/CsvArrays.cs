using System.Buffers;

namespace Konna.Geo.Encoding.Csv;

/// <summary>Arrays as JSON in one quoted cell, whose own quotes are doubled.</summary>
internal static class CsvArrays
{
    public static void WriteTexts(ref Utf8Text text, string[] values)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var json = new JsonText(buffer);
        json.Texts(values);
        json.Commit();
        WriteCell(ref text, buffer.WrittenSpan);
    }

    /// <summary>The instants of the vertices; nothing for a geometry without them.</summary>
    public static void WriteInstants(ref Utf8Text text, ReadOnlySpan<byte> wkb)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var json = new JsonText(buffer);
        VertexInstantsWriter.Write(ref json, wkb);
        json.Commit();
        if (!buffer.WrittenSpan.SequenceEqual("null"u8))
        {
            WriteCell(ref text, buffer.WrittenSpan);
        }
    }

    /// <summary>Characters inside a quoted cell: a quote is written twice.</summary>
    public static void Quoted(ref Utf8Text text, ReadOnlySpan<char> value)
    {
        for (var quote = value.IndexOf('"'); quote >= 0; quote = value.IndexOf('"'))
        {
            text.Characters(value[..(quote + 1)]);
            text.Raw("\""u8);
            value = value[(quote + 1)..];
        }

        text.Characters(value);
    }

    private static void WriteCell(ref Utf8Text text, ReadOnlySpan<byte> json)
    {
        text.Raw("\""u8);
        for (var quote = json.IndexOf((byte)'"'); quote >= 0; quote = json.IndexOf((byte)'"'))
        {
            text.Raw(json[..(quote + 1)]);
            text.Raw("\""u8);
            json = json[(quote + 1)..];
        }

        text.Raw(json);
        text.Raw("\""u8);
    }
}
