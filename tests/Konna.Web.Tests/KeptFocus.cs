using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>Whatever opens and closes, somebody who uses the keyboard knows where they stand.</summary>
public sealed class KeptFocus(EmbeddedStore store, Chromium chromium) : IClassFixture<EmbeddedStore>
{
    private const string Moment = "t=2013-01-10T13:00:00Z";

    [Theory]
    [InlineData("tool-search", ".search-box", 1440)]
    [InlineData("tool-filters", "[data-key=only-force-side-coalition]", 1440)]
    [InlineData("tool-search", ".search-box", 390)]
    [InlineData("tool-filters", "[data-key=only-force-side-coalition]", 390)]
    public async Task Search_and_filters_give_it_back_to_their_button_however_they_are_left(string tool, string inside, int width)
    {
        await using var page = await chromium.OpenAsync(store.Root, width, 844, touch: width < 800);
        await page.OpenMapAsync(Moment);
        await page.Page.Locator($"#{tool}").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Locator(inside).FocusAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Page.Locator(inside)).ToHaveCountAsync(0);
        await Assertions.Expect(page.Page.Locator($"#{tool}")).ToBeFocusedAsync();

        await page.Page.Keyboard.PressAsync("Enter");
        var back = page.Page.GetByRole(AriaRole.Button, new() { Name = "Back", Exact = true });
        await back.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator($"#{tool}")).ToBeFocusedAsync();
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Details_of_a_unit_take_it_and_give_it_back_to_what_led_there()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync($"{Moment}&map=9/14.8/-4&tab=units&sel=units/unit-ansar-dine");
        var row = page.Page.Locator("[data-key='unit-units/unit-ansar-dine']");
        var details = page.Page.GetByRole(AriaRole.Button, new() { Name = "Details of Ansar Dine" });
        await details.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("#panel-body h2.title")).ToHaveTextAsync("Ansar Dine");
        await Assertions.Expect(page.Page.Locator("#panel-body")).ToBeFocusedAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Back", Exact = true }).FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(row).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator("#panel-body")).ToBeFocusedAsync();
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task What_was_opened_from_the_list_of_now_leads_back_to_its_row()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync(Moment);
        var row = page.Page.Locator("[data-key='events/evt-bus-checkpoint']");
        await row.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("#panel-body")).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(row).ToBeFocusedAsync();
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task A_sheet_that_is_lowered_on_a_phone_leaves_it_on_a_tab()
    {
        await using var page = await chromium.OpenAsync(store.Root, 390, 844, touch: true);
        await page.OpenMapAsync(Moment);
        await page.Page.Locator("#tab-now").ClickAsync();
        await page.Page.Locator("[data-key='events/evt-bus-checkpoint']").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Back", Exact = true }).FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Page.Locator("#panel-body")).ToBeHiddenAsync();
        await Assertions.Expect(page.Page.Locator("#tab-now")).ToBeFocusedAsync();
        Assert.Empty(page.Faults);
    }
}
