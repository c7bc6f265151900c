using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>Two versions of the same hours: side by side under one clock, one over the other, in words, and in the link.</summary>
public sealed class ComparedVersions(EmbeddedStore store, Chromium chromium) : IClassFixture<EmbeddedStore>
{
    [Fact]
    public async Task The_two_versions_of_the_bus_are_two_clicks_away_each_with_its_sources()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync();
        await OpenAsync(page, "The bus at the checkpoint");

        var first = page.Page.GetByRole(AriaRole.Region, new() { Name = "First version" });
        var second = page.Page.GetByRole(AriaRole.Region, new() { Name = "Second version" });
        await Assertions.Expect(first).ToContainTextAsync("attackers in the bus");
        await Assertions.Expect(first).ToContainTextAsync("Jean-Christophe Notin");
        await Assertions.Expect(second).ToContainTextAsync("civilians in the bus");
        await Assertions.Expect(second).ToContainTextAsync("Laurent Touchard");
        // The clock has gone to where they differ.
        Assert.InRange(await map.ClockAsync(), new DateTimeOffset(2013, 1, 10, 12, 30, 0, TimeSpan.Zero), new DateTimeOffset(2013, 1, 10, 13, 30, 0, TimeSpan.Zero));
        Assert.Contains("evt-bus-checkpoint", await map.EventsAsync());
        Assert.Contains("evt-bus-checkpoint.b", await OtherEventsAsync(page));
        Assert.DoesNotContain("evt-bus-checkpoint", await OtherEventsAsync(page));
        var words = page.Page.Locator("#panel-body");
        await Assertions.Expect(words).ToContainTextAsync("Named only by “Version B: civilians in the bus”: Civilians");
        await Assertions.Expect(words).ToContainTextAsync("15 minutes later");
        await page.PictureAsync("compare-bus");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Both_panes_show_the_same_land_whichever_is_moved_and_follow_one_clock()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("t=2013-01-16T16:30:00Z&map=9/14.9/-3.9&vs=acc-dengaourou-h2");
        var second = page.Page.Locator("#map-second");

        Assert.Equal(["movements/unit-malian-army", "events/evt-dengaourou-clash"], (await DifferencesAsync(page)).Take(2));
        var before = await second.ScreenshotAsync();
        await second.FocusAsync();
        await page.Page.Keyboard.PressAsync("+");
        await page.Page.WaitForFunctionAsync("() => location.hash.includes('map=10')");
        Assert.NotEqual(before, await second.ScreenshotAsync());
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom out", Exact = true }).ClickAsync();
        await page.Page.WaitForFunctionAsync("() => location.hash.includes('map=9')");

        await map.SetClockAsync("2013-01-18T12:00:00Z");
        // Only the places keep apart what happened on the sixteenth.
        Assert.All(await DifferencesAsync(page), key => Assert.StartsWith("places/", key, StringComparison.Ordinal));
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Of_more_than_two_voices_any_two_can_be_chosen()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("t=2013-01-13T12:00:00Z&vs=acc-control-guillaud");

        await page.Page.Locator("[data-key=head-first]").SelectOptionAsync("acc-control-recapture");
        await page.Page.Locator("[data-key=head-second]").SelectOptionAsync("acc-control-minister");

        await Assertions.Expect(page.Page.Locator("#panel-body")).ToContainTextAsync("“Earlier claims: retaken”: Malian government side");
        Assert.Contains("acc-control-recapture", await map.AccountsAsync());
        Assert.Contains("area-konna-town.recapture", await map.AreasAsync());
        Assert.Contains("area-konna-town.minister", await page.Page.EvaluateAsync<string[]>("() => konna.other().areas.map((area) => area.id)"));
        // A voice that is chosen on the other side changes places.
        await page.Page.Locator("[data-key=head-first]").SelectOptionAsync("acc-control-minister");
        Assert.Contains("acc-control-minister", await map.AccountsAsync());
        Assert.Contains("acc-control-recapture", await page.Page.EvaluateAsync<string[]>("() => [...konna.other().accounts]"));
        await page.PictureAsync("compare-control");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task A_link_brings_back_the_overlay_and_the_overlay_draws_the_other_version()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync("t=2013-01-16T16:30:00Z&map=9/14.9/-3.9&vs=acc-dengaourou-h2&how=overlay");

