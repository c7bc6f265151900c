using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>Quantities by source: on axes and as tables, with what cannot be compared set apart.</summary>
public sealed class ClaimsBySource(EmbeddedStore store, Chromium chromium) : IClassFixture<EmbeddedStore>
{
    [Fact]
    public async Task The_dead_at_Konna_stand_on_one_axis_each_with_source_words_population_and_period()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync();
        var group = await OpenGroupAsync(page, "Dead at Konna");

        await Assertions.Expect(group.Locator(".claim-ticks")).ToHaveCountAsync(1);
        var row = group.Locator("[data-key='claims/clm-46-killed']");
        await Assertions.Expect(row).ToContainTextAsync("“Regional security source” of AFP");
        await Assertions.Expect(row).ToContainTextAsync("at least 46 dead");
        await Assertions.Expect(group).ToContainTextAsync("Islamist armed coalition · 10 to 12 January 2013");
        // Two figures for the same people and measure, over different days.
        var apart = group.Locator(".claim-block.is-apart", new() { Has = page.Page.Locator("[data-key='claims/clm-130-lost']") });
        await Assertions.Expect(apart).ToContainTextAsync("Not comparable with the first: another period");
        var (of46, of148) = (await LeftOfDotAsync(page, "clm-46-killed"), await LeftOfDotAsync(page, "clm-148-dead"));
        Assert.InRange(of148 / of46, 148 / 46.0 * 0.99, 148 / 46.0 * 1.01);
        Assert.DoesNotContain("total", await group.InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        await group.ScrollIntoViewIfNeededAsync();
        await page.PictureAsync("claims");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task A_claim_that_is_chosen_shows_its_details_marks_the_map_and_leads_back_by_the_keyboard()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("t=2013-01-16T17:00:00Z");
        await OpenGroupAsync(page, "Losses near Dengaourou");
        var before = await page.Page.Locator("#map").ScreenshotAsync();

        await page.Page.Locator("[data-key='claims/clm-dengaourou-six-killed']").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("claims/clm-dengaourou-six-killed", await map.SelectionAsync());
        var details = page.Page.Locator("#panel-body");
        await Assertions.Expect(details).ToContainTextAsync("six Islamists were killed");
        await Assertions.Expect(details).ToContainTextAsync("perhaps 17 January");
        await page.Page.WaitForFunctionAsync("() => location.hash.includes('sel=claims/clm-dengaourou-six-killed')");
        Assert.NotEqual(before, await page.Page.Locator("#map").ScreenshotAsync());
        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Tab, new() { Name = "Claims" })).ToHaveAttributeAsync("aria-selected", "true");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task The_tables_hold_every_claim_that_the_axes_hold()
    {
        await using var page = await chromium.OpenAsync(store.Root, locale: "fr-FR");
        await page.OpenMapAsync();
        await page.Page.GetByRole(AriaRole.Tab, new() { Name = "Affirmations" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".claim-row").First).ToBeVisibleAsync();
        var drawn = await page.Page.Locator(".claim-row").CountAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "En tableau", Exact = true }).ClickAsync();

        await Assertions.Expect(page.Page.Locator(".claim-table tbody tr")).ToHaveCountAsync(drawn);
        Assert.True(drawn > 30, $"{drawn} claims");
        var table = page.Page.GetByRole(AriaRole.Table, new() { Name = "Morts à Konna" });
        await Assertions.Expect(table.GetByRole(AriaRole.Columnheader)).ToHaveCountAsync(7);
        await Assertions.Expect(table).ToContainTextAsync("au moins 46");
        await page.PictureAsync("claims-table-french");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task On_a_phone_the_axes_fit_the_sheet()
    {
        await using var page = await chromium.OpenAsync(store.Root, width: 390, height: 844, touch: true);
        await page.OpenMapAsync();
        var group = await OpenGroupAsync(page, "Dead at Konna");

        var track = (await group.Locator(".claim-track").First.BoundingBoxAsync())!;
        Assert.InRange(track.X, 0, 390);
        Assert.InRange(track.X + track.Width, 250, 390);
        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the screen");
        Assert.Empty(page.Faults);
    }

    private static async Task<ILocator> OpenGroupAsync(WatchedPage page, string name)
    {
        await page.Page.GetByRole(AriaRole.Tab, new() { Name = "Claims" }).ClickAsync();
        var group = page.Page.Locator(".claim-group", new() { Has = page.Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true }) });
        await Assertions.Expect(group).ToBeVisibleAsync();
        return group;
    }

    /// <summary>How far along its axis a claim's dot stands, in per cent.</summary>
    private static Task<double> LeftOfDotAsync(WatchedPage page, string claim)
        => page.Page.EvaluateAsync<double>("(id) => parseFloat(document.querySelector(`[data-key='claims/${id}'] .claim-dot`).style.left)", claim);
}
