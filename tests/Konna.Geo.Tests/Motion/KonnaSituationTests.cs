using System.Globalization;
using Konna.Geo.Motion;
using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Konna.Geo.Tests.Packages;
using Xunit;

namespace Konna.Geo.Tests.Motion;

/// <summary>What shows of the first operation at instants that its ledger speaks of, under each account.</summary>
public class KonnaSituationTests
{
    private static readonly OperationPackage Konna = Read();
    private static readonly SituationModel Model = SituationModels.Of(Konna);

    [Fact]
    public void On_the_first_day_nothing_of_the_fight_shows()
    {
        var situation = At("2013-01-01T00:00:00Z");
        Assert.Empty(situation.Positions);
        Assert.Equal(["evt-earlier-cessation-offer", "evt-mediation", "evt-two-requests"], situation.Events.Select(e => e.Id));
    }

    [Theory]
    [InlineData("acc-bus-a", "mov-04-bus-infiltration", "halted")]
    [InlineData("acc-bus-b", "mov-04-bus-infiltration.b", "moving")]
    public void At_one_in_the_afternoon_each_version_of_the_bus_has_its_own_party(string account, string movement, string status)
    {
        var situation = At("2013-01-10T13:00:00Z", account);
        var party = Assert.Single(situation.Positions, p => p.Subject == "unit-bus-party");
        Assert.Equal((movement, status), (party.Id, party.Status));
        var assault = situation.Positions.Where(p => p.MovementId == "mov-05-assault-konna").ToArray();
        Assert.Equal(2, assault.Length);
        Assert.All(assault, p => Assert.InRange(p.Lon, -3.8933, -3.82));
    }

    [Fact]
    public void Who_holds_the_town_is_told_by_one_voice_at_a_time()
    {
        var voices = Konna.Accounts.Where(a => a.DisputeId == "dsp-konna-control").Select(a => a.Id).ToArray();
        Assert.Equal(5, voices.Length);
        Assert.All(voices, voice => Assert.Single(At("2013-01-15T12:00:00Z", voice).Areas, a => a.AreaId == "area-konna-town"));
        Assert.Equal("contested", At("2013-01-15T12:00:00Z").Areas.Single(a => a.AreaId == "area-konna-town").Kind);
    }

    [Theory]
    [InlineData("2013-01-11T13:00:00Z")]
    [InlineData("2013-01-17T18:00:00Z")]
    public void What_lies_outside_the_source_text_is_hidden_together(string time)
    {
        Assert.NotEmpty(Outside(At(time)));
        Assert.Empty(Outside(At(time, "acc-outside-hidden")));
    }

    private static string[] Outside((IReadOnlyList<SituationPosition> Positions, IReadOnlyList<Event> Events, IReadOnlyList<Area> Areas) situation) =>
        [.. situation.Positions.Where(p => p.AccountId == "acc-outside-shown").Select(p => p.Id),
            .. situation.Events.Concat<OperationItem>(situation.Areas).Where(i => i.AccountId == "acc-outside-shown").Select(i => i.Id)];

    private static (IReadOnlyList<SituationPosition> Positions, IReadOnlyList<Event> Events, IReadOnlyList<Area> Areas) At(string time, params string[] accounts)
    {
        var t = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
        var choice = Model.Choose(accounts).Value!;
        return ([.. Model.At(t, choice).OfType<SituationPosition>()], SituationModels.EventsAt(Konna, t, choice), SituationModels.AreasAt(Konna, t, choice));
    }

    private static OperationPackage Read()
    {
        var reading = PackageReader.Read(TestPackages.Konna);
        return reading.Package ?? throw new InvalidOperationException(string.Join('\n', reading.Problems));
    }
}
