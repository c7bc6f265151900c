using System.Buffers.Binary;
using TextEncoding = System.Text.Encoding;

namespace Konna.Geo.Packages.Spooling;

/// <summary>Reads what <see cref="RecordWriter"/> wrote, in the same order.</summary>
internal ref struct RecordReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public ulong Count()
    {
        var number = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = rest[0];
            rest = rest[1..];
            number |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return number;
            }
        }
    }

    public long Integer()
    {
        var number = Count();
        return (long)(number >> 1) ^ -(long)(number & 1);
    }

    public double Number() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    public DateTimeOffset Instant()
    {
        var ticks = BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));
        return new DateTimeOffset(ticks, TimeSpan.FromMinutes(Integer()));
    }

    public string Text() => TextEncoding.UTF8.GetString(Bytes());

    public string? TextOrNull() => Count() == 0 ? null : Text();

    public ReadOnlySpan<byte> Bytes() => Take((int)Count());

    private ReadOnlySpan<byte> Take(int length)
    {
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }
}
