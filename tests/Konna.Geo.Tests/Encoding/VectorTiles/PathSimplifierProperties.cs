using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Konna.Geo.Encoding.VectorTiles;
using Xunit;

namespace Konna.Geo.Tests.Encoding.VectorTiles;

/// <summary>The simplifier held against Douglas and Peucker's algorithm as it is written in books, in fractions.</summary>
public sealed class PathSimplifierProperties
{
    private const int Lowest = -TileCase.Buffer;
    private const int Highest = TileCase.Extent + TileCase.Buffer;

    /// <summary>Paths that wander by small steps, stand still, turn back, or jump from edge to edge.</summary>
    private static readonly Gen<(int X, int Y)[]> Paths =
        from count in Gen.Choose(2, 70)
        from reach in Gen.Elements(1, 3, 30, 5000)
        from steps in (from x in Gen.Choose(-reach, reach) from y in Gen.Choose(-reach, reach) select (x, y)).ArrayOf(count)
        select Walk(steps);

    [Property(MaxTest = 2000)]
    public Property A_line_keeps_what_the_algorithm_keeps() => Prop.ForAll(Paths.ToArbitrary(), path =>
    {
        var kept = new bool[path.Length];
        Mark(path, 0, path.Length - 1, kept);

        var (xs, ys) = Apart(path);
        var count = new PathSimplifier().Line(new TilePath(xs, ys));

        Assert.Equal(path.Where((_, i) => kept[i]), xs.Zip(ys).Take(count));
    });

    [Property(MaxTest = 1000)]
    public Property A_ring_keeps_its_first_point_the_farthest_and_what_lies_far_from_the_stretches_between() => Prop.ForAll(Paths.Where(path => path.Length > 5).ToArbitrary(), path =>
    {
        path[^1] = path[0];
        var corners = path.Length - 1;
        var far = Enumerable.Range(0, corners).MaxBy(i => Squared(path[0], path[i]));
        var kept = new bool[path.Length];
        Mark(path, 0, far, kept);
        Mark(path, far, corners, kept);
        var expected = path.Take(corners).Where((_, i) => kept[i]).ToList();

        var (xs, ys) = Apart(path);
        var count = new PathSimplifier().Ring(new TilePath(xs, ys));

        Assert.Equal(expected.Count < 3 || corners < 5 ? path.Take(corners) : expected, xs.Zip(ys).Take(count));
    });

    private static (int X, int Y)[] Walk((int X, int Y)[] steps)
    {
        var (x, y) = (2000, 2000);
        return [.. steps.Select(step => (x = Math.Clamp(x + step.X, Lowest, Highest), y = Math.Clamp(y + step.Y, Lowest, Highest)))];
    }

    private static (int[] Xs, int[] Ys) Apart((int X, int Y)[] path) => ([.. path.Select(p => p.X)], [.. path.Select(p => p.Y)]);

    private static void Mark((int X, int Y)[] path, int first, int last, bool[] kept)
    {
        kept[first] = kept[last] = true;
        var (farthest, most) = (0, (Over: (Int128)1, Under: (Int128)1));
        for (var i = first + 1; i < last; i++)
        {
            var distance = SquaredToSegment(path[i], path[first], path[last]);
            (farthest, most) = distance.Over * most.Under > most.Over * distance.Under ? (i, distance) : (farthest, most);
        }

        if (farthest > 0)
        {
            Mark(path, first, farthest, kept);
            Mark(path, farthest, last, kept);
        }
    }

    /// <summary>As a fraction.</summary>
    private static (Int128 Over, Int128 Under) SquaredToSegment((int X, int Y) p, (int X, int Y) a, (int X, int Y) b)
    {
        var length = Squared(a, b);
        var along = ((long)(p.X - a.X) * (b.X - a.X)) + ((long)(p.Y - a.Y) * (b.Y - a.Y));
        if (length == 0 || along <= 0)
        {
            return (Squared(p, a), 1);
        }

        var aside = ((long)(p.X - a.X) * (b.Y - a.Y)) - ((long)(p.Y - a.Y) * (b.X - a.X));
        return along >= length ? (Squared(p, b), 1) : ((Int128)aside * aside, length);
    }

    private static long Squared((int X, int Y) a, (int X, int Y) b) => ((long)(a.X - b.X) * (a.X - b.X)) + ((long)(a.Y - b.Y) * (a.Y - b.Y));
}