        Assert.Equal(0, await page.Page.Locator("#map-second").CountAsync());
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "Second version" })).ToContainTextAsync("drawn faint");
        Assert.True(await page.Page.EvaluateAsync<bool>(
            "() => { const canvas = document.querySelector('.leaflet-ghost-pane canvas'); return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0); }"));
        // Symbols of both versions are placed at once: what is drawn of the other one has to stand on the same pixels.
        await page.Page.WaitForFunctionAsync("() => { const [ghost, fast] = ['ghost', 'fast'].map((name) => document.querySelector(`.leaflet-${name}-pane canvas`).getBoundingClientRect()); return ghost.width > 0 && ghost.left === fast.left && ghost.top === fast.top && ghost.width === fast.width && ghost.height === fast.height; }");
        await page.PictureAsync("compare-overlay");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Side by side", Exact = true }).First.ClickAsync();
        await Assertions.Expect(page.Page.Locator("#map-second")).ToBeVisibleAsync();
        await page.Page.WaitForFunctionAsync("() => location.hash.includes('vs=acc-dengaourou-h2') && !location.hash.includes('how=')");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task What_lies_outside_the_source_text_can_be_seen_with_and_without_it()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("t=2013-01-11T14:00:00Z&vs=acc-outside-hidden");

        Assert.Contains(await map.PositionsAsync(), position => position.AccountId == "acc-outside-shown");
        Assert.False(await page.Page.EvaluateAsync<bool>("() => konna.other().positions.some((p) => p.movement.properties.accountId === 'acc-outside-shown')"));
        await Assertions.Expect(page.Page.Locator("#panel-body")).ToContainTextAsync("Only in “Shown, marked as outside the source text”");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task A_comparison_is_opened_changed_and_ended_by_the_keyboard()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync();
        await page.Page.GetByRole(AriaRole.Tab, new() { Name = "Now" }).FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Compare the versions" }).First.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("#map-second")).ToBeVisibleAsync();
        // What had the focus is gone: it moves on to the way back, once that is on the page.
        await Assertions.Expect(page.Page.Locator("[data-key=compare-back]")).ToBeFocusedAsync();
        await Assertions.Expect(page.Page.Locator("#live")).ToContainTextAsync("differences between the versions");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "One over the other" }).First.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("#map-second")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Page.Locator("[data-key=compare-mode]")).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "First version" })).ToHaveCountAsync(0);
        await Assertions.Expect(page.Page.Locator("[data-key=compare-dsp-bus-checkpoint]")).ToBeFocusedAsync();
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task On_a_phone_the_versions_lie_one_above_the_other_in_French()
    {
        await using var page = await chromium.OpenAsync(store.Root, width: 390, height: 844, locale: "fr-FR", touch: true);
        await page.OpenMapAsync("t=2013-01-10T13:00:00Z&map=11/14.95/-3.88&vs=acc-bus-b");

        var (first, second) = ((await page.Page.Locator("#map").BoundingBoxAsync())!, (await page.Page.Locator("#map-second").BoundingBoxAsync())!);
        Assert.True(second.Y >= first.Y + first.Height, "the second map lies below the first");
        Assert.Equal(first.Width, second.Width);
        Assert.InRange(first.Height - second.Height, -2, 2);
        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the screen");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "Seconde version" })).ToContainTextAsync("des civils dans le bus");
        await page.PictureAsync("compare-phone-french");
        Assert.Empty(page.Faults);
    }

    private static async Task OpenAsync(WatchedPage page, string dispute)
    {
        await page.Page.GetByRole(AriaRole.Tab, new() { Name = "Accounts" }).ClickAsync();
        await page.Page.Locator(".dispute", new() { HasText = dispute }).First.GetByRole(AriaRole.Button, new() { Name = "Compare the versions" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator("#map-second")).ToBeVisibleAsync();
    }

    private static async Task<IReadOnlyList<string>> OtherEventsAsync(WatchedPage page)
        => await page.Page.EvaluateAsync<string[]>("() => konna.other().events.map((event) => event.id)");

    private static async Task<IReadOnlyList<string>> DifferencesAsync(WatchedPage page) => await page.Page.EvaluateAsync<string[]>("() => konna.differences()");
}
