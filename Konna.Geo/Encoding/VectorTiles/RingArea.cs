namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>The area within a ring by the surveyor's formula; positive for exterior rings as vector tiles have them (y grows downwards).</summary>
internal static class RingArea
{
    public static long TwiceOf(TilePath ring)
    {
        var xs = ring.Xs;
        var ys = ring.Ys;
        var sum = 0L;
        for (var (i, before) = (0, xs.Length - 1); i < xs.Length; before = i++)
        {
            sum += ((long)xs[before] * ys[i]) - ((long)xs[i] * ys[before]);
        }

        return sum;
    }
}
