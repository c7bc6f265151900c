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
        var whole = layers.Select(layer => (layer, layer.Encode(most - HeadSize))).ToList();
        var encoded = whole.ToDictionary(pair => pair.layer, pair => pair.Item2);
        var (left, count) = (most, layers.Count);
        foreach (var (layer, alone) in whole.OrderBy(pair => pair.Item2.Bytes.Length).ThenBy(pair => pair.layer.Name, StringComparer.Ordinal))
        {
            var share = (left / count--) - HeadSize;
            encoded[layer] = alone.Bytes.Length <= share ? alone : layer.Encode(share);
            left -= encoded[layer].Bytes.Length + HeadSize;
        }

        var tile = new ProtobufBuffer();
        foreach (var layer in layers.Where(layer => encoded[layer].Shown > 0))
        {
            tile.BytesField(LayersField, encoded[layer].Bytes.Span);
        }

        return new VectorTile(
            tile.ToArray(),
            [.. layers.Where(layer => encoded[layer].Shown < layer.Seen).Select(layer => (layer.Name, encoded[layer].Shown, layer.Seen))]);
    }
}
