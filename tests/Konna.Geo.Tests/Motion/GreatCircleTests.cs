using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Konna.Geo.Motion;
using Xunit;

namespace Konna.Geo.Tests.Motion;

public sealed class GreatCircleTests
{
    private const double OneDegreeM = Math.PI / 180 * 6_371_008.8;

    private static readonly Gen<LonLat> Positions =
        from lon in Gen.Choose(-180_000, 180_000)
        from lat in Gen.Choose(-90_000, 90_000)
        select new LonLat(lon / 1000.0, lat / 1000.0);

    private static readonly Gen<double> Fractions = Gen.Choose(0, 1000).Select(n => n / 1000.0);

    [Theory]
    [InlineData(0, 0, 1, 0, 1, 90)]
    [InlineData(0, 0, 0, 1, 1, 0)]
    [InlineData(0, 0, 0, -1, 1, 180)]
    [InlineData(0, 0, -1, 0, 1, 270)]
    [InlineData(179, 0, -179, 0, 2, 90)]
    [InlineData(-179, 0, 179, 0, 2, 270)]
    [InlineData(20, 80, -160, 80, 20, 0)]
    [InlineData(20, -80, -160, -80, 20, 180)]
    [InlineData(0, 0, 90, 45, 90, 45)]
    public void Length_and_bearing_are_those_worked_out_by_hand(double lon1, double lat1, double lon2, double lat2, double degrees, double bearing)
    {
        var (from, to) = (new LonLat(lon1, lat1), new LonLat(lon2, lat2));
        Assert.Equal(degrees * OneDegreeM, GreatCircle.DistanceM(from, to), 1e-6);
        Assert.Equal(bearing, GreatCircle.InitialBearingDeg(from, to)!.Value, 1e-9);
    }

    [Fact]
    public void The_middle_of_a_path_over_the_antimeridian_is_on_it() =>
        Assert.Equal(180, Math.Abs(GreatCircle.Intermediate(new LonLat(179, 0), new LonLat(-179, 0), 0.5).Lon), 1e-9);

    [Fact]
    public void The_middle_of_a_path_over_the_pole_is_the_pole() =>
        Assert.Equal(90, GreatCircle.Intermediate(new LonLat(20, 80), new LonLat(-160, 80), 0.5).Lat, 1e-9);

    [Fact]
    public void A_long_path_arrives_in_another_direction_than_it_left()
    {
        var (from, to) = (new LonLat(0, 60), new LonLat(90, 60));
        var initial = double.RadiansToDegrees(Math.Atan2(2, Math.Sqrt(3)));
        Assert.Equal(initial, GreatCircle.InitialBearingDeg(from, to)!.Value, 1e-9);
        Assert.Equal(180 - initial, GreatCircle.FinalBearingDeg(from, to)!.Value, 1e-9);
    }

    [Fact]
    public void Equal_and_opposite_positions_have_no_direction_between_them()
    {
        Assert.Null(GreatCircle.InitialBearingDeg(new LonLat(10, 10), new LonLat(10, 10)));
        Assert.Null(GreatCircle.InitialBearingDeg(new LonLat(0, 0), new LonLat(180, 0)));
        Assert.Equal(new LonLat(0, 0), GreatCircle.Intermediate(new LonLat(0, 0), new LonLat(180, 0), 0.25));
        Assert.Equal(new LonLat(180, 0), GreatCircle.Intermediate(new LonLat(0, 0), new LonLat(180, 0), 0.75));
    }

    [Property(MaxTest = 3000)]
    public Property A_position_on_the_path_divides_its_length_by_the_fraction() => Prop.ForAll(
        Positions.ToArbitrary(), Positions.ToArbitrary(), Fractions.ToArbitrary(), (from, to, fraction) =>
        {
            var length = GreatCircle.DistanceM(from, to);
            if (length > Math.PI * GreatCircle.RadiusM * 0.999)
            {
                return true;
            }

            var at = GreatCircle.Intermediate(from, to, fraction);
            return Math.Abs(GreatCircle.DistanceM(from, at) - (fraction * length)) < 0.001
                && Math.Abs(GreatCircle.DistanceM(at, to) - ((1 - fraction) * length)) < 0.001
                && at is { Lon: >= -180 and <= 180, Lat: >= -90 and <= 90 };
        });

    [Property(MaxTest = 3000)]
    public Property Length_is_the_same_both_ways_and_bearings_lie_in_the_circle() => Prop.ForAll(
        Positions.ToArbitrary(), Positions.ToArbitrary(), (a, b) =>
            GreatCircle.DistanceM(a, b) == GreatCircle.DistanceM(b, a) && GreatCircle.InitialBearingDeg(a, b) is null or (>= 0 and < 360));

    [Property(MaxTest = 3000)]
    public Property The_bearing_under_way_is_the_initial_bearing_of_what_remains() => Prop.ForAll(
        Positions.ToArbitrary(), Positions.ToArbitrary(), (from, to) =>
        {
            var at = GreatCircle.Intermediate(from, to, 0.5);
            var length = GreatCircle.DistanceM(from, to);
            if (length < 1000 || length > Math.PI * GreatCircle.RadiusM * 0.999 || Math.Abs(at.Lat) > 89)
            {
                return true;
            }

            var difference = GreatCircle.BearingDeg(at, from, to)!.Value - GreatCircle.InitialBearingDeg(at, to)!.Value;
            return Math.Abs(Math.IEEERemainder(difference, 360)) < 1e-6;
        });
}
