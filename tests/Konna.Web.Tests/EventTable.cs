using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>What the map tells, in words: the table of all events, and the page on paper.</summary>
public sealed class EventTable(EmbeddedStore store, Chromium chromium) : IClassFixture<EmbeddedStore>
{
    [Fact]
    public async Task All_events_are_in_a_table_that_is_opened_sorted_used_and_closed_by_the_keyboard()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("t=2013-01-10T13:00:00Z");
        var opener = page.Page.GetByRole(AriaRole.Button, new() { Name = "All events as a table" });
        await opener.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        var table = page.Page.Locator(".event-table");
        await Assertions.Expect(table).ToBeVisibleAsync();
        await Assertions.Expect(table.Locator(":focus")).ToHaveCountAsync(1);
        // What goes on now is marked, the uncertain time is said, and so is whose account it is.
        var bus = table.GetByRole(AriaRole.Row).Filter(new() { HasText = "Bus at the checkpoint, version A" });
        await Assertions.Expect(bus).ToHaveAttributeAsync("aria-current", "time");
        await Assertions.Expect(bus).ToContainTextAsync("Version A: attackers in the bus");
        await Assertions.Expect(bus).ToContainTextAsync("Notin");
        await Assertions.Expect(table).ToContainTextAsync("Begins between");
        await Assertions.Expect(table).Not.ToContainTextAsync("Bus at the checkpoint, version B");

        await table.GetByLabel("also what other accounts tell").FocusAsync();
        await page.Page.Keyboard.PressAsync("Space");
        var other = table.GetByRole(AriaRole.Row).Filter(new() { HasText = "Bus at the checkpoint, version B" });
        await Assertions.Expect(other).ToContainTextAsync("not shown on the map");
        await Assertions.Expect(page.Page.Locator("[data-key=table-others]")).ToBeFocusedAsync();

        await table.GetByRole(AriaRole.Button, new() { Name = "What", Exact = true }).FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(table.GetByRole(AriaRole.Columnheader, new() { Name = "What" })).ToHaveAttributeAsync("aria-sort", "ascending");
        await Assertions.Expect(page.Page.Locator("#live")).ToHaveTextAsync("Sorted by “What”, rising.");
        var names = await table.Locator("tbody td:nth-child(2)").AllInnerTextsAsync();
        Assert.Equal(await page.Page.EvaluateAsync<string[]>("(names) => names.sort(new Intl.Collator('en', { numeric: true }).compare)", names), names);

        await table.GetByRole(AriaRole.Button, new() { Name = "French intervention", Exact = false }).First.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.StartsWith("events/", await map.SelectionAsync(), StringComparison.Ordinal);
        Assert.True(await map.ClockAsync() > new DateTimeOffset(2013, 1, 10, 13, 0, 0, TimeSpan.Zero));
        await page.Page.WaitForFunctionAsync("() => location.hash.includes('table=events')");
        await page.PictureAsync("event-table");
        await table.GetByRole(AriaRole.Button, new() { Name = "Close the table" }).FocusAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(table).ToBeHiddenAsync();
        await Assertions.Expect(opener).ToBeFocusedAsync();
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task On_a_phone_the_table_is_a_list_and_a_choice_shows_the_map()
    {
        await using var page = await chromium.OpenAsync(store.Root, 390, 844, "fr-FR", touch: true);
        await page.OpenMapAsync("t=2013-01-10T13:00:00Z&table=events");
        await Assertions.Expect(page.Page.Locator(".event-table")).ToBeVisibleAsync();
        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await page.PictureAsync("event-table-phone-french");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Bus au poste de contrôle, version A" }).First.ClickAsync();
        await Assertions.Expect(page.Page.Locator(".event-table")).ToBeHiddenAsync();
        await Assertions.Expect(page.Page.Locator("#panel-body")).ToContainTextAsync("Bus au poste de contrôle, version A");
        Assert.Empty(page.Faults);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "&vs=acc-bus-b")]
    public async Task On_paper_are_the_map_its_legend_and_what_goes_on_with_sources_black_on_white(bool dark, string compared)
    {
        await using var page = await chromium.OpenAsync(store.Root, dark: dark);
        await page.OpenMapAsync("t=2013-01-10T13:00:00Z&map=9/14.9/-3.9" + compared);
        await page.Page.EvaluateAsync("() => konna.prepared");
        var pdf = await page.Page.PdfAsync(new() { Format = "A4", PrintBackground = true });
        Assert.True(pdf.Length > 50_000, $"{pdf.Length} bytes");
        Assert.Equal(0, await page.Page.Locator(".print").CountAsync());

        // As a browser does it: first the page is told, then it is laid out for paper.
        await page.Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var sheet = page.Page.Locator(".print");
        await Assertions.Expect(sheet).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator("#page")).ToBeHiddenAsync();
        await Assertions.Expect(sheet).ToContainTextAsync("Bus at the checkpoint, version A");
        await Assertions.Expect(sheet).ToContainTextAsync("Notin");
        if (compared.Length > 0)
        {
            await Assertions.Expect(sheet).ToContainTextAsync("Bus at the checkpoint, version B");
        }

        // Paper is white, also in the dark.
        var corner = await page.Page.EvaluateAsync<int[]>("() => [...document.querySelector('.print canvas').getContext('2d').getImageData(3, 3, 1, 1).data]");
        Assert.Equal([255, 255, 255, 255], corner);
        await page.PictureAsync(dark ? "print-compared" : "print");
        await page.Page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");
        await Assertions.Expect(sheet).ToHaveCountAsync(0);
        Assert.Empty(page.Faults);
    }
}
