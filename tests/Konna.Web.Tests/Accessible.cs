using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>axe-core finds nothing on any screen, in both languages, light and dark, on a desktop and on a phone.</summary>
public sealed class Accessible(EmbeddedStore store, Chromium chromium) : IClassFixture<EmbeddedStore>
{
    private const string Moment = "t=2013-01-10T13:00:00Z&map=9/14.9/-3.9";

    private static readonly string[] Tabs = ["now", "units", "accounts", "claims", "legend", "data"];

    /// <summary>What links lead to, and what is there then.</summary>
    private static readonly (string Hash, string Shown)[] Linked =
    [
        ("tab=claims&table=claims", "#panel-body table"),
        ("table=events", ".event-table tbody tr"),
        ("sel=events/evt-bus-checkpoint", "#panel-body h2.title"),
        ("sel=movements/mov-04-bus-infiltration", "#panel-body h2.title"),
        ("sel=places/konna", "#panel-body h2.title"),
        ("sel=sources/src-narrative", "#panel-body h2.title"),
        ("only=force:side-coalition;confidence:schematic", ".filter-chip"),
        ("vs=acc-bus-b", ".map.is-second"),
        ("vs=acc-bus-b&how=overlay", ".pane-head.is-second"),
        ("story=bus-version-b", ".story-step"),
    ];

    [Theory]
    [MemberData(nameof(Looks.All), MemberType = typeof(Looks))]
    public async Task Nothing_is_found_on_any_screen_of_the_map(string locale, bool phone)
    {
        await using var page = await chromium.OpenAsync(store.Root, locale, phone);
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
        foreach (var (hash, shown) in Linked)
        {
            await page.Page.GotoAsync(new Uri(store.Root, $"operations/battle-of-konna#{Moment}&{hash}").AbsoluteUri);
            await Assertions.Expect(page.Page.Locator(shown).First).ToBeVisibleAsync();
            await AxeCore.CheckAsync(page.Page, hash);
        }

        Assert.Empty(page.Faults);
    }

    [Theory]
    [MemberData(nameof(Looks.All), MemberType = typeof(Looks))]
    public async Task Nothing_is_found_beside_the_map(string locale, bool phone)
    {
        await using var page = await chromium.OpenAsync(store.Root, locale, phone);
        await page.Page.GotoAsync(new Uri(store.Root, $"operations/battle-of-konna?embed=true#{Moment}").AbsoluteUri);
        await page.WaitForMapAsync();
        await AxeCore.CheckAsync(page.Page, "embedded");
        await page.Page.GotoAsync(new Uri(store.Root, "operations").AbsoluteUri);
        await Assertions.Expect(page.Page.Locator(".card")).ToBeVisibleAsync();
        await AxeCore.CheckAsync(page.Page, "list");
        Assert.Empty(page.Faults);

        await page.Page.RouteAsync("**/operation.json", route => route.FulfillAsync(new() { Status = 503, ContentType = "application/json", Body = "{}" }));
        await page.Page.GotoAsync(new Uri(store.Root, "operations/battle-of-konna").AbsoluteUri);
        await Assertions.Expect(page.Page.Locator(".map-message button")).ToBeVisibleAsync();
        await AxeCore.CheckAsync(page.Page, "a map that could not be loaded");
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
