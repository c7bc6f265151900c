namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>Positions on the grid of a tile, the two coordinates apart. A ring does not repeat its first one.</summary>
internal readonly ref struct TilePath(Span<int> xs, Span<int> ys)
{
    public Span<int> Xs { get; } = xs;

    public Span<int> Ys { get; } = ys;

    public int Count => Xs.Length;

    public TilePath First(int count) => new(Xs[..count], Ys[..count]);
}
