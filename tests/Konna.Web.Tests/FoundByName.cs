using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>The search: from the keyboard, in both languages, to the thing and its time.</summary>
public sealed class FoundByName(EmbeddedStore store, Chromium chromium) : IClassFixture<EmbeddedStore>
{
    [Fact]
    public async Task The_slash_opens_the_search_which_takes_no_notice_of_accents_and_case()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("t=2013-01-10T13:00:00Z");

        await page.Page.Keyboard.PressAsync("/");
        await page.Page.GetByRole(AriaRole.Searchbox).WaitForAsync();
        await page.Page.Keyboard.TypeAsync("SEVARE");

        var results = page.Page.Locator("[data-part='results']");
        await Assertions.Expect(results.GetByRole(AriaRole.Region, new() { Name = "Places" })).ToContainTextAsync("Sévaré");
        await Assertions.Expect(results.GetByRole(AriaRole.Region, new() { Name = "Events" })).ToBeVisibleAsync();
        await page.PictureAsync("search");
        // Down through the results and Enter: the place, with its details, and the clock where it was.
        await page.Page.Locator("[data-key='found-places/sevare']").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("places/sevare", await map.SelectionAsync());
        Assert.Equal(new DateTimeOffset(2013, 1, 10, 13, 0, 0, TimeSpan.Zero), await map.ClockAsync());

        await Assertions.Expect(page.Page.Locator("#panel-body h2.title")).ToHaveTextAsync("Sévaré");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Back", Exact = true }).ClickAsync();
        Assert.Equal("found-places/sevare", await page.Page.EvaluateAsync<string>("() => document.activeElement.dataset.key"));
        Assert.Empty(page.Faults);
    }

    [Theory]
    [InlineData("intervention francaise", "events/evt-french-intervention")]
    [InlineData("forces speciales", "units/unit-french-special-forces")]
    [InlineData("boiteux", "persons/person-damien-boiteux")]
    [InlineData("human rights", "sources/src-hrw")]
    [InlineData("AQMI", "units/unit-aqim")]
    [InlineData("civilians in the bus", "accounts/acc-bus-b")]
    public async Task A_name_in_either_language_leads_to_its_thing(string query, string key)
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync();
        await page.Page.Keyboard.PressAsync("/");
        await page.Page.GetByRole(AriaRole.Searchbox).FillAsync(query);

        await page.Page.Locator($"[data-key='found-{key}']").ClickAsync();

        Assert.Equal(key, await map.SelectionAsync());
        await Assertions.Expect(page.Page.Locator("#panel-body h2.title")).ToBeVisibleAsync();
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task An_event_of_another_time_and_another_account_is_gone_to()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("t=2013-01-16T12:00:00Z&map=12/16.5/-3");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Search (/)" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Searchbox).FillAsync("bus version b");
        var row = page.Page.Locator("[data-key='found-events/evt-bus-checkpoint.b']");
        await Assertions.Expect(row).ToContainTextAsync("told by the account");

        await page.Page.Keyboard.PressAsync("ArrowDown");
        await page.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("events/evt-bus-checkpoint.b", await map.SelectionAsync());
        Assert.Contains("acc-bus-b", await map.AccountsAsync());
        Assert.Contains("evt-bus-checkpoint.b", await map.EventsAsync());
        await page.Page.WaitForFunctionAsync("() => location.hash.includes('sel=events/evt-bus-checkpoint.b')");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task What_is_not_there_is_said_and_Escape_leaves()
    {
        await using var page = await chromium.OpenAsync(store.Root, locale: "fr-FR");
        await page.OpenMapAsync();
        await page.Page.Keyboard.PressAsync("/");
        await page.Page.GetByRole(AriaRole.Searchbox).FillAsync("zanzibar");

        await Assertions.Expect(page.Page.Locator(".search-count")).ToContainTextAsync("Rien ne porte le nom");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(page.Page.GetByRole(AriaRole.Searchbox)).ToHaveCountAsync(0);
        Assert.Equal("tool-search", await page.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.Empty(page.Faults);
    }
}
