using System.Text.RegularExpressions;
using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>The map without network: what was loaded is there, and what has changed is never hidden by what was kept.</summary>
public sealed class Offline(EmbeddedStore store, Chromium chromium) : IClassFixture<EmbeddedStore>
{
    [Fact]
    public async Task A_map_that_was_loaded_once_opens_and_plays_without_network()
    {
        await using var page = await chromium.OpenAsync(store.Root, serviceWorkers: true);
        await page.OpenMapAsync("t=2013-01-10T12:00:00Z&lang=fr");
        await WaitUntilKeptAsync(page);
        await page.Page.Context.SetOfflineAsync(true);
        page.ForgetFaults();

        await page.Page.ReloadAsync();
        var map = await page.WaitForMapAsync();
        Assert.Equal("fr", await map.LanguageAsync());
        await Assertions.Expect(page.Page.Locator(".offline-note")).ToContainTextAsync("Pas de réseau");
        await map.SetClockAsync("2013-01-10T13:00:00Z");
        Assert.Contains("evt-bus-checkpoint", await map.EventsAsync());
        Assert.NotEmpty(await map.PositionsAsync());
        // The base map, the symbols and what was never opened before are there, too.
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Partager" }).ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Intégrer dans une page");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.PictureAsync("offline");
        Assert.DoesNotContain(page.Faults, fault => fault.StartsWith("uncaught", StringComparison.Ordinal) || fault.Contains("policy:", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Looks.All), MemberType = typeof(Looks))]
    public async Task Axe_finds_nothing_where_what_was_kept_is_shown(string locale, bool phone)
    {
        await using var page = await chromium.OpenAsync(store.Root, locale, phone, serviceWorkers: true);
        await page.OpenMapAsync();
        await WaitUntilKeptAsync(page);
        await page.Page.Context.SetOfflineAsync(true);
        await page.Page.ReloadAsync();
        await page.WaitForMapAsync();
        await Assertions.Expect(page.Page.Locator(".offline-note")).ToBeVisibleAsync();
        await AxeCore.CheckAsync(page.Page, "kept");
    }

    [Fact]
    public async Task What_the_server_says_wins_over_what_was_kept_and_its_faults_are_not_kept()
    {
        await using var page = await chromium.OpenAsync(store.Root, serviceWorkers: true);
        await page.OpenMapAsync();
        await WaitUntilKeptAsync(page);
        // The program asks the server first, whatever is kept: the first answer is a new title, the next one a fault.
        await page.Page.Context.RouteAsync(new Regex("operation\\.json$"), async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = (await answer.TextAsync()).Replace("Battle of Konna", "Battle of Konna, revised", StringComparison.Ordinal) });
        });
        await page.Page.ReloadAsync();
        await page.WaitForMapAsync();
        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("Battle of Konna, revised");
        Assert.Equal(0, await page.Page.Locator(".offline-note").CountAsync());

        await page.Page.Context.UnrouteAllAsync();
        await page.Page.Context.RouteAsync(new Regex("operation\\.json$"), route => route.FulfillAsync(new() { Status = 503, ContentType = "application/json", Body = "{}" }));
        await page.Page.ReloadAsync();
        await Assertions.Expect(page.Page.Locator(".map-message")).ToContainTextAsync("could not be loaded");
        await page.Page.Context.UnrouteAllAsync();
        await page.Page.Context.SetOfflineAsync(true);
        await page.Page.ReloadAsync();
        await page.WaitForMapAsync();
        await Assertions.Expect(page.Page.Locator("h1")).ToContainTextAsync("Battle of Konna");
    }

    [Fact]
    public async Task Below_a_base_path_the_worker_keeps_to_it()
    {
        var port = FreePort.OnLoopback();
        await using var server = await KonnaProcess.StartAsync(
            new KonnaStart { Port = port, Environment = new Dictionary<string, string?> { ["Konna__PublicUrl"] = $"http://127.0.0.1:{port}/maps" } },
            TestContext.Current.CancellationToken);
        await using var page = await chromium.OpenAsync(server.Root, serviceWorkers: true);
        await page.Page.GotoAsync(new Uri(server.Root, "/maps/operations/battle-of-konna").AbsoluteUri);
        await page.WaitForMapAsync();
        await WaitUntilKeptAsync(page);

        Assert.Equal(
            new Uri(server.Root, "/maps/").AbsoluteUri,
            await page.Page.EvaluateAsync<string>("async () => (await navigator.serviceWorker.ready).scope"));
        await page.Page.Context.SetOfflineAsync(true);
        await page.Page.ReloadAsync();
        Assert.NotEmpty(await (await page.WaitForMapAsync()).AccountsAsync());
    }

    private static async Task WaitUntilKeptAsync(WatchedPage page) => await page.Page.EvaluateAsync(
        """
        async () => {
          await navigator.serviceWorker.ready;
          const isKept = async () => {
            const keys = async (name) => new Set((await (await caches.open(name)).keys()).map(({ url }) => url));
            const [pages, data] = [await keys('konna-pages'), await keys('konna-data')];
            const loaded = performance.getEntriesByType('resource').map(({ name }) => name).filter((url) => /\/(operations|lib)\/.*(\.json|\/items)/.test(url));
            return loaded.length > 10 && pages.has(document.URL.split('#')[0]) && loaded.every((url) => data.has(url));
          };
          for (let tries = 0; !(await isKept()); tries++) {
            if (tries > 600) throw new Error('The map was not kept within a minute.');
            await new Promise((done) => setTimeout(done, 100));
          }
        }
        """);
}
