using Konna.Geo.Motion;
using Xunit;

namespace Konna.Geo.Tests.Motion;

public sealed class SituationVectorTests
{
    private const double PositionDeg = 1e-9;
    private const double HeadingDeg = 1e-5;
    private const double SpeedKmh = 1e-6;

    private static readonly SituationModel Model = SituationModels.Of(SituationVectors.Package);

    public static TheoryData<string> Answered() => [.. SituationVectors.Cases.Where(c => c.Error is null).Select(c => c.Name)];

    public static TheoryData<string> Refused() => [.. SituationVectors.Cases.Where(c => c.Error is not null).Select(c => c.Name)];

    [Fact]
    public void The_shared_file_holds_at_least_sixty_cases() => Assert.True(SituationVectors.Cases.Count >= 60);

    [Theory]
    [MemberData(nameof(Answered))]
    public void The_situation_is_the_expected_one(string name)
    {
        var vector = SituationVectors.Cases.Single(c => c.Name == name);
        var t = SituationVectors.Instant(vector.Datetime)!.Value;
        var choice = Model.Choose(vector.Accounts).Value!;
        var positions = Model.At(t, choice).OfType<SituationPosition>().ToList();

        var expected = vector.Expected!;
        Assert.Equal(expected.Accounts, choice.Ids);
        Assert.Equal(expected.Events, SituationModels.EventsAt(SituationVectors.Package, t, choice).Select(e => e.Id));
        Assert.Equal(expected.Areas, SituationModels.AreasAt(SituationVectors.Package, t, choice).Select(a => a.Id));
        Assert.Equal(expected.Positions.Select(p => $"{p.Id} {p.Movement ?? p.Id} {p.Status} {SituationVectors.Instant(p.Since):O}"),
            positions.Select(p => $"{p.Id} {p.Movement} {p.Status} {p.Since:O}"));
        foreach (var (wanted, given) in expected.Positions.Zip(positions))
        {
            Assert.True(Turn(wanted.Lon, given.Lon) <= PositionDeg, $"{given.Id}: longitude {given.Lon:R}, expected {wanted.Lon:R}");
            Assert.True(Math.Abs(wanted.Lat - given.Lat) <= PositionDeg, $"{given.Id}: latitude {given.Lat:R}, expected {wanted.Lat:R}");
            Assert.Equal(wanted.HeadingDeg is null, given.HeadingDeg is null);
            Assert.True(
                wanted.HeadingDeg is null || Turn(wanted.HeadingDeg.Value, given.HeadingDeg!.Value) <= HeadingDeg,
                $"{given.Id}: heading {given.HeadingDeg:R}, expected {wanted.HeadingDeg:R}");
            Assert.True(given.HeadingDeg is null or (>= 0 and < 360), $"{given.Id}: heading {given.HeadingDeg:R}");
            Assert.True(Math.Abs(wanted.SpeedKmh - given.SpeedKmh) <= SpeedKmh, $"{given.Id}: speed {given.SpeedKmh:R}, expected {wanted.SpeedKmh:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_choice_of_accounts_that_cannot_be_is_refused_in_words(string name)
    {
        var vector = SituationVectors.Cases.Single(c => c.Name == name);
        var answer = Model.Choose(vector.Accounts);

        Assert.False(answer.IsValid);
        Assert.Contains(
            vector.Error switch { "unknown-account" => "is no account of this operation", "two-of-one-dispute" => "are accounts of one dispute", _ => vector.Error! },
            answer.Error,
            StringComparison.Ordinal);
    }

    /// <summary>The angle between two directions or meridians: 359.9 and 0.1 are 0.2 apart.</summary>
    private static double Turn(double a, double b) => Math.Abs(Math.IEEERemainder(a - b, 360));
}
