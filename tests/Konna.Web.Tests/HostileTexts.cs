using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>A package whose every text is markup and script, on every screen of the map and every page: it is shown as the text that it is, and nothing of it runs.</summary>
public sealed class HostileTexts(HostileServer server, Chromium chromium) : IClassFixture<HostileServer>
{
    private const string Operation = "operations/harbour-flood";

    /// <summary>Of these every item opens by its link, whatever account is in force.</summary>
    private static readonly string[] Selectable = ["places", "units", "movements", "events", "areas", "sources"];

    // What a text has become when it was taken for markup, and an address that is a script.
    private const string Elements = "() => [...document.querySelectorAll('img[src*=hostile], svg[onload], [onerror], [onload], [onmouseover], a[href^=\"javascript:\" i], script')].filter((e) => !(e.localName === 'script' && (e.type === 'importmap' || e.src.startsWith(location.origin)))).map((e) => e.outerHTML.slice(0, 120))";

    [Fact]
    public void Stand_in_every_kind_of_text()
    {
        foreach (var member in new[] { "title", "titleFr", "summary", "summaryFr", "name", "nameFr", "text", "textFr", "licence", "note" })
        {
            Assert.True(server.Package.Texts.GetValueOrDefault(member) > 0, $"{member}: {string.Join(' ', server.Package.Texts.Select(pair => $"{pair.Key}={pair.Value}"))}");
        }
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("fr-FR")]
    public async Task Are_texts_on_every_screen_of_the_map(string locale)
    {
        await using var page = await chromium.OpenAsync(server.Root, locale: locale);
        await using var walk = new Walk(page);
        await page.Page.GotoAsync(new Uri(server.Root, Operation).AbsoluteUri);
        await page.WaitForMapAsync();
        await walk.LookAsync("map");
        foreach (var tab in new[] { "now", "units", "accounts", "claims", "legend", "data" })
        {
            await page.Page.Locator($"#tab-{tab}").ClickAsync();
            await Assertions.Expect(page.Page.Locator($"#tab-{tab}")).ToHaveAttributeAsync("aria-selected", "true");
            await walk.LookAsync(tab);
        }

        foreach (var (tool, shown) in new[] { ("filters", ".filter-group"), ("search", ".search-box") })
        {
            await page.Page.Locator($"#tool-{tool}").ClickAsync();
            await Assertions.Expect(page.Page.Locator(shown).First).ToBeVisibleAsync();
            await walk.LookAsync(tool);
        }

        await page.Page.Locator(".search-box").FillAsync("img");
        await Assertions.Expect(page.Page.Locator(".search-group").First).ToBeVisibleAsync();
        await walk.LookAsync("what was found");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.Locator("[data-key=share]").ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await walk.LookAsync("share", isMarked: false);
        await page.Page.Keyboard.PressAsync("Escape");

        foreach (var item in await page.Page.EvaluateAsync<string[]>("async () => (await Promise.all(['places', 'units', 'movements', 'events', 'areas', 'claims', 'sources', 'accounts', 'forces', 'persons'].map(async (c) => (await (await fetch(`harbour-flood/collections/${c}/items?limit=1000`, { headers: { accept: 'application/geo+json' } })).json()).features.map((f) => `${c}/${f.id}${f.properties.accountId ? `&acc=${f.properties.accountId}` : ''}`)))).flat()"))
        {
            var isSelected = await page.Page.EvaluateAsync<bool>("async (key) => { const followed = new Promise((done) => addEventListener('hashchange', () => requestAnimationFrame(() => requestAnimationFrame(done)), { once: true })); location.hash = `sel=${key}`; await followed; return konna.selection === key.split('&')[0]; }", item);
            Assert.True(isSelected || !Selectable.Contains(item.Split('/')[0]), item);
            await Assertions.Expect(page.Page.Locator("#panel-body")).ToContainTextAsync(HostilePackage.Mark);
            await walk.LookAsync(item);
        }

        foreach (var hash in new[] { "table=events", "table=claims&tab=claims", "story=step-storm", "story=step-after", "only=kind:events.statement", "vs=account-north-wall", "vs=account-south-wall", "vs=account-south-wall&how=overlay", "ref=water-gauges&tab=legend" })
        {
            await walk.OpenAsync(hash);
        }

        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await walk.LookAsync("paper");
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        await page.Page.GotoAsync(new Uri(server.Root, Operation + "?embed=true").AbsoluteUri);
        await page.WaitForMapAsync();
        await walk.LookAsync("embedded");
        await page.Page.GotoAsync(new Uri(server.Root, "operations").AbsoluteUri);
        await Assertions.Expect(page.Page.Locator(".card")).ToBeVisibleAsync();
        await walk.LookAsync("list");
        await page.PictureAsync($"hostile-list-{locale[..2]}");
    }

