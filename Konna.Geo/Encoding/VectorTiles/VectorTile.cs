namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>A Mapbox Vector Tile (2.1), whole.</summary>
/// <param name="Bytes">Empty when nothing is seen in the tile.</param>
/// <param name="Thinned">The layers that do not show all that is in the tile, with how many features are seen in it and how many are shown.</param>
public sealed record VectorTile(ReadOnlyMemory<byte> Bytes, IReadOnlyList<(string Layer, int Shown, int Seen)> Thinned)
{
    private const int LayersField = 3;

    /// <summary>Bytes that the head of a layer takes in the tile, at most.</summary>
    private const int HeadSize = 6;

    /// <summary>Puts the layers together, in their order. Each may fill its share of the bytes; what a small one does not need goes to the others.</summary>
    /// <param name="most">Bytes that the tile may take.</param>
    public static VectorTile Of(IReadOnlyList<VectorTileLayer> layers, int most)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var encoded = layers.Select(layer => layer.Encode(most - HeadSize)).ToArray();
        try
        {
            var (left, count) = (most, layers.Count);
            foreach (var i in Enumerable.Range(0, layers.Count).OrderBy(i => encoded[i].Bytes.Length).ThenBy(i => layers[i].Name, StringComparer.Ordinal).ToList())
            {
                var share = (left / count--) - HeadSize;
                if (encoded[i].Bytes.Length > share)
                {
                    encoded[i].Dispose();
                    encoded[i] = layers[i].Encode(share);
                }

                left -= encoded[i].Bytes.Length + HeadSize;
            }

            return new VectorTile(
                Together(encoded),
                [.. layers.Zip(encoded).Where(pair => pair.Second.Shown < pair.First.Seen).Select(pair => (pair.First.Name, pair.Second.Shown, pair.First.Seen))]);
        }
        finally
        {
            Array.ForEach(encoded, layer => layer.Dispose());
        }
    }

    private static byte[] Together(EncodedLayer[] layers)
    {
        using var heads = new ProtobufBuffer();
        var tile = GC.AllocateUninitializedArray<byte>(layers.Where(layer => layer.Shown > 0).Sum(layer => ProtobufBuffer.SizeOfField(layer.Bytes.Length)));
        var room = tile.AsSpan();
        foreach (var layer in layers.Where(layer => layer.Shown > 0))
        {
            heads.Truncate(0);
            heads.Head(LayersField, layer.Bytes.Length);
            heads.Written.CopyTo(room);
            layer.Bytes.Written.CopyTo(room[heads.Length..]);
            room = room[(heads.Length + layer.Bytes.Length)..];
        }

        return tile;
    }
}
