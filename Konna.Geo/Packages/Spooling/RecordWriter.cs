using System.Buffers.Binary;
using TextEncoding = System.Text.Encoding;

namespace Konna.Geo.Packages.Spooling;

/// <summary>Gathers values as bytes, to be read back by <see cref="RecordReader"/> in the same order.</summary>
internal sealed class RecordWriter
{
    private const int LongestNumber = 10;

    private byte[] bytes = new byte[64 * 1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Small numbers take a byte.</summary>
    public void Count(ulong number)
    {
        var room = Room(LongestNumber);
        var used = 0;
        for (; number >= 0x80; number >>= 7)
        {
            room[used++] = (byte)(number | 0x80);
        }

        room[used++] = (byte)number;
        Length += used;
    }

    public void Integer(long number) => Count((ulong)((number << 1) ^ (number >> 63)));

    public void Number(double number)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(Room(sizeof(double)), number);
        Length += sizeof(double);
    }

    public void Instant(DateTimeOffset instant)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), instant.Ticks);
        Length += sizeof(long);
        Integer((long)instant.Offset.TotalMinutes);
    }

    public void Text(string text)
    {
        Count((ulong)TextEncoding.UTF8.GetByteCount(text));
        Length += TextEncoding.UTF8.GetBytes(text, Room(TextEncoding.UTF8.GetMaxByteCount(text.Length)));
    }

    /// <summary>A text that may be missing, which is not the same as empty.</summary>
    public void TextOrNull(string? text)
    {
        Count(text is null ? 0UL : 1UL);
        if (text is not null)
        {
            Text(text);
        }
    }

    public void Bytes(ReadOnlySpan<byte> content)
    {
        Count((ulong)content.Length);
        content.CopyTo(Room(content.Length));
        Length += content.Length;
    }

    private Span<byte> Room(int wanted)
    {
        if (bytes.Length - Length < wanted)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + wanted));
        }

        return bytes.AsSpan(Length);
    }
}
