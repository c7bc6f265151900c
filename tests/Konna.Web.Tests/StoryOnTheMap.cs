using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>The story: by buttons, keys and scroll, in the link, and gone without a trace when it is left.</summary>
public sealed class StoryOnTheMap(EmbeddedStore store, Chromium chromium) : IClassFixture<EmbeddedStore>
{
    private static readonly DateTimeOffset BusVersionB = new(2013, 1, 10, 13, 5, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_story_sets_the_clock_and_the_accounts_and_gives_the_readers_own_back()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("t=2013-01-12T06:00:00Z&sel=places/konna&acc=acc-bus-b");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Story", Exact = true }).ClickAsync();
        await page.Page.GetByText("Step 1 of 14", new() { Exact = true }).WaitForAsync();
        for (var step = 2; step <= 6; step++)
        {
            await page.Page.GetByRole(AriaRole.Button, new() { Name = "Next step", Exact = true }).ClickAsync();
            await page.Page.GetByText($"Step {step} of 14", new() { Exact = true }).WaitForAsync();
        }

        Assert.Equal("bus-version-a", await page.Page.EvaluateAsync<string>("() => konna.story"));
        Assert.Contains("acc-bus-a", await map.AccountsAsync());
        Assert.Equal(BusVersionB.AddMinutes(-5), await map.ClockAsync());
        await page.Page.Keyboard.PressAsync("n");
        Assert.Equal(BusVersionB, await map.ClockAsync());
        Assert.Contains("acc-bus-b", await map.AccountsAsync());
        await page.PictureAsync("story");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Leave the story" }).ClickAsync();
        Assert.Equal(new DateTimeOffset(2013, 1, 12, 6, 0, 0, TimeSpan.Zero), await map.ClockAsync());
        Assert.Equal("places/konna", await map.SelectionAsync());
        Assert.Contains("acc-bus-b", await map.AccountsAsync());
        Assert.Null(await page.Page.EvaluateAsync<string?>("() => konna.story"));
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Scrolling_tells_the_step_that_is_read()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("story=parties");
        await page.Page.GetByText("Step 1 of 14", new() { Exact = true }).WaitForAsync();

        await page.Page.EvaluateAsync("() => document.querySelector('[data-step=\"bus-version-b\"]').scrollIntoView()");
        await page.Page.WaitForFunctionAsync("() => konna.story === 'bus-version-b'");

        Assert.Equal(BusVersionB, await map.ClockAsync());
        Assert.Equal("step", await page.Page.Locator("[data-step=bus-version-b]").GetAttributeAsync("aria-current"));
        await page.Page.WaitForFunctionAsync("() => location.hash.includes('story=bus-version-b')");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task A_link_opens_the_story_at_its_step_on_a_phone_and_in_French()
    {
        await using var page = await chromium.OpenAsync(store.Root, width: 390, height: 844, touch: true);
        var map = await page.OpenMapAsync("story=bus-version-b&lang=fr");
        await page.Page.GetByText("Étape 7 sur 14", new() { Exact = true }).WaitForAsync();

        Assert.Equal(BusVersionB, await map.ClockAsync());
        Assert.True(await page.Page.GetByRole(AriaRole.Slider).IsVisibleAsync());
        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await page.PictureAsync("story-phone-french");
        Assert.Empty(page.Faults);
    }
}
