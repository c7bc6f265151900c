using System.Buffers.Binary;

namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>Bytes in the wire format of Protocol Buffers, growing as they are written.</summary>
internal sealed class ProtobufBuffer
{
    private const int LengthDelimited = 2;

    private byte[] bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public ReadOnlySpan<byte> Slice(int start, int length) => bytes.AsSpan(start, length);

    public void Truncate(int length) => Length = length;

    /// <summary>How many bytes a number takes.</summary>
    public static int SizeOf(ulong value) => value == 0 ? 1 : (63 - System.Numerics.BitOperations.LeadingZeroCount(value)) / 7 + 1;

    /// <summary>How many bytes a field of bytes takes, with its tag (of a field number below 16) and its length.</summary>
    public static int SizeOfField(int length) => 1 + SizeOf((ulong)length) + length;

    /// <summary>Signed numbers as unsigned ones: small in either direction stays small.</summary>
    public static uint ZigZag(int value) => (uint)((value << 1) ^ (value >> 31));

    public static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    public void Varint(ulong value)
    {
        Reserve(10);
        while (value >= 0x80)
        {
            bytes[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        bytes[Length++] = (byte)value;
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
        Reserve(sizeof(double));
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(Length), value);
        Length += sizeof(double);
    }

    public void TextField(int field, string text)
    {
        var count = System.Text.Encoding.UTF8.GetByteCount(text);
        Head(field, count);
        Reserve(count);
        Length += System.Text.Encoding.UTF8.GetBytes(text, bytes.AsSpan(Length));
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

    public void Append(ReadOnlySpan<byte> content)
    {
        Reserve(content.Length);
        content.CopyTo(bytes.AsSpan(Length));
        Length += content.Length;
    }

    public byte[] ToArray() => Written.ToArray();

    private void Reserve(int count)
    {
        if (bytes.Length - Length < count)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        }
    }
}
