using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>What a reader does with the page: the clock, the layers, the language, a link, a phone.</summary>
public sealed class MapControls(EmbeddedStore store, Chromium chromium) : IClassFixture<EmbeddedStore>
{
    [Fact]
    public async Task A_layer_that_is_switched_off_leaves_the_map()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync("t=2013-01-10T13:00:00Z");
        await page.Page.GetByRole(AriaRole.Tab, new() { Name = "Legend" }).ClickAsync();
        var before = await page.Page.Locator("#map").ScreenshotAsync();

        await page.Page.GetByLabel("Areas", new() { Exact = true }).UncheckAsync();
        await page.Page.EvaluateAsync("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");

        Assert.NotEqual(before, await page.Page.Locator("#map").ScreenshotAsync());
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task French_is_one_click_away_and_is_spoken_to_a_reader_who_asks_for_it()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Français" }).ClickAsync();

        Assert.Equal("fr", await map.LanguageAsync());
        await Assertions.Expect(page.Page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        Assert.Equal("Bataille de Konna", await page.Page.Locator("h1").InnerTextAsync());
        await using var french = await chromium.OpenAsync(store.Root, locale: "fr-FR");
        Assert.Equal("fr", await (await french.OpenMapAsync()).LanguageAsync());
        await french.PictureAsync("french");
        Assert.Empty(page.Faults);
        Assert.Empty(french.Faults);
    }

    [Fact]
    public async Task A_link_brings_back_the_time_the_view_the_choice_and_the_language()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("t=2013-01-11T15:00:00Z&map=11/14.9/-3.9&sel=events/evt-french-intervention&acc=acc-bus-b&lang=fr");
        await map.SetClockAsync("2013-01-11T16:00:00Z");
        await page.Page.WaitForFunctionAsync("() => location.hash.includes('16:00')");

        await page.Page.ReloadAsync();
        var again = await page.WaitForMapAsync();

        Assert.Equal(new DateTimeOffset(2013, 1, 11, 16, 0, 0, TimeSpan.Zero), await again.ClockAsync());
        Assert.Equal("events/evt-french-intervention", await again.SelectionAsync());
        Assert.Contains("acc-bus-b", await again.AccountsAsync());
        Assert.Equal("fr", await again.LanguageAsync());
        // The map stands on whole pixels, which are a thousandth of a degree at this zoom.
        var view = page.Page.Url.Split("map=")[1].Split('&')[0].Split('/').Select(part => double.Parse(part, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(11, view[0]);
        Assert.Equal(14.9, view[1], 0.001);
        Assert.Equal(-3.9, view[2], 0.001);
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task On_a_phone_nothing_is_cut_off_and_the_clock_is_in_reach()
    {
        await using var page = await chromium.OpenAsync(store.Root, width: 390, height: 844, touch: true);
        await page.OpenMapAsync("t=2013-01-10T13:00:00Z");

        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the screen");
        var play = (await page.Page.GetByRole(AriaRole.Button, new() { Name = "Play", Exact = true }).BoundingBoxAsync())!;
        Assert.True(play.Width >= 40 && play.Height >= 40, $"{play.Width} x {play.Height}");
        Assert.InRange(play.Y + play.Height, 0, 844);
        await page.PictureAsync("phone");
        Assert.Empty(page.Faults);
    }

    [Theory]
    [InlineData(390, 780)]
    [InlineData(360, 600)]
    public async Task On_a_phone_every_button_over_the_map_is_in_reach_beside_what_is_told(int width, int height)
    {
        await using var page = await chromium.OpenAsync(store.Root, width, height, touch: true);
        await page.OpenMapAsync("t=2013-01-10T13:00:00Z&sel=events/evt-bus-checkpoint");

        var buttons = await page.Page.Locator(".map-tools button").AllAsync();
        Assert.Equal(8, buttons.Count);
        foreach (var button in buttons)
        {
            Assert.True(
                await button.EvaluateAsync<bool>("button => { const box = button.getBoundingClientRect(); return button.contains(document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)); }"),
                await button.GetAttributeAsync("aria-label"));
        }

        await page.PictureAsync($"phone-sheet-{height}");
        Assert.Empty(page.Faults);
    }
}
