namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>The message of one layer of a tile.</summary>
/// <param name="Bytes">Empty without features.</param>
/// <param name="Shown">How many features it holds.</param>
internal sealed record EncodedLayer(ProtobufBuffer Bytes, int Shown) : IDisposable
{
    public void Dispose() => Bytes.Dispose();
}
