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

    /// <summary>A stretch with fewer points between its ends is not worth the lanes.</summary>
    private const int FewPoints = 3;

    private int[] xs = [];
    private int[] ys = [];
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

        Begin(line);
        Keep(0, line.Count - 1);
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

        Begin(ring);
        var far = FarthestFrom(0, corners, least: 0);
        Keep(0, far);
        Keep(far, corners);
        return count - 1 < 3 ? corners : Gather(ring) - 1;
    }

    /// <summary>The points are copied to where whole lanes can be read, whatever lies behind the last one.</summary>
    private void Begin(TilePath path)
    {
        var room = path.Count + Vector256<int>.Count;
        if (xs.Length < room)
        {
            (xs, ys, ends, kept) = (new int[2 * room], new int[2 * room], new int[2 * room], new int[2 * room]);
        }

        path.Xs.CopyTo(xs);
        path.Ys.CopyTo(ys);
        (kept[0], count) = (0, 1);
    }

    /// <summary>Keeps what has to stay behind the first point, up to the last: span by span from the front, those that are still too coarse ahead of it on a stack.</summary>
    private void Keep(int first, int last)
    {
        var open = 0;
        ends[open++] = last;
        while (open > 0)
        {
            var end = ends[open - 1];
            var farthest = Farthest(first, end);
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
        for (var i = 0; i < count; i++)
        {
            (path.Xs[i], path.Ys[i]) = (xs[kept[i]], ys[kept[i]]);
        }

        return count;
    }

    /// <summary>
    /// The point farther than the tolerance from the stretch between two, and farthest; 0 when there is none. With the stretch d, and v to a point, v × d is the distance from the line,
    /// v · d how far along; what that is beyond either end counts too. Both are multiples of the length of d, so that nothing is divided: squared and summed they are compared.
    /// The grid is small enough for all of it to be exact.
    /// </summary>
    private int Farthest(int first, int last)
    {
        var (ax, ay) = (xs[first], ys[first]);
        var (dx, dy) = (xs[last] - ax, ys[last] - ay);
        var length = (dx * dx) + (dy * dy);
        if (length == 0)
        {
            return FarthestFrom(first, last, Tolerance * Tolerance);
        }

        if (Avx2.IsSupported && last - first - 1 > FewPoints)
        {
            return FarthestByEights(first, last, length);
        }

        var (farthest, most) = (0, (long)length * Tolerance * Tolerance);
        for (var i = first + 1; i < last; i++)
        {
            var (x, y) = (xs[i] - ax, ys[i] - ay);
            var (aside, along) = ((long)((x * dy) - (y * dx)), (x * dx) + (y * dy));
            var beyond = (long)(along - Math.Clamp(along, 0, length));
            var squared = (aside * aside) + (beyond * beyond);
            (farthest, most) = squared > most ? (i, squared) : (farthest, most);
        }

        return farthest;
    }

    /// <summary>The same, eight points at a time.</summary>
    private int FarthestByEights(int first, int last, int length)
    {
        var (ax, ay) = (Vector256.Create(xs[first]), Vector256.Create(ys[first]));
        var (dx, dy) = (Vector256.Create(xs[last]) - ax, Vector256.Create(ys[last]) - ay);
        var lengths = Vector256.Create(length);
        var (farthest, most) = (0, Vector256.Create((double)length * Tolerance * Tolerance));
        for (var i = first + 1; i < last; i += Vector256<int>.Count)
        {
            var (x, y) = (Vector256.Create(xs.AsSpan(i)) - ax, Vector256.Create(ys.AsSpan(i)) - ay);
            var (aside, along) = ((x * dy) - (y * dx), (x * dx) + (y * dy));
            var beyond = along - Vector256.Min(Vector256.Max(along, Vector256<int>.Zero), lengths);

            // What was read behind the last point is no distance at all.
            var isBetween = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(last - i));
            (aside, beyond) = (aside & isBetween, beyond & isBetween);
            var low = Squared(aside.GetLower(), beyond.GetLower());
            var high = Squared(aside.GetUpper(), beyond.GetUpper());
            var greatest = Vector256.MaxNative(low, high);
            if (Vector256.GreaterThanAny(greatest, most))
            {
                var two = Vector128.MaxNative(greatest.GetLower(), greatest.GetUpper());
                most = Vector256.Create(Math.Max(two[0], two[1]));
                var lanes = Vector256.Equals(low, most).ExtractMostSignificantBits() | (Vector256.Equals(high, most).ExtractMostSignificantBits() << Vector256<double>.Count);
                farthest = i + System.Numerics.BitOperations.TrailingZeroCount(lanes);
            }
        }

        return farthest;
    }

    private static Vector256<double> Squared(Vector128<int> aside, Vector128<int> beyond)
    {
        var (across, along) = (Avx.ConvertToVector256Double(aside), Avx.ConvertToVector256Double(beyond));
        return (across * across) + (along * along);
    }

    private int FarthestFrom(int first, int last, int least)
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
