using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>The whole way of a reader who knows nothing: by the words on the page alone.</summary>
public sealed class TwoMinutes(EmbeddedStore store, Chromium chromium) : IClassFixture<EmbeddedStore>
{
    [Fact]
    public async Task A_fresh_visitor_finds_who_says_what_about_the_bus_and_passes_it_on()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.Page.GotoAsync(store.Root.AbsoluteUri);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Battle of Konna" })).ToBeVisibleAsync();

        await page.Page.GetByRole(AriaRole.Tab, new() { Name = "Accounts" }).ClickAsync();
        var bus = page.Page.Locator("section", new() { Has = page.Page.GetByRole(AriaRole.Heading, new() { Name = "The bus at the checkpoint" }) });
        await bus.GetByRole(AriaRole.Button, new() { Name = "Compare the versions" }).ClickAsync();
        await ExpectBothVersionsAsync(page);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Share", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("The link is copied");
        var link = await page.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        var clock = await (await page.WaitForMapAsync()).ClockAsync();
        var differences = await page.Page.EvaluateAsync<string[]>("() => konna.differences()");

        await using var other = await chromium.OpenAsync(store.Root);
        await other.Page.GotoAsync(link);
        var map = await other.WaitForMapAsync();
        await ExpectBothVersionsAsync(other);
        Assert.Equal(clock, await map.ClockAsync());
        Assert.NotEmpty(differences);
        Assert.Equal(differences, await other.Page.EvaluateAsync<string[]>("() => konna.differences()"));
        await other.PictureAsync("two-minutes");
        Assert.Empty(page.Faults);
        Assert.Empty(other.Faults);
    }

    /// <summary>Each version, by its name and by those who tell it.</summary>
    private static async Task ExpectBothVersionsAsync(WatchedPage page)
    {
        foreach (var (side, version, source) in new[] { ("First version", "attackers in the bus", "Jean-Christophe Notin"), ("Second version", "civilians in the bus", "Laurent Touchard") })
        {
            var region = page.Page.GetByRole(AriaRole.Region, new() { Name = side });
            await Assertions.Expect(region).ToContainTextAsync(version);
            await Assertions.Expect(region).ToContainTextAsync(source);
        }
    }
}
