using System.Buffers.Binary;

namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>Bytes in the wire format of Protocol Buffers, growing as they are written. Its arrays are of the shared pool.</summary>
internal sealed class ProtobufBuffer : IDisposable
{
    /// <summary>Bytes of the longest number.</summary>
    private const int LongestVarint = 10;

    private const int LengthDelimited = 2;

    private readonly PooledList<byte> bytes = new();

    public int Length => bytes.Count;

    public ReadOnlySpan<byte> Written => bytes.Items;

    public ReadOnlySpan<byte> Slice(int start, int length) => bytes.Items.Slice(start, length);

    public void Truncate(int length) => bytes.Truncate(length);

    public void Dispose() => bytes.Dispose();

    /// <summary>How many bytes a number takes.</summary>
    public static int SizeOf(ulong value) => ((63 - System.Numerics.BitOperations.LeadingZeroCount(value | 1)) / 7) + 1;

    /// <summary>How many bytes a field of bytes takes, with its tag (of a field number below 16) and its length.</summary>
    public static int SizeOfField(int length) => 1 + SizeOf((ulong)length) + length;

    /// <summary>Signed numbers as unsigned ones: small in either direction stays small.</summary>
    public static uint ZigZag(int value) => (uint)((value << 1) ^ (value >> 31));

    public static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    /// <summary>Writes a number into bytes that are there already.</summary>
    /// <param name="room">At least <see cref="SizeOf"/> the value.</param>
    /// <returns>How many bytes it took.</returns>
    public static int Put(Span<byte> room, ulong value)
    {
        var count = 0;
        while (value >= 0x80)
        {
            room[count++] = (byte)(value | 0x80);
            value >>= 7;
        }

        room[count] = (byte)value;
        return count + 1;
    }

    /// <summary>Bytes to write into, at least so many; <see cref="Truncate"/> gives back what was not needed.</summary>
    public Span<byte> Extend(int count) => bytes.Extend(count);

    public void Varint(ulong value)
    {
        if (value < 0x80)
        {
            bytes.Add((byte)value);
            return;
        }

        var before = Length;
        Truncate(before + Put(Extend(LongestVarint), value));
    }

    public void VarintField(int field, ulong value)
    {
        Varint((ulong)field << 3);
        Varint(value);
    }

    public void DoubleField(int field, double value)
    {
        const int Fixed64 = 1;
        Varint(((ulong)field << 3) | Fixed64);
        BinaryPrimitives.WriteDoubleLittleEndian(Extend(sizeof(double)), value);
    }

    public void TextField(int field, string text)
    {
        var count = System.Text.Encoding.UTF8.GetByteCount(text);
        Head(field, count);
        System.Text.Encoding.UTF8.GetBytes(text, Extend(count));
    }

    public void BytesField(int field, ReadOnlySpan<byte> content)
    {
        Head(field, content.Length);
        Append(content);
    }

    /// <summary>The tag and length of a field whose bytes follow.</summary>
    public void Head(int field, int length)
    {
        Varint(((ulong)field << 3) | LengthDelimited);
        Varint((ulong)length);
    }

    public void Append(ReadOnlySpan<byte> content) => content.CopyTo(Extend(content.Length));
}
