using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Konna.Geo.Encoding;
using Konna.Geo.Motion;
using NetTopologySuite.Geometries;
using Xunit;

namespace Konna.Geo.Tests.Motion;

/// <summary>The vertices around an instant say what the whole path says of it.</summary>
public sealed class PackedFixesProperties
{
    private static readonly DateTimeOffset Start = new(2013, 1, 10, 8, 30, 0, TimeSpan.Zero);

    /// <summary>Paths that often stand still for several vertices, at the begin and at the end too.</summary>
    private static readonly Gen<(CoordinateM[] Path, Interpolation Kind, int Permille)> Questions =
        from count in Gen.Choose(1, 50)
        from steps in Gen.Choose(1, 1000).ArrayOf(count)
        from moves in Gen.Elements(0, 0, 0, 1, -1, 2).ArrayOf(count)
        from kind in Gen.Elements(Interpolation.Linear, Interpolation.Step, Interpolation.Discrete)
        from permille in Gen.Choose(-10, 1010)
        select (Build(steps, moves), kind, permille);

    [Property(MaxTest = 3000)]
    public Property A_state_is_that_of_the_whole_path() => Prop.ForAll(Questions.ToArbitrary(), question =>
    {
        var wkb = WkbOf(question.Path);
        var whole = PackedFixes.Read(wkb)!;
        var before = new Arrival(Start.AddDays(-1), 77);
        var t = new DateTimeOffset(whole.InstantOf(0) + ((whole.InstantOf(whole.Count - 1) - whole.InstantOf(0)) * question.Permille / 1000), TimeSpan.Zero);

        // As often as not at a vertex.
        t = question.Permille % 2 == 0 ? new DateTimeOffset(whole.InstantOf(whole.LastReached(t.UtcTicks)), TimeSpan.Zero) : t;
        var around = PackedFixes.ReadAround(wkb, t.UtcTicks)!;

        Assert.Equal(new Trajectory(whole, question.Kind, before).At(t), new Trajectory(around, question.Kind, before).At(t));
    });

    [Property(MaxTest = 3000)]
    public Property The_last_vertex_reached_is_found_wherever_the_others_lie() => Prop.ForAll(Questions.ToArbitrary(), question =>
    {
        var path = PackedFixes.Read(WkbOf(question.Path))!;
        var span = path.InstantOf(path.Count - 1) - path.InstantOf(0);
        foreach (var ticks in Enumerable.Range(0, path.Count).SelectMany(i => new[] { path.InstantOf(i), path.InstantOf(i) + 1 }).Append(path.InstantOf(0) + (span * Math.Max(question.Permille, 0) / 1000)))
        {
            Assert.Equal(Enumerable.Range(0, path.Count).Last(i => path.InstantOf(i) <= ticks), path.LastReached(ticks));
        }
    });

    [Fact]
    public void Of_a_long_path_few_vertices_are_kept()
    {
        var path = Build([.. Enumerable.Repeat(60, 40)], [.. Enumerable.Repeat(1, 40)]);

        Assert.Equal(3, PackedFixes.ReadAround(WkbOf(path), Start.AddMinutes(20).UtcTicks)!.Count);
    }

    [Fact]
    public void What_is_no_dated_line_says_nothing()
    {
        Assert.Null(PackedFixes.ReadAround([], 0));
        Assert.Null(PackedFixes.ReadAround(GeometryWkb.Of(new Point(1, 2)), 0));
        Assert.Null(PackedFixes.ReadAround(GeometryWkb.Of(new LineString([new(1, 2), new(3, 4)])), 0));
        Assert.Null(PackedFixes.ReadAround(GeometryWkb.Of(new MultiPoint([new Point(1, 2)])), 0));
        Assert.Null(PackedFixes.ReadAround(WkbOf([new(1, 2, 10), new(3, 4, 10)]), 0));
        Assert.Null(PackedFixes.ReadAround(WkbOf([new(1, 2, 10), new(3, 4, double.NaN)]), 0));
    }

    private static byte[] WkbOf(CoordinateM[] path) => GeometryWkb.Of(path.Length == 1 ? new Point(path[0]) : new LineString([.. path]));

    private static CoordinateM[] Build(int[] steps, int[] moves)
    {
        var (lon, seconds) = (0.0, (double)Start.ToUnixTimeSeconds());
        return [.. steps.Zip(moves, (step, move) => new CoordinateM(lon += move, 10, seconds += step))];
    }
}
