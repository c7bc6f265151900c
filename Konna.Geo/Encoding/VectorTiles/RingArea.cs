namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>The area within a ring by the surveyor's formula; positive for exterior rings as vector tiles have them (y grows downwards).</summary>
internal static class RingArea
{
    /// <param name="ring">Without a repeated last point.</param>
    public static long TwiceOf(List<TilePoint> ring)
    {
        var sum = 0L;
        var before = ring.Count > 0 ? ring[^1] : default;
        foreach (var point in ring)
        {
            sum += ((long)before.X * point.Y) - ((long)point.X * before.Y);
            before = point;
        }

        return sum;
    }
}
