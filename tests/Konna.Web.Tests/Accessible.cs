using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>axe-core finds nothing on any screen, in both languages, light and dark, on a desktop and on a phone.</summary>
public sealed class Accessible(EmbeddedStore store, Chromium chromium) : IClassFixture<EmbeddedStore>
{
    private const string Moment = "t=2013-01-10T13:00:00Z&map=9/14.9/-3.9";

    private static readonly string[] Tabs = ["now", "units", "accounts", "claims", "legend", "data"];

    public static TheoryData<string, bool, bool> Looks => new()
    {
        { "en-GB", false, false },
        { "fr-FR", true, false },
        { "fr-FR", false, true },
        { "en-GB", true, true },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Nothing_is_found_on_any_screen(string locale, bool dark, bool phone)
    {
        await using var page = await chromium.OpenAsync(store.Root, phone ? 390 : 1440, phone ? 844 : 900, locale, touch: phone, dark: dark);
        await page.OpenMapAsync(Moment);
        await AxeCore.CheckAsync(page.Page, "first map");
        foreach (var tab in Tabs)
        {
            await page.Page.Locator($"#tab-{tab}").ClickAsync();
            await Assertions.Expect(page.Page.Locator($"#tab-{tab}")).ToHaveAttributeAsync("aria-selected", "true");
            await AxeCore.CheckAsync(page.Page, tab);
        }

        if (phone)
        {
            await page.Page.Locator("#tab-data").ClickAsync();
            await page.Page.Locator("[data-key=clock-settings]").ClickAsync();
        }

        await page.Page.Locator("[data-key=window]").SelectOptionAsync("43200000");
        await page.Page.Locator("[data-key=bend]").FillAsync("60");
        await page.Page.WaitForFunctionAsync("() => location.hash.includes('from=') && location.hash.includes('bend=60')");
        await AxeCore.CheckAsync(page.Page, "clock settings");

        foreach (var (tool, shown) in new[] { ("search", ".search-box"), ("filters", ".filter-group") })
        {
            await page.Page.Locator($"#tool-{tool}").ClickAsync();
            await Assertions.Expect(page.Page.Locator(shown).First).ToBeVisibleAsync();
            await AxeCore.CheckAsync(page.Page, tool);
        }

        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.Locator("#tool-search").ClickAsync();
        await page.Page.Locator(".search-box").FillAsync("Konna");
        await Assertions.Expect(page.Page.Locator(".search-group").First).ToBeVisibleAsync();
        await AxeCore.CheckAsync(page.Page, "what was found");

        await page.Page.Locator("[data-key=share]").ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await AxeCore.CheckAsync(page.Page, "share");
        await page.Page.Keyboard.PressAsync("Escape");
        foreach (var hash in new[] { "tab=claims&table=claims", "table=events", "sel=events/evt-bus-checkpoint", "only=force:side-coalition;confidence:schematic", "sel=sources/src-narrative", "vs=acc-bus-b", "vs=acc-bus-b&how=overlay", "story=bus-version-b" })
        {
            await page.Page.GotoAsync("about:blank");
            await page.OpenMapAsync($"{Moment}&{hash}");
            await AxeCore.CheckAsync(page.Page, hash);
        }

        await page.Page.GotoAsync(new Uri(store.Root, $"operations/battle-of-konna?embed=true#{Moment}").AbsoluteUri);
        await page.WaitForMapAsync();
        await AxeCore.CheckAsync(page.Page, "embed");
        await page.Page.GotoAsync(new Uri(store.Root, "operations").AbsoluteUri);
        await Assertions.Expect(page.Page.Locator(".card")).ToBeVisibleAsync();
        await AxeCore.CheckAsync(page.Page, "list");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task The_first_key_leads_past_the_map_to_the_clock_and_every_control_can_be_reached()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync(Moment);
        await page.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the clock" })).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.querySelector('#clock').contains(document.activeElement)"));

        var reached = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 120; i++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            reached.Add(await page.Page.EvaluateAsync<string>("() => document.activeElement.dataset.key ?? document.activeElement.id"));
        }

        Assert.Superset(new HashSet<string>(["story", "share", "lang-en", "lang-fr", "map", "zoom-in", "home", "events", "typed-time", "slider", "tab-now"], StringComparer.Ordinal), reached);
        Assert.Empty(page.Faults);
    }
}
