using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Konna.Geo.Motion;
using Xunit;

namespace Konna.Geo.Tests.Motion;

public sealed class TrajectoryTests
{
    private static readonly DateTimeOffset Start = new(2013, 1, 10, 8, 30, 0, TimeSpan.Zero);

    /// <summary>Two to nine vertices within a region, some repeated, at increasing instants.</summary>
    private static readonly Gen<Trajectory> Trajectories =
        from count in Gen.Choose(2, 9)
        from steps in Gen.Choose(1, 100_000).ListOf(count)
        from lons in Gen.Choose(-3, 3).ListOf(count)
        from lats in Gen.Choose(-3, 3).ListOf(count)
        from kind in Gen.Elements(Interpolation.Linear, Interpolation.Step)
        select Build(steps, lons, lats, kind);

    [Property(MaxTest = 1000)]
    public Property There_is_a_state_from_the_first_instant_up_to_the_last_and_nowhere_else() => Prop.ForAll(
        Trajectories.ToArbitrary(), trajectory =>
            trajectory.At(trajectory.First) is not null
            && trajectory.At(trajectory.Last.AddMilliseconds(-1)) is not null
            && trajectory.At(trajectory.First.AddMilliseconds(-1)) is null
            && trajectory.At(trajectory.Last) is null
            && trajectory.AtEnd().Position == trajectory.LastPosition);

    [Property(MaxTest = 1000)]
    public Property Nothing_moves_faster_than_it_is_said_to_move() => Prop.ForAll(
        Trajectories.ToArbitrary(), Gen.Choose(0, 999).ToArbitrary(), (trajectory, permille) =>
        {
            var t = trajectory.First + ((trajectory.Last - trajectory.First) * permille / 1000.0);
            var (now, soon) = (trajectory.At(t), trajectory.At(t.AddMilliseconds(1)));
            if (now is not { Status: PositionStatus.Moving } || soon is not { Status: PositionStatus.Moving } || now.Value.SpeedKmh != soon.Value.SpeedKmh)
            {
                return true;
            }

            var metres = GreatCircle.DistanceM(now.Value.Position, soon.Value.Position);
            return Math.Abs(metres - (now.Value.SpeedKmh / 3600)) < 1e-4;
        });

    [Property(MaxTest = 1000)]
    public Property Whoever_stands_says_since_when_and_has_no_speed() => Prop.ForAll(
        Trajectories.ToArbitrary(), Gen.Choose(0, 999).ToArbitrary(), (trajectory, permille) =>
        {
            var t = trajectory.First + ((trajectory.Last - trajectory.First) * permille / 1000.0);
            var state = trajectory.At(t)!.Value;
            return state.Status == PositionStatus.Moving
                ? state.Since is null && state.SpeedKmh > 0
                : state.Since <= t && state.SpeedKmh == 0 && trajectory.At(state.Since!.Value)!.Value.Position == state.Position;
        });

    [Fact]
    public void Vertices_without_an_instant_each_are_refused() =>
        Assert.Throws<ArgumentException>(() => new Trajectory([new(0, 0), new(1, 0)], [Start], Interpolation.Linear));

    [Fact]
    public void Instants_that_do_not_increase_are_refused() =>
        Assert.Throws<ArgumentException>(() => new Trajectory([new(0, 0), new(1, 0)], [Start, Start], Interpolation.Linear));

    private static Trajectory Build(IReadOnlyList<int> steps, IReadOnlyList<int> lons, IReadOnlyList<int> lats, Interpolation kind)
    {
        var instants = new List<DateTimeOffset>();
        var t = Start;
        foreach (var step in steps)
        {
            instants.Add(t);
            t = t.AddMilliseconds(step);
        }

        return new Trajectory([.. lons.Zip(lats, (lon, lat) => new LonLat(lon / 100.0, lat / 100.0))], instants, kind);
    }
}
