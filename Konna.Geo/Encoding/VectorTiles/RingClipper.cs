namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>Cuts rings to a tile and its buffer, edge by edge (Sutherland and Hodgman's algorithm), and snaps what is left to the grid.</summary>
internal sealed class RingClipper
{
    private readonly List<(double X, double Y)> current = [];
    private readonly List<(double X, double Y)> next = [];

    /// <param name="xs">Finite, on the grid of the tile; the last position may repeat the first.</param>
    /// <returns>The ring without a repeated last point and without points that follow their equal; empty when fewer than three are left.</returns>
    public List<TilePoint> Clip(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys)
    {
        current.Clear();
        var isInside = true;
        for (var i = 0; i < xs.Length; i++)
        {
            current.Add((xs[i], ys[i]));
            isInside &= TileGrid.Holds(xs[i], ys[i]);
        }

        if (!isInside)
        {
            Cut(p => p.X - TileGrid.Lowest, (a, b) => (TileGrid.Lowest, Between(a.Y, b.Y, TileGrid.Lowest - a.X, b.X - a.X)));
            Cut(p => TileGrid.Highest - p.X, (a, b) => (TileGrid.Highest, Between(a.Y, b.Y, TileGrid.Highest - a.X, b.X - a.X)));
            Cut(p => p.Y - TileGrid.Lowest, (a, b) => (Between(a.X, b.X, TileGrid.Lowest - a.Y, b.Y - a.Y), TileGrid.Lowest));
            Cut(p => TileGrid.Highest - p.Y, (a, b) => (Between(a.X, b.X, TileGrid.Highest - a.Y, b.Y - a.Y), TileGrid.Highest));
        }

        return Snapped();
    }

    /// <param name="inside">Not negative for what is on the right side of the edge.</param>
    /// <param name="crossing">Where a segment with its ends on either side crosses it.</param>
    private void Cut(Func<(double X, double Y), double> inside, Func<(double X, double Y), (double X, double Y), (double X, double Y)> crossing)
    {
        next.Clear();
        for (var i = 0; i < current.Count; i++)
        {
            var (a, b) = (current[i == 0 ? current.Count - 1 : i - 1], current[i]);
            var (isAInside, isBInside) = (inside(a) >= 0, inside(b) >= 0);
            if (isAInside != isBInside)
            {
                next.Add(crossing(a, b));
            }

            if (isBInside)
            {
                next.Add(b);
            }
        }

        current.Clear();
        current.AddRange(next);
    }

    private static double Between(double from, double to, double part, double whole) => from + ((to - from) * (part / whole));

    private List<TilePoint> Snapped()
    {
        var ring = new List<TilePoint>(current.Count);
        foreach (var (x, y) in current)
        {
            var point = TileGrid.Snap(Math.Clamp(x, TileGrid.Lowest, TileGrid.Highest), Math.Clamp(y, TileGrid.Lowest, TileGrid.Highest));
            if (ring.Count == 0 || ring[^1] != point)
            {
                ring.Add(point);
            }
        }

        while (ring.Count > 1 && ring[^1] == ring[0])
        {
            ring.RemoveAt(ring.Count - 1);
        }

        return ring.Count < 3 ? [] : ring;
    }
}
