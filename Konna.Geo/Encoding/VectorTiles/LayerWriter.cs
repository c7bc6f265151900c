namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>Writes one layer feature by feature: the keys and the values that they use come behind them, in the order of their first use.</summary>
internal sealed class LayerWriter : IDisposable
{
    private const int NameField = 1;
    private const int FeaturesField = 2;
    private const int KeysField = 3;
    private const int ExtentField = 5;
    private const int VersionField = 15;

    private readonly TileAttributes attributes;
    private readonly TileCandidates candidates;
    private readonly ProtobufBuffer layer = new();
    private readonly ProtobufBuffer tags = new();
    private readonly PooledList<int> numberOfValue = new();
    private readonly PooledList<int> values = new();
    private readonly List<int> keys = [];
    private readonly int[] numberOfKey;
    private int bytesOfKeys;
    private int bytesOfValues;

    public LayerWriter(string name, TileAttributes attributes, TileCandidates candidates)
    {
        (this.attributes, this.candidates) = (attributes, candidates);
        numberOfValue.Extend(candidates.Values.Count).Fill(-1);
        numberOfKey = new int[attributes.Names.Count];
        Array.Fill(numberOfKey, -1);
        layer.VarintField(VersionField, 2);
        layer.TextField(NameField, name);
        layer.VarintField(ExtentField, TileGrid.Extent);
    }

    /// <summary>Adds a candidate unless the layer would take more bytes than this with it.</summary>
    public bool Add(int candidate, int most)
    {
        var (length, valueCount, keyCount) = (layer.Length, values.Count, keys.Count);
        tags.Truncate(0);
        var numbers = candidates.NumbersOf(candidate);
        for (var key = 0; key < numbers.Length; key++)
        {
            if (numbers[key] >= 0)
            {
                Tag(key, numbers[key]);
            }
        }

        WriteFeature(candidates.RankOf(candidate).Type, candidates.GeometryOf(candidate));
        if (layer.Length + bytesOfKeys + bytesOfValues <= most)
        {
            return true;
        }

        layer.Truncate(length);
        Forget(keyCount, valueCount);
        return false;
    }

    /// <summary>The whole message; it is the caller's to dispose of.</summary>
    public ProtobufBuffer Finish()
    {
        foreach (var key in keys)
        {
            layer.TextField(KeysField, attributes.Names[key]);
        }

        foreach (var value in values.Items)
        {
            layer.Append(candidates.Values[value]);
        }

        return layer;
    }

    /// <summary>All but the message.</summary>
    public void Dispose()
    {
        tags.Dispose();
        numberOfValue.Dispose();
        values.Dispose();
    }

    private void Tag(int key, int value)
    {
        if (numberOfKey[key] < 0)
        {
            numberOfKey[key] = keys.Count;
            keys.Add(key);
            bytesOfKeys += SizeOfKey(key);
        }

        ref var number = ref numberOfValue[value];
        if (number < 0)
        {
            number = values.Count;
            values.Add(value);
            bytesOfValues += candidates.Values[value].Length;
        }

        tags.Varint((ulong)numberOfKey[key]);
        tags.Varint((ulong)number);
    }

    private void WriteFeature(TileGeometryType type, ReadOnlySpan<byte> geometry)
    {
        const int TagsField = 2;
        const int TypeField = 3;
        const int GeometryField = 4;
        const int TypeSize = 2;
        layer.Head(FeaturesField, ProtobufBuffer.SizeOfField(tags.Length) + TypeSize + ProtobufBuffer.SizeOfField(geometry.Length));
        layer.BytesField(TagsField, tags.Written);
        layer.VarintField(TypeField, (ulong)type);
        layer.BytesField(GeometryField, geometry);
    }

    /// <summary>Takes the last keys and values back, so that there are as many as before.</summary>
    private void Forget(int keyCount, int valueCount)
    {
        for (var i = keyCount; i < keys.Count; i++)
        {
            numberOfKey[keys[i]] = -1;
            bytesOfKeys -= SizeOfKey(keys[i]);
        }

        keys.RemoveRange(keyCount, keys.Count - keyCount);
        for (var i = valueCount; i < values.Count; i++)
        {
            numberOfValue[values[i]] = -1;
            bytesOfValues -= candidates.Values[values[i]].Length;
        }

        values.Truncate(valueCount);
    }

    private int SizeOfKey(int key) => ProtobufBuffer.SizeOfField(System.Text.Encoding.UTF8.GetByteCount(attributes.Names[key]));
}
