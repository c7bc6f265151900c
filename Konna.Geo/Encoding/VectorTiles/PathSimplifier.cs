using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Konna.Geo.Encoding.VectorTiles;

/// <summary>
/// Leaves out the points of a path that lie within one unit of the grid, a sixteenth of a pixel, of the line without them (Douglas and Peucker's algorithm).
/// It calculates with whole numbers, so that it decides alike on every machine.
/// </summary>
internal sealed class PathSimplifier
{
    private const int Tolerance = 1;

    private int[] ends = [];
    private int[] kept = [];
    private int count;

    /// <param name="line">The first and the last point stay; what stays moves to the front.</param>
    /// <returns>How many stay.</returns>
    public int Line(TilePath line)
    {
        if (line.Count < 3)
        {
            return line.Count;
        }

        Restart(line.Count);
        Keep(line, 0, line.Count - 1);
        return Gather(line);
    }

    /// <param name="ring">With its first point once more at its end. That and the one farthest from it stay; what stays moves to the front.</param>
    /// <returns>How many stay, without the repeated one.</returns>
    public int Ring(TilePath ring)
    {
        var corners = ring.Count - 1;
        if (corners < 5)
        {
            return corners;
        }

        Restart(ring.Count);
        var far = FarthestFrom(ring.Xs, ring.Ys, 0, corners, least: 0);
        Keep(ring, 0, far);
        Keep(ring, far, corners);
        return count - 1 < 3 ? corners : Gather(ring) - 1;
    }

    private void Restart(int points)
    {
        if (kept.Length < points)
        {
            (kept, ends) = (new int[2 * points], new int[2 * points]);
        }

        (kept[0], count) = (0, 1);
    }

    /// <summary>Keeps what has to stay behind the first point, up to the last: span by span from the front, those that are still too coarse ahead of it on a stack.</summary>
    private void Keep(TilePath path, int first, int last)
    {
        var open = 0;
        ends[open++] = last;
        while (open > 0)
        {
            var end = ends[open - 1];
            var farthest = Farthest(path.Xs, path.Ys, first, end);
            if (farthest > 0)
            {
                ends[open++] = farthest;
                continue;
            }

            kept[count++] = first = end;
            open--;
        }
    }

    private int Gather(TilePath path)
    {
        var xs = path.Xs;
        var ys = path.Ys;
        for (var i = 0; i < count; i++)
        {
            (xs[i], ys[i]) = (xs[kept[i]], ys[kept[i]]);
        }

        return count;
    }

    /// <summary>
    /// The point farther than the tolerance from the stretch between two, and farthest; 0 when there is none. With the stretch d, and v to a point, v × d is the distance from the line,
    /// v · d how far along; what that is beyond either end counts too. Both are multiples of the length of d, so that nothing is divided: squared and summed they are compared.
    /// The grid is small enough for all of it to be exact.
    /// </summary>
    private static int Farthest(ReadOnlySpan<int> xs, ReadOnlySpan<int> ys, int first, int last)
    {
        var (ax, ay) = (xs[first], ys[first]);
        var (dx, dy) = (xs[last] - ax, ys[last] - ay);
        var length = (dx * dx) + (dy * dy);
        if (length == 0)
        {
            return FarthestFrom(xs, ys, first, last, Tolerance * Tolerance);
        }

        var (farthest, most, i) = (0, (double)length * Tolerance * Tolerance, first + 1);
        if (Avx2.IsSupported && last - i >= Vector256<int>.Count)
        {
            (farthest, most, i) = FarthestOfEights(xs, ys, first, last, most);
        }

        for (; i < last; i++)
        {
            var (x, y) = (xs[i] - ax, ys[i] - ay);
            var (aside, along) = ((double)((x * dy) - (y * dx)), (x * dx) + (y * dy));
            var beyond = (double)(along - Math.Clamp(along, 0, length));
            var squared = (aside * aside) + (beyond * beyond);
            (farthest, most) = squared > most ? (i, squared) : (farthest, most);
        }

        return farthest;
    }

    /// <returns>The farthest of all whole eights of points and its measure, and the first point after them.</returns>
    private static (int Farthest, double Most, int Next) FarthestOfEights(ReadOnlySpan<int> xs, ReadOnlySpan<int> ys, int first, int last, double least)
    {
        var (ax, ay) = (Vector256.Create(xs[first]), Vector256.Create(ys[first]));
        var (dx, dy) = (Vector256.Create(xs[last]) - ax, Vector256.Create(ys[last]) - ay);
        var length = (dx * dx) + (dy * dy);
        var (lowMost, highMost) = (Vector256.Create(least), Vector256.Create(least));
        var (lowAt, highAt) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var i = first + 1;
        for (; i <= last - Vector256<int>.Count; i += Vector256<int>.Count)
        {
            var (x, y) = (Vector256.Create(xs[i..]) - ax, Vector256.Create(ys[i..]) - ay);
            var (aside, along) = ((x * dy) - (y * dx), (x * dx) + (y * dy));
            var beyond = along - Vector256.Min(Vector256.Max(along, Vector256<int>.Zero), length);
            var at = Vector256.Create((double)i);
            Greater(aside.GetLower(), beyond.GetLower(), at, ref lowMost, ref lowAt);
            Greater(aside.GetUpper(), beyond.GetUpper(), at, ref highMost, ref highAt);
        }

        // Each lane has met with the first of its greatest; of the lanes the first with the greatest of all counts.
        var most = Vector256.MaxNative(lowMost, highMost);
        var greatest = Math.Max(Math.Max(most[0], most[1]), Math.Max(most[2], most[3]));
        if (!(greatest > least))
        {
            return (0, least, i);
        }

        var farthest = int.MaxValue;
        for (var lane = 0; lane < Vector256<double>.Count; lane++)
        {
            farthest = lowMost[lane] == greatest ? Math.Min(farthest, (int)lowAt[lane] + lane) : farthest;
            farthest = highMost[lane] == greatest ? Math.Min(farthest, (int)highAt[lane] + Vector256<double>.Count + lane) : farthest;
        }

        return (farthest, greatest, i);
    }

    private static void Greater(Vector128<int> aside, Vector128<int> beyond, Vector256<double> at, ref Vector256<double> most, ref Vector256<double> mostAt)
    {
        var (across, along) = (Avx.ConvertToVector256Double(aside), Avx.ConvertToVector256Double(beyond));
        var squared = (across * across) + (along * along);
        mostAt = Vector256.ConditionalSelect(Vector256.GreaterThan(squared, most), at, mostAt);
        most = Vector256.MaxNative(squared, most);
    }

    private static int FarthestFrom(ReadOnlySpan<int> xs, ReadOnlySpan<int> ys, int first, int last, int least)
    {
        var (farthest, most) = (0, least);
        for (var i = first + 1; i < last; i++)
        {
            var (x, y) = (xs[i] - xs[first], ys[i] - ys[first]);
            var squared = (x * x) + (y * y);
            (farthest, most) = squared > most ? (i, squared) : (farthest, most);
        }

        return farthest;
    }
}
