using System.Text.RegularExpressions;
using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>The tree of forces, units and equipment: it follows the clock, and mouse and keyboard find their way in it.</summary>
public sealed class UnitTree(EmbeddedStore store, Chromium chromium) : IClassFixture<EmbeddedStore>
{
    private const string Assault = "t=2013-01-10T13:00:00Z&map=9/14.8/-4&tab=units";

    [Fact]
    public async Task It_follows_the_clock()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("t=2013-01-01T12:00:00Z&tab=units");
        var army = Row(page, "units/unit-malian-army");
        var vehicles = Row(page, "units/eq-pickups-assault");
        await Assertions.Expect(army).ToHaveAttributeAsync("data-presence", "notYet");
        await Assertions.Expect(vehicles).ToContainTextAsync("not yet");

        await map.SetClockAsync("2013-01-10T13:00:00Z");
        await Assertions.Expect(vehicles).ToContainTextAsync("engaged");
        await Assertions.Expect(vehicles).ToContainTextAsync("150 vehicles, according to Jean-Paul Mari");
        await Assertions.Expect(Row(page, "forces/side-coalition")).ToContainTextAsync("moving");

        await map.SetClockAsync("2013-01-10T18:00:00Z");
        await Assertions.Expect(army).ToContainTextAsync(new Regex(@"moving .*km of|moving .* of "));
        await map.SetClockAsync("2013-01-12T12:00:00Z");
        await Assertions.Expect(army).ToHaveAttributeAsync("data-presence", "held");
        await Assertions.Expect(army).ToContainTextAsync("last known position");
        await map.SetClockAsync("2013-01-15T12:00:00Z");
        await Assertions.Expect(Row(page, "units/eq-brdm2-coalition")).ToContainTextAsync("destroyed");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Its_rows_stay_while_the_clock_runs_and_their_words_change()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync("t=2013-01-10T07:30:00Z&tab=units");
        await Row(page, "units/eq-pickups-assault").FocusAsync();
        await page.Page.EvaluateAsync("() => { globalThis.row = document.activeElement; konna.clock.play(); }");

        await Assertions.Expect(Row(page, "units/eq-pickups-assault")).ToContainTextAsync("engaged");

        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.activeElement === globalThis.row"));
        await page.Page.EvaluateAsync("() => konna.clock.pause()");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task A_press_selects_a_unit_and_brings_it_to_the_middle_of_the_map()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("t=2013-01-11T15:30:00Z&map=9/16.5/-1&tab=units");

        await Row(page, "units/unit-french-special-forces").Locator(".row-name").ClickAsync();

        Assert.Equal("units/unit-french-special-forces", await map.SelectionAsync());
        await Assertions.Expect(Row(page, "units/unit-french-special-forces")).ToHaveAttributeAsync("aria-selected", "true");
        await page.Page.WaitForFunctionAsync(
            """
            () => {
              const { left, top, width, height } = document.getElementById('map').getBoundingClientRect();
              const symbol = konna.symbols().find((s) => s.parties.includes('unit-french-special-forces'));
              return symbol && Math.hypot(symbol.x - left - width / 2, symbol.y - top - height / 2) < 60;
            }
            """);
        await page.PictureAsync("units");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Details of French special forces" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator("#panel-body h2.title")).ToHaveTextAsync("French special forces");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Arrow_keys_walk_open_and_close_it_and_leave_the_clock_alone()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync(Assault);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Tree)).ToBeVisibleAsync();
        var rows = page.Page.GetByRole(AriaRole.Treeitem);
        var all = await rows.CountAsync();
        var coalition = Row(page, "forces/side-coalition");
        await coalition.FocusAsync();

        await page.Page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(coalition).ToHaveAttributeAsync("aria-expanded", "false");
        Assert.True(await rows.CountAsync() < all);
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("2", await FocusedAsync(page, "aria-level"));
        await page.Page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal("unit-forces/side-coalition", await FocusedAsync(page, "data-key"));
        await page.Page.Keyboard.PressAsync("End");
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await page.Page.Keyboard.PressAsync("Home");
        Assert.Equal("1", await FocusedAsync(page, "aria-posinset"));
        await page.Page.Keyboard.PressAsync("ArrowDown");
        var second = await FocusedAsync(page, "data-key");
        await page.Page.Keyboard.PressAsync("Enter");

        Assert.Equal(second, $"unit-{await map.SelectionAsync()}");
        Assert.Equal(1, await page.Page.Locator(".unit-row[tabindex='0']").CountAsync());
        Assert.Equal(new DateTimeOffset(2013, 1, 10, 13, 0, 0, TimeSpan.Zero), await map.ClockAsync());
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Typing_goes_to_the_next_row_whose_name_begins_so_and_leaves_the_clock_alone()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync(Assault);
        await Row(page, "forces/side-coalition").FocusAsync();

        // A letter that moves the clock elsewhere.
        await page.Page.Keyboard.PressAsync("p");
        await Assertions.Expect(page.Page.Locator(".unit-row:focus")).ToHaveCountAsync(1);
        var name = await page.Page.Locator(".unit-row:focus .row-name").InnerTextAsync();
        Assert.StartsWith("P", name, StringComparison.OrdinalIgnoreCase);
        await page.Page.Keyboard.PressAsync("Home");

        // At once: on a busy machine keys may come too far apart to be one word.
        await page.Page.EvaluateAsync("() => { for (const key of 'french sp') document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })); }");
        await Assertions.Expect(Row(page, "units/unit-french-special-forces")).ToBeFocusedAsync();

        Assert.Equal(new DateTimeOffset(2013, 1, 10, 13, 0, 0, TimeSpan.Zero), await map.ClockAsync());
        Assert.Null(await map.SelectionAsync());
        Assert.Equal(1, await page.Page.Locator(".unit-row[tabindex='0']").CountAsync());
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task All_is_closed_and_opened_by_a_press_and_the_link_keeps_tab_and_selection()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync($"{Assault}&sel=units/unit-ansar-dine");
        var rows = page.Page.GetByRole(AriaRole.Treeitem);
        await Assertions.Expect(Row(page, "units/unit-ansar-dine")).ToHaveAttributeAsync("aria-selected", "true");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Close all" }).ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(5);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Open all" }).ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(25);
        Assert.Empty(page.Faults);
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("fr-FR")]
    public async Task The_tabs_and_the_tree_fit_a_phone(string locale)
    {
        await using var page = await chromium.OpenAsync(store.Root, width: 390, height: 844, locale: locale, touch: true);
        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.OpenMapAsync("t=2013-01-10T13:00:00Z");
        await page.Page.Locator("#tab-units").ClickAsync();
        await page.Page.GetByRole(AriaRole.Tree).WaitForAsync();

        Assert.True(await page.Page.EvaluateAsync<bool>("() => { const tabs = document.querySelector('.tabs'); return tabs.scrollWidth <= tabs.clientWidth; }"), "the tabs are wider than the screen");
        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await page.PictureAsync($"units-phone-{locale[..2]}");
        Assert.Empty(page.Faults);
    }

    private static ILocator Row(WatchedPage page, string key) => page.Page.Locator($"[data-key='unit-{key}']");

    private static Task<string> FocusedAsync(WatchedPage page, string attribute) => page.Page.EvaluateAsync<string>("(name) => document.activeElement.getAttribute(name)", attribute);
}
