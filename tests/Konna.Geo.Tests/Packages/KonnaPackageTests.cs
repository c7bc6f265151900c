using System.Globalization;
using Konna.Geo.Motion;
using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Xunit;

namespace Konna.Geo.Tests.Packages;

/// <summary>Holds the first operation to its ledger: 109 numbered facts, their places, paths, claims and voices.</summary>
public class KonnaPackageTests
{
    private static readonly OperationPackage Konna = Read();

    public static TheoryData<string, double> PlacesOnTheNiger => new() { { "konna", 5000 }, { "mopti", 3000 }, { "korioume", 3000 }, { "gao", 3000 } };

    [Fact]
    public void Every_fact_of_the_ledger_is_carried_by_something_that_tells_it()
    {
        var carried = Konna.Items.Where(item => item is not Source).SelectMany(item => item.Facts).ToHashSet();
        var ledger = Enumerable.Range(1, 109).Select(n => string.Create(CultureInfo.InvariantCulture, $"F{n:000}")).ToArray();
        Assert.Empty(ledger.Except(carried));
        Assert.Empty(carried.Except(ledger));
    }

    [Fact]
    public void The_story_tells_every_fact()
    {
        var told = Konna.Operation.Document.Story.SelectMany(step => step.Facts).Distinct();
        Assert.Equal(109, told.Count());
    }

    [Fact]
    public void Every_source_is_cited_for_the_facts_it_asserts()
    {
        var cited = Konna.Items.SelectMany(item => item.Sources).ToHashSet();
        Assert.Empty(Konna.Sources.Select(source => source.Id).Except(cited));
        Assert.All(Konna.Items.Where(item => item is not Source && item.Facts.Length > 0 && item.AccountId != "acc-outside-shown"), item => Assert.NotEmpty(item.Citations));
    }

    [Fact]
    public void The_numbers_of_things_are_those_of_the_ledger()
    {
        Assert.Equal(14, Konna.Movements.Select(m => m.MovementId).Distinct().Count());
        Assert.Equal(32, Konna.Events.Select(e => e.VersionOf ?? e.Id).Distinct().Count());
        Assert.Equal((41, 26, 11), (Konna.Claims.Count, Konna.Sources.Count, Konna.Persons.Count));
        Assert.Equal(12, Konna.Operation.Document.ClaimGroups.Count);
    }

    [Fact]
    public void Whatever_a_person_reads_is_there_in_French_too()
    {
        var english = Konna.Items.Where(item =>
            item.NameFr is null
            || item.Summary is null != item.SummaryFr is null
            || item.Note is null != item.NoteFr is null
            || item.When is null != item.WhenFr is null);
        Assert.Empty(english.Select(item => item.Id));
        Assert.All(Konna.Operation.Document.Story, step => Assert.False(string.IsNullOrEmpty(step.TitleFr) || string.IsNullOrEmpty(step.TextFr), step.Id));
    }

    [Theory]
    [MemberData(nameof(PlacesOnTheNiger))]
    public void The_Niger_passes_the_towns_on_it(string placeId, double withinM)
    {
        var river = Konna.Places.Single(p => p.Id == "niger-river").Geometry!.Coordinates.Select(c => new LonLat(c.X, c.Y)).ToArray();
        var place = Konna.Places.Single(p => p.Id == placeId).Geometry!.Coordinate;
        var nearest = river.Zip(river.Skip(1))
            .SelectMany(leg => Enumerable.Range(0, 101).Select(i => GreatCircle.Intermediate(leg.First, leg.Second, i / 100.0)))
            .Min(p => GreatCircle.DistanceM(p, new LonLat(place.X, place.Y)));
        Assert.InRange(nearest, 0, withinM);
    }

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

    private static string[] Outside(Situation situation) =>
        [.. situation.Positions.Where(p => p.AccountId == "acc-outside-shown").Select(p => p.Id),
            .. situation.Events.Concat<OperationItem>(situation.Areas).Where(i => i.AccountId == "acc-outside-shown").Select(i => i.Id)];

    private static Situation At(string time, params string[] accounts) =>
        Situation.At(Konna, DateTimeOffset.Parse(time, CultureInfo.InvariantCulture), accounts).Situation!;

    private static OperationPackage Read()
    {
        var reading = PackageReader.Read(TestPackages.Konna);
        return reading.Package ?? throw new InvalidOperationException(string.Join('\n', reading.Problems));
    }
}
