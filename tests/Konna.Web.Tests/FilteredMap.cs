using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>Only what fits is shown, everywhere alike; that something is filtered is seen, and one press ends it.</summary>
public sealed class FilteredMap(EmbeddedStore store, Chromium chromium) : IClassFixture<EmbeddedStore>
{
    private const string Afternoon = "t=2013-01-10T13:00:00Z";
    private const string French = "t=2013-01-11T15:30:00Z";

    [Theory]
    [InlineData("force-side-france", French, "unit-french-special-forces", "side-coalition")]
    [InlineData("kind-movements.advance", French, "eq-pickups-assault", "unit-french-special-forces")]
    [InlineData("confidence-schematic", Afternoon, "side-coalition", null)]
    [InlineData("source-src-french-authorities", French, null, "side-coalition")]
    [InlineData("account-acc-bus-a", Afternoon, "unit-bus-party", "side-coalition")]
    public async Task A_filter_that_is_ticked_leaves_only_what_fits_on_the_map(string filter, string link, string? stays, string? goes)
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync(link);
        var (events, positions) = (await map.EventsAsync(), await map.PositionsAsync());

        await TickAsync(page, filter);

        var left = await map.PositionsAsync();
        if (stays is not null)
        {
            Assert.Contains(left, position => position.Subject == stays);
        }

        if (goes is not null)
        {
            Assert.Contains(positions, position => position.Subject == goes);
            Assert.DoesNotContain(left, position => position.Subject == goes);
        }

        Assert.Subset(events.ToHashSet(), (await map.EventsAsync()).ToHashSet());
        var drawn = await page.Page.EvaluateAsync<string[]>("() => konna.symbols().flatMap((s) => s.parties)");
        Assert.Equal(left.Select(position => position.Subject).Distinct().Order(StringComparer.Ordinal), drawn.Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task A_kind_of_event_narrows_the_list_of_now_the_time_axis_and_the_stops_of_the_clock()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync(Afternoon);
        var axis = await page.Page.Locator(".timeline").ScreenshotAsync();

        await TickAsync(page, "kind-events.negotiation");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Back", Exact = true }).ClickAsync();

        Assert.Empty(await map.EventsAsync());
        await Assertions.Expect(page.Page.Locator("#panel-body")).ToContainTextAsync("Nothing is reported at this moment.");
        Assert.NotEqual(axis, await page.Page.Locator(".timeline").ScreenshotAsync());
        // Movements keep their place, as their kinds are not filtered.
        Assert.NotEmpty(await map.PositionsAsync());
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task What_is_filtered_is_said_over_the_map_and_in_the_link_and_one_press_shows_all_again()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync($"{French}&only=force:side-france,no-such-force;confidence:inferred");
        var bar = page.Page.Locator(".filter-bar");

        await Assertions.Expect(bar).ToContainTextAsync("French side");
        await Assertions.Expect(bar).ToContainTextAsync("inferred");
        Assert.DoesNotContain("no-such-force", await bar.InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(await map.PositionsAsync(), position => position.Subject == "side-coalition");
        await page.PictureAsync("filtered");

        await bar.GetByRole(AriaRole.Button, new() { Name = "Remove the filter Confidence: inferred" }).ClickAsync();
        await page.Page.WaitForFunctionAsync("() => location.hash.includes('only=force:side-france&') && !location.hash.includes('inferred')");
        await bar.GetByRole(AriaRole.Button, new() { Name = "Clear the filters" }).ClickAsync();

        await Assertions.Expect(bar).ToBeHiddenAsync();
        Assert.Contains(await map.PositionsAsync(), position => position.Subject == "side-coalition");
        await page.Page.WaitForFunctionAsync("() => !location.hash.includes('only=')");
        Assert.Equal("tool-filters", await page.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task A_filter_by_an_account_puts_it_in_force_and_leaves_its_rival()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync($"{Afternoon}&only=account:acc-bus-a");
        await Assertions.Expect(page.Page.Locator(".filter-bar")).ToBeVisibleAsync();

        await TickAsync(page, "account-acc-bus-b");

        Assert.Contains("acc-bus-b", await map.AccountsAsync());
        Assert.Equal(["acc-bus-b"], await page.Page.EvaluateAsync<string[]>("() => konna.filters.account"));
        Assert.Equal(["evt-bus-checkpoint.b"], await map.EventsAsync());
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task The_filters_fit_a_phone_in_French_and_in_the_dark()
    {
        await using var page = await chromium.OpenAsync(store.Root, width: 390, height: 844, locale: "fr-FR", touch: true);
        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.OpenMapAsync($"{French}&only=force:side-france;confidence:inferred;source:src-hrw");

        await page.Page.Locator("#tool-filters").ClickAsync();
        await page.Page.GetByRole(AriaRole.Heading, new() { Name = "Filtres" }).WaitForAsync();

        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await page.PictureAsync("filters-phone-french-dark");
        Assert.Empty(page.Faults);
    }

    private static async Task TickAsync(WatchedPage page, string filter)
    {
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Filter what is shown" }).ClickAsync();
        await page.Page.Locator($"[data-key='only-{filter}']").CheckAsync();
        await Assertions.Expect(page.Page.Locator(".filter-bar")).ToBeVisibleAsync();
    }
}
