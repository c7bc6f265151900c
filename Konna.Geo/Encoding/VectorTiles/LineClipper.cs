namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>Cuts lines to a tile and its buffer (Liang and Barsky's algorithm) and snaps what is left to the grid.</summary>
internal static class LineClipper
{
    /// <param name="xs">Finite, on the grid of the tile.</param>
    /// <param name="parts">Receives every part that is left, each of at least two points that differ.</param>
    public static void Clip(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, TilePaths parts)
    {
        var isInside = TileGrid.Holds(xs[0], ys[0]);
        for (var i = 1; i < xs.Length; i++)
        {
            var (x0, y0, x1, y1) = (xs[i - 1], ys[i - 1], xs[i], ys[i]);
            var wasInside = isInside;
            isInside = TileGrid.Holds(x1, y1);
            var (from, to) = (0.0, 1.0);
            if (!(wasInside && isInside) && (!Narrow(x0, x1 - x0, ref from, ref to) || !Narrow(y0, y1 - y0, ref from, ref to)))
            {
                Close(parts);
                continue;
            }

            if (parts.Open == 0 || from > 0)
            {
                Close(parts);
                Add(x0, y0, x1, y1, from, parts);
            }

            Add(x0, y0, x1, y1, to, parts);
            if (to < 1)
            {
                Close(parts);
            }
        }

        Close(parts);
    }

    private static void Close(TilePaths parts) => parts.Close(parts.Open, least: 2);

    /// <summary>Narrows the stretch of a segment to what lies between the edges on one axis; false when nothing does.</summary>
    private static bool Narrow(double start, double length, ref double from, ref double to)
    {
        if (length == 0)
        {
            return start is >= TileGrid.Lowest and <= TileGrid.Highest;
        }

        var (a, b) = ((TileGrid.Lowest - start) / length, (TileGrid.Highest - start) / length);
        from = Math.Max(from, Math.Min(a, b));
        to = Math.Min(to, Math.Max(a, b));
        return from <= to;
    }

    /// <summary>Where a segment is far longer than the tile its fractions are coarse: what they give is kept within the edges.</summary>
    private static void Add(double x0, double y0, double x1, double y1, double fraction, TilePaths parts)
    {
        var (x, y) = fraction <= 0 ? (x0, y0) : fraction >= 1 ? (x1, y1) : (x0 + ((x1 - x0) * fraction), y0 + ((y1 - y0) * fraction));
        parts.AddStep(TileGrid.Snap(Math.Clamp(x, TileGrid.Lowest, TileGrid.Highest)), TileGrid.Snap(Math.Clamp(y, TileGrid.Lowest, TileGrid.Highest)));
    }
}
