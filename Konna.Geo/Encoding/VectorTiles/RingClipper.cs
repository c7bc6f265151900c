namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>Cuts rings to a tile and its buffer, edge by edge (Sutherland and Hodgman's algorithm), and snaps what is left to the grid.</summary>
internal sealed class RingClipper
{
    private double[] xs = [];
    private double[] ys = [];
    private double[] nextXs = [];
    private double[] nextYs = [];
    private int count;

    /// <param name="ringXs">Finite, on the grid of the tile; the last position may repeat the first.</param>
    /// <param name="rings">Its open path becomes the ring without a repeated last point and without points that follow their equal; empty when fewer than three are left.</param>
    public void Clip(ReadOnlySpan<double> ringXs, ReadOnlySpan<double> ringYs, TilePaths rings)
    {
        Reserve(2 * (ringXs.Length + 4));
        ringXs.CopyTo(xs);
        ringYs.CopyTo(ys);
        count = ringXs.Length;
        if (!IsInside())
        {
            Cut(ref xs, ref ys, ref nextXs, ref nextYs, TileGrid.Lowest, isUpper: false);
            Cut(ref xs, ref ys, ref nextXs, ref nextYs, TileGrid.Highest, isUpper: true);
            Cut(ref ys, ref xs, ref nextYs, ref nextXs, TileGrid.Lowest, isUpper: false);
            Cut(ref ys, ref xs, ref nextYs, ref nextXs, TileGrid.Highest, isUpper: true);
        }

        Snap(rings);
    }

    private bool IsInside()
    {
        for (var i = 0; i < count; i++)
        {
            if (!TileGrid.Holds(xs[i], ys[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Cuts along one edge; a ring of n points has at most one and a half times as many after it, for each crossing needs a point on the outer side.</summary>
    /// <param name="across">The coordinates that the edge holds against: x for the left and right one.</param>
    /// <param name="isUpper">True when what is greater than the bound goes.</param>
    private void Cut(ref double[] across, ref double[] along, ref double[] nextAcross, ref double[] nextAlong, double bound, bool isUpper)
    {
        Reserve(2 * count);
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            var before = i == 0 ? count - 1 : i - 1;
            var (a, b) = (across[before], across[i]);
            var (isAInside, isBInside) = isUpper ? (bound - a >= 0, bound - b >= 0) : (a - bound >= 0, b - bound >= 0);
            if (isAInside != isBInside)
            {
                nextAcross[kept] = bound;
                nextAlong[kept++] = along[before] + ((along[i] - along[before]) * ((bound - a) / (b - a)));
            }

            if (isBInside)
            {
                nextAcross[kept] = b;
                nextAlong[kept++] = along[i];
            }
        }

        (across, along, nextAcross, nextAlong) = (nextAcross, nextAlong, across, along);
        count = kept;
    }

    private void Reserve(int size)
    {
        if (xs.Length < size)
        {
            Array.Resize(ref xs, size);
            Array.Resize(ref ys, size);
            Array.Resize(ref nextXs, size);
            Array.Resize(ref nextYs, size);
        }
    }

    private void Snap(TilePaths rings)
    {
        for (var i = 0; i < count; i++)
        {
            rings.AddStep(TileGrid.Snap(Math.Clamp(xs[i], TileGrid.Lowest, TileGrid.Highest)), TileGrid.Snap(Math.Clamp(ys[i], TileGrid.Lowest, TileGrid.Highest)));
        }

        rings.Unrepeat();
    }
}
