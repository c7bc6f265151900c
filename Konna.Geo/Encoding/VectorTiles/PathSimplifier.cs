namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>Leaves out the points of a path that lie within one unit of the grid, a sixteenth of a pixel, of the line without them (Douglas and Peucker's algorithm).</summary>
internal static class PathSimplifier
{
    private const double Tolerance = 1;

    /// <param name="line">The first and the last point stay.</param>
    public static List<TilePoint> Line(List<TilePoint> line)
    {
        if (line.Count < 3)
        {
            return line;
        }

        var kept = new bool[line.Count];
        Mark(line, 0, line.Count - 1, kept);
        return [.. line.Where((_, i) => kept[i])];
    }

    /// <param name="ring">Without a repeated last point. The first point and the one farthest from it stay.</param>
    public static List<TilePoint> Ring(List<TilePoint> ring)
    {
        if (ring.Count < 5)
        {
            return ring;
        }

        var far = 0;
        for (var i = 1; i < ring.Count; i++)
        {
            far = Squared(ring[0], ring[i]) > Squared(ring[0], ring[far]) ? i : far;
        }

        List<TilePoint> closed = [.. ring, ring[0]];
        var kept = new bool[closed.Count];
        Mark(closed, 0, far, kept);
        Mark(closed, far, closed.Count - 1, kept);
        List<TilePoint> simple = [.. ring.Where((_, i) => kept[i])];
        return simple.Count < 3 ? ring : simple;
    }

    private static void Mark(List<TilePoint> path, int first, int last, bool[] kept)
    {
        kept[first] = kept[last] = true;
        var open = new Stack<(int First, int Last)>();
        open.Push((first, last));
        while (open.TryPop(out var span))
        {
            var (farthest, distance) = (0, Tolerance * Tolerance);
            for (var i = span.First + 1; i < span.Last; i++)
            {
                var squared = SquaredToSegment(path[i], path[span.First], path[span.Last]);
                if (squared > distance)
                {
                    (farthest, distance) = (i, squared);
                }
            }

            if (farthest > 0)
            {
                kept[farthest] = true;
                open.Push((span.First, farthest));
                open.Push((farthest, span.Last));
            }
        }
    }

    private static double Squared(TilePoint a, TilePoint b)
    {
        var (dx, dy) = ((double)(a.X - b.X), (double)(a.Y - b.Y));
        return (dx * dx) + (dy * dy);
    }

    private static double SquaredToSegment(TilePoint p, TilePoint a, TilePoint b)
    {
        var length = Squared(a, b);
        if (length == 0)
        {
            return Squared(p, a);
        }

        var along = Math.Clamp(((((double)p.X - a.X) * (b.X - a.X)) + (((double)p.Y - a.Y) * (b.Y - a.Y))) / length, 0, 1);
        var (dx, dy) = (p.X - a.X - (along * (b.X - a.X)), p.Y - a.Y - (along * (b.Y - a.Y)));
        return (dx * dx) + (dy * dy);
    }
}
