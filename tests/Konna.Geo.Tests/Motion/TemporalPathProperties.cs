using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Konna.Geo.Features;
using Konna.Geo.Motion;
using Xunit;

namespace Konna.Geo.Tests.Motion;

/// <summary>What holds of every path and of everything that is asked of it.</summary>
public sealed class TemporalPathProperties
{
    private static readonly DateTimeOffset Start = new(2020, 5, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Interpolation> Interpolations = Gen.Elements(Interpolation.Linear, Interpolation.Step, Interpolation.Discrete);

    private static readonly Gen<TemporalValues<LonLat>> Paths =
        from interpolation in Interpolations
        from vertices in (from gap in Gen.Choose(1, 7200) from lon in Gen.Choose(-1800, 1800) from lat in Gen.Choose(-890, 890) select (gap, lon, lat)).NonEmptyListOf()
        let instants = vertices.Select((_, i) => Start.AddSeconds(vertices.Take(i + 1).Sum(v => v.gap))).ToList()
        select new TemporalValues<LonLat>(instants, [.. vertices.Select(v => new LonLat(v.lon / 10.0, v.lat / 10.0))], interpolation, GreatCircle.Intermediate);

    private static readonly Gen<(DateTimeOffset From, DateTimeOffset To)> Spans =
        from first in Gen.Choose(-1000, 100_000) from length in Gen.Choose(0, 50_000) select (Start.AddSeconds(first), Start.AddSeconds(first + length));

    [Property(MaxTest = 300)]
    public Property Distance_begins_at_nothing_and_never_falls() => Prop.ForAll(Paths.ToArbitrary(), path =>
    {
        var distance = TemporalQueries.Distance(path);

        Assert.Equal(0, distance.Values[0]);
        Assert.Equal(path.Instants, distance.Instants);
        Assert.All(distance.Values.Zip(distance.Values.Skip(1)), pair => Assert.True(pair.Second >= pair.First));
    });

    [Property(MaxTest = 300)]
    public Property Velocity_over_time_adds_up_to_distance() => Prop.ForAll(Paths.Where(p => p.Interpolation == Interpolation.Linear && p.Values.Count > 1).ToArbitrary(), path =>
    {
        var velocity = TemporalQueries.Velocity(path)!;
        var travelled = Enumerable.Range(1, path.Values.Count - 1).Sum(i => velocity.Values[i - 1] / 3.6 * (path.Instants[i] - path.Instants[i - 1]).TotalSeconds);

        Assert.Equal(Interpolation.Step, velocity.Interpolation);
        Assert.Equal(TemporalQueries.Distance(path).Values[^1], travelled, 1e-6 * (1 + travelled));
    });

    [Property(MaxTest = 300)]
    public Property A_part_lies_within_its_time_and_on_the_path() => Prop.ForAll((from path in Paths from span in Spans select (path, span)).ToArbitrary(), given =>
    {
        var (path, span) = given;
        var part = path.Between(span.From, span.To);

        Assert.Equal(part is null, path.Interpolation == Interpolation.Discrete ? !path.Instants.Any(t => t >= span.From && t <= span.To) : span.To < path.First || span.From > path.Last);
        if (part is null)
        {
            return;
        }

        Assert.Equal(path.Interpolation, part.Interpolation);
        Assert.All(part.Instants.Zip(part.Values), pair =>
        {
            Assert.InRange(pair.First, span.From, span.To);
            Assert.True(path.TryAt(pair.First, out var there));
            Assert.Equal(there, pair.Second);
        });
        Assert.Subset(part.Instants.ToHashSet(), path.Instants.Where(t => t >= span.From && t <= span.To).ToHashSet());
    });

    [Property(MaxTest = 300)]
    public Property Parts_that_meet_travel_as_far_as_the_whole() => Prop.ForAll((from path in Paths from cut in Gen.Choose(0, 100_000) select (path, cut)).Where(g => g.path.Interpolation == Interpolation.Linear).ToArbitrary(), given =>
    {
        var instant = Start.AddSeconds(given.cut);
        var parts = new[] { given.path.Between(null, instant), given.path.Between(instant, null) }.OfType<TemporalValues<LonLat>>();

        var whole = TemporalQueries.Distance(given.path).Values[^1];
        Assert.Equal(whole, parts.Sum(part => TemporalQueries.Distance(part).Values[^1]), 1e-3 * (1 + (whole / 1000)));
    });

    [Property(MaxTest = 200)]
    public Property Leaves_are_the_known_ones_of_the_instants_asked_for() => Prop.ForAll((from path in Paths from offsets in Gen.Choose(-100, 60_000).NonEmptyListOf() select (path, offsets)).ToArbitrary(), given =>
    {
        List<DateTimeOffset> asked = [.. given.offsets.Distinct().Order().Select(s => Start.AddSeconds(s))];
        var leaves = given.path.AtEach(asked);

        Assert.Equal(asked.Where(t => given.path.TryAt(t, out _)), leaves?.Instants ?? []);
        Assert.True(leaves is null || leaves.Interpolation == Interpolation.Discrete);
    });

    [Fact]
    public void Where_two_segments_meet_the_instant_belongs_to_the_one_that_ends()
    {
        var sequence = new[] { Segment("a", 0, 10), Segment("b", 10, 20), Segment("c", 30, 40) };

        Assert.Equal(["a"], IdsAt(sequence, 0));
        Assert.Equal(["a"], IdsAt(sequence, 10));
        Assert.Equal(["b"], IdsAt(sequence, 20));
        Assert.Empty(IdsAt(sequence, 25));
        Assert.Equal(["c"], IdsAt(sequence, 30));
        Assert.Equal(["a 10", "b 15"], new TemporalSelection(null, null, [At(10), At(15)], false, null).Of(sequence).SelectMany(g => g.Path.Instants.Select(t => $"{g.Id} {(t - Start).TotalMinutes}")));
    }

    [Fact]
    public void Acceleration_is_known_at_the_vertices_between_two_legs()
    {
        var degree = GreatCircle.DistanceM(new LonLat(0, 0), new LonLat(0, 1));
        var path = new TemporalValues<LonLat>([At(0), At(60), At(90)], [new LonLat(0, 0), new LonLat(0, 1), new LonLat(0, 2)], Interpolation.Linear, GreatCircle.Intermediate);

        var acceleration = TemporalQueries.Acceleration(path)!;

        Assert.Equal([At(60)], acceleration.Instants);
        Assert.Equal(((degree / 1800) - (degree / 3600)) / 2700, Assert.Single(acceleration.Values), 1e-12);
        Assert.Null(TemporalQueries.Acceleration(path.Between(null, At(60))!));
    }

    [Fact]
    public void What_is_known_at_its_vertices_alone_has_no_speed_and_what_jumps_has_none_between()
    {
        var (instants, positions) = (new[] { At(0), At(60) }, new[] { new LonLat(0, 0), new LonLat(0, 1) });

        Assert.Null(TemporalQueries.Velocity(new TemporalValues<LonLat>(instants, positions, Interpolation.Discrete)));
        Assert.Equal([0, 0], TemporalQueries.Velocity(new TemporalValues<LonLat>(instants, positions, Interpolation.Step))!.Values);
    }

    [Fact]
    public void A_box_beyond_the_antimeridian_meets_a_path_that_crosses_it()
    {
        var path = new TemporalGeometry("p", new TemporalValues<LonLat>([At(0), At(60)], [new LonLat(179, 10), new LonLat(-179, 10)], Interpolation.Linear, GreatCircle.Intermediate));

        Assert.True(path.Intersects(new BoundingBox(179.5, 9, -179.5, 11)));
        Assert.True(path.Intersects(new BoundingBox(-179.6, 9, -179.5, 11)));
        Assert.False(path.Intersects(new BoundingBox(0, 9, 1, 11)));
    }

    private static TemporalGeometry Segment(string id, int from, int to) => new(id, new TemporalValues<LonLat>(
        [At(from), At(to)], [new LonLat(from, 0), new LonLat(to, 0)], Interpolation.Linear, GreatCircle.Intermediate));

    private static IEnumerable<string> IdsAt(TemporalGeometry[] sequence, int minute) => new TemporalSelection(At(minute), At(minute), null, false, null).Of(sequence).Select(g => g.Id);

    private static DateTimeOffset At(int minute) => Start.AddMinutes(minute);
}
