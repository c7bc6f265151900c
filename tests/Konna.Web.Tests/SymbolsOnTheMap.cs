using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>Symbols make room for each other, leave a trail and are framed from a point of view.</summary>
public sealed class SymbolsOnTheMap(EmbeddedStore store, Chromium chromium) : IClassFixture<EmbeddedStore>
{
    private const string Crowded = "t=2013-01-11T16:00:00Z";

    [Fact]
    public async Task From_near_symbols_are_fanned_out_and_from_far_they_are_stacks_with_a_count()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync($"{Crowded}&map=9/14.8/-4");
        var near = await SymbolsAsync(page);
        Assert.All(near, symbol => Assert.Single(symbol.Parties));
        for (var i = 0; i < near.Count; i++)
        {
            Assert.All(near.Skip(i + 1), other => Assert.True(Math.Sqrt(Math.Pow(near[i].X - other.X, 2) + Math.Pow(near[i].Y - other.Y, 2)) > 40, $"{near[i].Key} lies on {other.Key}"));
        }

        await using var farther = await chromium.OpenAsync(store.Root);
        await farther.OpenMapAsync($"{Crowded}&map=5/14.8/-4");
        var far = await SymbolsAsync(farther);
        var french = Assert.Single(far, symbol => symbol.Parties.Contains("unit-french-special-forces"));
        Assert.Equal(["unit-french-special-forces", "unit-french-gazelle-helicopter"], french.Parties);
        Assert.Equal(near.SelectMany(symbol => symbol.Parties).Distinct().Order(StringComparer.Ordinal), far.SelectMany(symbol => symbol.Parties).Distinct().Order(StringComparer.Ordinal));
        await farther.PictureAsync("stacks");
        Assert.Empty(page.Faults);
        Assert.Empty(farther.Faults);
    }

    [Fact]
    public async Task A_press_opens_a_stack_and_Escape_closes_it()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync($"{Crowded}&map=5/14.8/-4");
        var stack = Assert.Single(await SymbolsAsync(page), symbol => symbol.Parties.Contains("unit-french-special-forces"));

        await page.Page.Mouse.ClickAsync((float)stack.X, (float)stack.Y);
        Assert.All((await SymbolsAsync(page)).Where(symbol => symbol.Parties.Any(party => party.StartsWith("unit-french", StringComparison.Ordinal))), symbol => Assert.Single(symbol.Parties));
        await page.PictureAsync("stack-opened");

        await page.Page.Keyboard.PressAsync("Escape");
        Assert.Contains(await SymbolsAsync(page), symbol => symbol.Parties.Length == 2);
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task While_the_clock_runs_no_symbol_trembles()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync("t=2013-01-10T14:30:00Z&map=9/14.8/-4");

        // Frames driven by hand, a sixtieth of a second each: from the assault to the helicopters no symbol leaps in any of them.
        var leap = await page.Page.EvaluateAsync<double>(
            """
            () => {
              let [worst, before] = [0, null];
              konna.clock.play();
              for (let frame = 0; frame < 1800; frame++) {
                konna.clock.tick(1000 / 60);
                const now = new Map(konna.symbols().map((symbol) => [symbol.key, symbol]));
                for (const [key, { x, y }] of before ?? []) {
                  const next = now.get(key);
                  if (next) worst = Math.max(worst, Math.hypot(next.x - x, next.y - y));
                }
                before = now;
              }
              konna.clock.pause();
              return worst;
            }
            """);

        // The helicopters themselves go some six pixels in a frame.
        Assert.InRange(leap, 0.01, 11);
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task A_point_of_view_changes_the_frames_and_comes_back_by_the_link()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync($"{Crowded}&map=9/14.8/-4&tab=legend");
        var neutral = await page.Page.Locator("#map").ScreenshotAsync();

        await page.Page.GetByLabel("Viewpoint of the Malian State and its ally").CheckAsync();
        var friendly = await page.Page.Locator("#map").ScreenshotAsync();
        await page.PictureAsync("perspective");
        await page.Page.GetByLabel("Observer: every party neutral").CheckAsync();
        Assert.Equal(neutral, await page.Page.Locator("#map").ScreenshotAsync());
        await page.Page.GetByLabel("Viewpoint of the armed coalition").CheckAsync();
        await page.Page.WaitForFunctionAsync("() => location.hash.includes('as=coalition')");
        await page.Page.ReloadAsync();
        await page.WaitForMapAsync();

        Assert.NotEqual(neutral, friendly);
        await Assertions.Expect(page.Page.GetByLabel("Viewpoint of the armed coalition")).ToBeCheckedAsync();
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task A_trail_is_as_long_as_it_is_chosen_to_be()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync("t=2013-01-05T12:00:00Z&map=8/16/-2&tab=legend");
        var trails = page.Page.GetByLabel("Trails");
        var pictures = new List<byte[]>();
        foreach (var length in new[] { "off", "6h", "24h", "movement" })
        {
            await trails.SelectOptionAsync(length);
            pictures.Add(await page.Page.Locator("#map").ScreenshotAsync());
        }

        Assert.Equal(4, pictures.Select(Convert.ToBase64String).Distinct().Count());
        await trails.SelectOptionAsync("24h");
        await page.PictureAsync("trails");
        await page.Page.WaitForFunctionAsync("() => location.hash.includes('trail=24h')");
        await page.Page.ReloadAsync();
        await page.WaitForMapAsync();
        await Assertions.Expect(page.Page.GetByLabel("Trails")).ToHaveValueAsync("24h");
        Assert.Empty(page.Faults);
    }

    private static async Task<IReadOnlyList<MapSymbol>> SymbolsAsync(WatchedPage page) => await page.Page.EvaluateAsync<MapSymbol[]>("() => konna.symbols()");
}
