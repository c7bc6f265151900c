using System.Buffers.Binary;

namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>
/// The values of a layer (Mapbox Vector Tile 2.1, section 4.4), each once, as the field that the tile holds. They are known again by these bytes, whatever they were made of.
/// Their numbers are of the order in which they came, which is not that of the tile.
/// </summary>
internal sealed class TileValues : IDisposable
{
    private const int ValueField = 4;
    private const int StringValue = 1;
    private const int DoubleValue = 3;
    private const int UnsignedValue = 5;
    private const int SignedValue = 6;
    private const int BooleanValue = 7;

    /// <summary>A text that is this long at most has lengths of one byte around it, which can be filled in afterwards.</summary>
    private const int MostOfShort = 124;
    private const int BytesOfCharacter = 3;

    private readonly ProtobufBuffer fields = new();
    private readonly PooledList<(uint Hash, int Start, int Length)> values = new();
    private PooledList<int> table = TableOf(256);

    public int Count => values.Count;

    /// <summary>The field of the value with this number.</summary>
    public ReadOnlySpan<byte> this[int number] => fields.Slice(values[number].Start, values[number].Length);

    /// <param name="value">string, long, double or bool.</param>
    public int NumberOf(object value) => value switch
    {
        string text => NumberOf(text),
        long integer => NumberOf(integer),
        double number => NumberOf(number),
        bool boolean => NumberOf(BooleanValue, boolean ? 1u : 0),
        _ => throw new ArgumentException($"A tile holds no {value.GetType()}.", nameof(value)),
    };

    public int NumberOf(string text)
    {
        var start = fields.Length;
        if (text.Length * BytesOfCharacter <= MostOfShort)
        {
            const int Heads = 4;
            var room = fields.Extend(Heads + MostOfShort);
            var count = System.Text.Encoding.UTF8.GetBytes(text, room[Heads..]);
            (room[0], room[1]) = (ValueField << 3 | 2, (byte)(count + 2));
            (room[2], room[3]) = (StringValue << 3 | 2, (byte)count);
            fields.Truncate(start + Heads + count);
        }
        else
        {
            fields.Head(ValueField, ProtobufBuffer.SizeOfField(System.Text.Encoding.UTF8.GetByteCount(text)));
            fields.TextField(StringValue, text);
        }

        return NumberOfLast(start);
    }

    public int NumberOf(long integer) => integer >= 0 ? NumberOf(UnsignedValue, (ulong)integer) : NumberOf(SignedValue, ProtobufBuffer.ZigZag(integer));

    /// <summary>The value that a field of another such list holds.</summary>
    public int NumberOf(ReadOnlySpan<byte> field)
    {
        var start = fields.Length;
        fields.Append(field);
        return NumberOfLast(start);
    }

    public void Dispose()
    {
        fields.Dispose();
        values.Dispose();
        table.Dispose();
    }

    /// <summary>Zero without its sign, so that equal numbers are equal bytes.</summary>
    private int NumberOf(double number)
    {
        var start = fields.Length;
        fields.Head(ValueField, 1 + sizeof(double));
        fields.DoubleField(DoubleValue, number == 0 ? 0 : number);
        return NumberOfLast(start);
    }

    private int NumberOf(int field, ulong value)
    {
        var start = fields.Length;
        fields.Head(ValueField, 1 + ProtobufBuffer.SizeOf(value));
        fields.VarintField(field, value);
        return NumberOfLast(start);
    }

    /// <summary>The number of the value whose field was written last; the field goes when the value was there before.</summary>
    private int NumberOfLast(int start)
    {
        var field = fields.Slice(start, fields.Length - start);
        var hash = HashOf(field);
        var places = table.Items;
        var place = (int)hash & (places.Length - 1);
        for (; places[place] > 0; place = (place + 1) & (places.Length - 1))
        {
            var number = places[place] - 1;
            if (values[number].Hash == hash && this[number].SequenceEqual(field))
            {
                fields.Truncate(start);
                return number;
            }
        }

        values.Add((hash, start, field.Length));
        places[place] = values.Count;
        if (values.Count * 2 > places.Length)
        {
            Enlarge();
        }

        return values.Count - 1;
    }

    private void Enlarge()
    {
        var larger = TableOf(table.Count * 2);
        var places = larger.Items;
        for (var number = 0; number < values.Count; number++)
        {
            var place = (int)values[number].Hash & (places.Length - 1);
            while (places[place] > 0)
            {
                place = (place + 1) & (places.Length - 1);
            }

            places[place] = number + 1;
        }

        table.Dispose();
        table = larger;
    }

    /// <param name="size">A power of two.</param>
    private static PooledList<int> TableOf(int size)
    {
        var places = new PooledList<int>();
        places.Extend(size).Clear();
        return places;
    }

    private static uint HashOf(ReadOnlySpan<byte> bytes)
    {
        const ulong Factor = 0x9E37_79B9_7F4A_7C15;
        var hash = (ulong)bytes.Length;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * Factor;
            hash ^= hash >> 32;
        }

        var rest = 0ul;
        foreach (var one in bytes)
        {
            rest = (rest << 8) | one;
        }

        hash = (hash ^ rest) * Factor;
        return (uint)(hash >> 32);
    }
}
