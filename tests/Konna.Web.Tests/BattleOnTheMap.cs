using Konna.Testing;
using Konna.Web.Tests.Fixtures;

namespace Konna.Web.Tests;

public sealed class BattleOnTheMapFromTheEmbeddedStore(EmbeddedStore store, Chromium chromium) : BattleOnTheMap(store, chromium), IClassFixture<EmbeddedStore>;

public sealed class BattleOnTheMapFromPostGis(PostGisStore store, Chromium chromium) : BattleOnTheMap(store, chromium), IClassFixture<PostGisStore>;

/// <summary>The right units in the right places at the instants that matter, as the page itself says.</summary>
public abstract class BattleOnTheMap(ServedStore store, Chromium chromium)
{
    private const string Coalition = "side-coalition";

    [Fact]
    public async Task Nothing_of_the_fight_shows_on_the_first_of_January()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync();
        await map.SetClockAsync("2013-01-01T12:00:00Z");

        Assert.Empty(await map.PositionsAsync());
        var events = await map.EventsAsync();
        Assert.Contains("evt-two-requests", events);
        Assert.DoesNotContain(events, id => id.Contains("konna", StringComparison.Ordinal) || id.Contains("bus", StringComparison.Ordinal) || id.Contains("fight", StringComparison.Ordinal));
        Assert.DoesNotContain("area-konna-town", await map.AreasAsync());
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task On_the_second_the_forces_leave_Gao_and_Timbuktu()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync();
        await map.SetClockAsync("2013-01-02T12:00:00Z");

        var positions = await map.PositionsAsync();
        Assert.Equal(["mov-01-gathering-from-gao", "mov-02-gathering-from-timbuktu"], positions.Select(position => position.Id));
        Assert.All(positions, position => Assert.Equal((Coalition, "moving"), (position.Subject, position.Status)));
        Assert.InRange(positions[0].KilometresFrom(SeededPlaces.At("gao")), 0, 60);
        Assert.InRange(positions[1].KilometresFrom(SeededPlaces.At("timbuktu")), 0, 30);
        await page.PictureAsync($"{store.Name}-2-january");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task On_the_tenth_at_one_the_bus_party_stands_at_the_checkpoint_and_the_assault_comes_from_the_east()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync();
        await map.SetClockAsync("2013-01-10T13:00:00Z");

        var positions = await map.PositionsAsync();
        var (town, checkpoint) = (SeededPlaces.At("konna"), SeededPlaces.At("konna-checkpoint"));
        var bus = Assert.Single(positions, position => position.Subject == "unit-bus-party");
        Assert.Equal(("acc-bus-a", "halted"), (bus.AccountId, bus.Status));
        Assert.InRange(bus.KilometresFrom(checkpoint), 0, 0.05);
        var assault = positions.Where(position => position.Id.StartsWith("mov-05-assault-konna", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, assault.Count);
        Assert.All(assault, strand =>
        {
            Assert.InRange(strand.Lon, town.Lon, town.Lon + 0.08);
            Assert.InRange(strand.KilometresFrom(town), 0, 10);
        });
        Assert.Contains("evt-bus-checkpoint", await map.EventsAsync());
        Assert.DoesNotContain("evt-bus-checkpoint.b", await map.EventsAsync());
        await page.PictureAsync($"{store.Name}-10-january-1300");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task The_other_account_of_the_bus_shows_in_its_place_when_it_is_chosen()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("t=2013-01-10T13:03:00Z&acc=acc-bus-b");

        Assert.Contains("acc-bus-b", await map.AccountsAsync());
        Assert.DoesNotContain("acc-bus-a", await map.AccountsAsync());
        Assert.Contains("evt-bus-checkpoint.b", await map.EventsAsync());
        Assert.DoesNotContain("evt-bus-checkpoint", await map.EventsAsync());
        Assert.DoesNotContain(await map.PositionsAsync(), position => position.AccountId == "acc-bus-a");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task On_the_eleventh_at_four_helicopters_meet_the_column_south_of_Konna()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync();
        // The column is shown until it is met, not after: one second before that instant both are there.
        await map.SetClockAsync("2013-01-11T15:59:59Z");
        var meeting = await map.PositionsAsync();
        var column = Assert.Single(meeting, position => position.AccountId == "acc-outside-shown");
        Assert.InRange(column.Lat, SeededPlaces.At("sevare").Lat, SeededPlaces.At("konna").Lat);
        Assert.InRange(Assert.Single(meeting, IsHelicopter).KilometresFrom((column.Lon, column.Lat)), 0, 1);

        await map.SetClockAsync("2013-01-11T16:00:00Z");
        var positions = await map.PositionsAsync();
        Assert.InRange(Assert.Single(positions, IsHelicopter).KilometresFrom((column.Lon, column.Lat)), 0, 1);
        var special = Assert.Single(positions, position => position.Subject == "unit-french-special-forces");
        Assert.InRange(special.KilometresFrom(SeededPlaces.At("mopti-ambodedjo-airport")), 0, 2);
        var holding = Assert.Single(positions, position => position.Subject == Coalition);
        Assert.InRange(holding.KilometresFrom(SeededPlaces.At("konna")), 0, 1);
        Assert.Contains("evt-french-intervention", await map.EventsAsync());
        await page.PictureAsync($"{store.Name}-11-january-1600");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task On_the_sixteenth_the_Malian_army_advances_beyond_Konna_towards_Dengaourou()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync();
        await map.SetClockAsync("2013-01-16T16:30:00Z");

        var army = Assert.Single(await map.PositionsAsync(), position => position.Subject == "unit-malian-army");
        Assert.Equal(("acc-dengaourou-h1", "moving"), (army.AccountId, army.Status));
        Assert.True(army.Lon > SeededPlaces.At("konna").Lon, "east of Konna");
        Assert.InRange(army.KilometresFrom(SeededPlaces.At("dengaourou")), 0, 15);
        Assert.Contains("area-konna-town", await map.AreasAsync());
        Assert.Contains("evt-dengaourou-clash", await map.EventsAsync());
        await page.PictureAsync($"{store.Name}-16-january");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task It_plays_from_the_first_to_the_eighteenth_of_January_without_a_fault()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("t=2013-01-01T00:00:00Z");
        // A day for every second: the fastest the reader can choose.
        await page.Page.GetByLabel("Speed").SelectOptionAsync("86400000");
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Play", Exact = true }).ClickAsync();

        await page.Page.WaitForFunctionAsync(
            "() => { const seen = (globalThis.seen ??= new Set()); for (const p of konna.situation().positions) seen.add(p.subject); return konna.clock.t >= '2013-01-18T00:00:00Z'; }",
            null, new() { Timeout = 120_000 });

        var seen = new HashSet<string>(await page.Page.EvaluateAsync<string[]>("() => [...seen]"), StringComparer.Ordinal);
        // Those that are there for days; what lasts half an hour may fall between two frames of a busy machine.
        Assert.Superset(new HashSet<string> { Coalition, "unit-malian-army", "unit-french-special-forces", "unit-malian-artillery" }, seen);
        Assert.Empty(page.Faults);
    }

    private static bool IsHelicopter(MapPosition position) => position.Subject == "unit-french-gazelle-helicopter";
}