    [Fact]
    public async Task Are_texts_in_the_editor()
    {
        await using var page = await chromium.OpenAsync(server.Root);
        await page.Page.AddInitScriptAsync($"if (location.protocol === 'http:') sessionStorage.setItem('konna-key', '{server.Key}')");
        await using var walk = new Walk(page);
        foreach (var item in new[] { "events/event-breach", "places/place-lowquay", "sources/src-log", "accounts/account-north-wall" })
        {
            await page.Page.GotoAsync("about:blank");
            await page.Page.GotoAsync(new Uri(server.Root, $"{Operation}#sel={item}").AbsoluteUri);
            await page.WaitForMapAsync();
            await page.Page.Locator("#tool-edit").ClickAsync();
            await page.Page.Locator("[data-key=edit-this]").ClickAsync();
            await Assertions.Expect(page.Page.Locator("#field-name")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("<img src=hostile"));
            await walk.LookAsync("edit " + item);
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Are_texts_on_every_page(string language)
    {
        await using var page = await chromium.OpenAsync(server.Root);
        await using var walk = new Walk(page);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var left = new Queue<string>([new Uri(server.Root, $"operations?f=html&lang={language}").AbsoluteUri, new Uri(server.Root, $"{Operation}/history?f=html&lang={language}").AbsoluteUri]);
        while (left.TryDequeue(out var address))
        {
            // Each page once, in whatever order and part of it.
            if (!seen.Add(new Uri(address).AbsolutePath))
            {
                continue;
            }

            await page.Page.GotoAsync(address);
            await walk.LookAsync(address, isMarked: false);
            foreach (var link in await page.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]')].map((a) => a.href).filter((h) => h.startsWith(location.origin) && new URL(h).searchParams.get('f') === 'html')"))
            {
                left.Enqueue(link.Contains("lang=", StringComparison.Ordinal) ? link : $"{link}&lang={language}");
            }
        }

        foreach (var path in new[] { "/collections", "/collections/events", "/collections/events/items", "/collections/events/items/event-breach", "/collections/sources/items/src-log", "/collections/water-gauges/items", "/history", "/api" })
        {
            Assert.Contains($"/{Operation}{path}", seen);
        }

        Assert.InRange(walk.Marked, 20, seen.Count);
    }

    /// <summary>Looks at one screen after the other, and at the end at all that happened meanwhile.</summary>
    private sealed class Walk : IAsyncDisposable
    {
        private readonly WatchedPage page;
        private readonly List<string> dialogs = [];

        public Walk(WatchedPage page)
        {
            this.page = page;
            page.Page.Dialog += async (_, dialog) =>
            {
                dialogs.Add(dialog.Message);
                await dialog.DismissAsync();
            };
        }

        /// <summary>On how many screens the texts were seen.</summary>
        public int Marked { get; private set; }

        public async Task OpenAsync(string hash)
        {
            await page.Page.GotoAsync("about:blank");
            await page.Page.GotoAsync(new Uri(page.Root, $"{Operation}#{hash}").AbsoluteUri);
            await page.WaitForMapAsync();
            await LookAsync(hash);
        }

        /// <param name="isMarked">Whether the screen is one that shows texts of the package.</param>
        public async Task LookAsync(string screen, bool isMarked = true)
        {
            if (isMarked)
            {
                await Assertions.Expect(page.Page.Locator("body")).ToContainTextAsync(HostilePackage.Mark);
            }

            Marked += (await page.Page.Locator("body").TextContentAsync())!.Contains(HostilePackage.Mark, StringComparison.Ordinal) ? 1 : 0;
            Assert.True(await page.Page.EvaluateAsync<bool>("() => window.hostile === undefined"), $"{screen}: a script has run");
            var elements = await page.Page.EvaluateAsync<string[]>(Elements);
            Assert.True(elements.Length == 0, $"{screen}: {string.Join('\n', elements)}");
            Assert.True(dialogs.Count == 0 && page.Faults.Count == 0, $"{screen}: {string.Join('\n', dialogs.Concat(page.Faults))}");
        }

        public ValueTask DisposeAsync()
        {
            Assert.Empty(dialogs);
            Assert.Empty(page.Faults);
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>A server with the hostile package, and a key that may write.</summary>
public sealed class HostileServer : IAsyncLifetime
{
    private readonly TemporaryDirectory seeds = new();
    private KonnaProcess? process;

    public Uri Root => process!.Root;

    public string Key { get; private set; } = "";

    public HostilePackage Package { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        Package = await HostilePackage.WriteAsync(Directory.CreateDirectory(seeds.File("hostile")).FullName, CancellationToken.None);
        var start = new KonnaStart { Arguments = [FirstKey.Argument], Environment = new Dictionary<string, string?> { ["Konna__SeedsDirectory"] = seeds.Path } };
        process = await KonnaProcess.StartAsync(start, CancellationToken.None);
        Key = await FirstKey.OfAsync(process, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        seeds.Dispose();
    }
}
