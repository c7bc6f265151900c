using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>Nothing is drawn or asked for that need not be. How long frames are is measured by tests/benchmarks, not here.</summary>
public sealed class SmoothMap(EmbeddedStore store, Chromium chromium) : IClassFixture<EmbeddedStore>
{
    /// <summary>Counts what is drawn on any canvas from now on, into <c>drawn</c>.</summary>
    private const string Count = """
        () => {
          globalThis.drawn = 0;
          for (const name of ['clearRect', 'fillRect', 'drawImage', 'stroke', 'fill', 'fillText', 'putImageData']) {
            const real = CanvasRenderingContext2D.prototype[name];
            CanvasRenderingContext2D.prototype[name] = function (...given) { globalThis.drawn++; return real.apply(this, given); };
          }
        }
        """;

    [Fact]
    public async Task Nothing_is_drawn_while_nothing_changes()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("t=2013-01-10T13:00:00Z");
        await page.Page.WaitForFunctionAsync("() => document.querySelector('.timeline-track')");
        await page.Page.EvaluateAsync(Count);
        // What belongs to the loading comes to an end, however slow the machine.
        await page.Page.WaitForFunctionAsync("() => { const before = drawn; drawn = 0; return before === 0; }", null, new() { PollingInterval = 500 });

        await page.Page.EvaluateAsync("() => new Promise((done) => setTimeout(done, 1000))");
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => drawn"));
        await map.SetClockAsync("2013-01-10T13:00:00Z");
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => drawn"));
        await map.SetClockAsync("2013-01-10T13:30:00Z");
        Assert.True(await page.Page.EvaluateAsync<int>("() => drawn") > 0);
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Scrubbing_and_playing_ask_nothing_of_the_network()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("t=2013-01-01T00:00:00Z");
        await page.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.Page.Context.SetOfflineAsync(true);
        var asked = new List<string>();
        page.Page.Request += (_, request) =>
        {
            // The feed of changes is asked for again by itself.
            if (request.ResourceType != "eventsource")
            {
                asked.Add(request.Url);
            }
        };

        var box = (await page.Page.Locator(".timeline-track").BoundingBoxAsync())!;
        await page.Page.Mouse.MoveAsync(box.X + 5, box.Y + 20);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(box.X + (box.Width * 9.5f / 18), box.Y + 20, new() { Steps = 12 });
        await page.Page.Mouse.UpAsync();

        Assert.InRange(await map.ClockAsync(), new DateTimeOffset(2013, 1, 10, 6, 0, 0, TimeSpan.Zero), new DateTimeOffset(2013, 1, 10, 18, 0, 0, TimeSpan.Zero));
        Assert.Contains("evt-assault-konna", await map.EventsAsync());
        Assert.NotEmpty(await map.PositionsAsync());
        await page.Page.Keyboard.PressAsync("k");
        await page.Page.WaitForFunctionAsync("(t) => konna.clock.t > t", (await map.ClockAsync()).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
        await page.Page.Keyboard.PressAsync("k");
        // The browser itself asks for the page's icon again when the address changes, and notes that it is offline.
        Assert.All(asked, address => Assert.EndsWith("/app/style/icon.svg", address));
        Assert.DoesNotContain(page.Faults, fault => fault.StartsWith("uncaught", StringComparison.Ordinal));
    }
}
