namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>The values of a layer (Mapbox Vector Tile 2.1, section 4.4), each written once and meant by its number.</summary>
internal sealed class TileValues
{
    private const int ValueField = 4;
    private const int StringValue = 1;
    private const int DoubleValue = 3;
    private const int UnsignedValue = 5;
    private const int SignedValue = 6;
    private const int BooleanValue = 7;

    private readonly Dictionary<object, int> numbers = [];
    private readonly ProtobufBuffer message = new();

    /// <summary>The fields of all values, in the order of their numbers.</summary>
    public ProtobufBuffer Written { get; } = new();

    public int Count => numbers.Count;

    /// <param name="value">string, long, double or bool.</param>
    public int NumberOf(object value)
    {
        if (numbers.TryGetValue(value, out var known))
        {
            return known;
        }

        message.Truncate(0);
        switch (value)
        {
            case string text:
                message.TextField(StringValue, text);
                break;
            case long integer when integer >= 0:
                message.VarintField(UnsignedValue, (ulong)integer);
                break;
            case long integer:
                message.VarintField(SignedValue, ProtobufBuffer.ZigZag(integer));
                break;
            case double number:
                message.DoubleField(DoubleValue, number);
                break;
            case bool boolean:
                message.VarintField(BooleanValue, boolean ? 1u : 0);
                break;
            default:
                throw new ArgumentException($"A tile holds no {value.GetType()}.", nameof(value));
        }

        Written.BytesField(ValueField, message.Written);
        numbers.Add(value, numbers.Count);
        return numbers.Count - 1;
    }

    /// <summary>Takes the last values back, so that there are as many as before.</summary>
    public void TakeBack(int count, int length)
    {
        foreach (var value in numbers.Where(pair => pair.Value >= count).Select(pair => pair.Key).ToList())
        {
            numbers.Remove(value);
        }

        Written.Truncate(length);
    }
}
