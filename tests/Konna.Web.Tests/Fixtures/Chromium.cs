using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Konna.Web.Tests.Fixtures.Chromium))]

namespace Konna.Web.Tests.Fixtures;

/// <summary>The system's Chromium, started once for all tests; every test opens a page with storage of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Candidates.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("Chromium is not installed: run ./test once."),
            // Chromium refuses to sandbox itself as root, which is who runs tests in a container.
            ChromiumSandbox = !Environment.IsPrivilegedProcess,
            Args = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--force-color-profile=srgb"],
        });
    }

    /// <summary>Milliseconds until something that should come is said to be missing: long, for a busy machine is no fault of the map.</summary>
    private const float Patience = 60_000;

    static Chromium() => Assertions.SetDefaultExpectTimeout(Patience);

    /// <summary>A new page that notes every fault; in English, in the time zone of a reader far from Mali.</summary>
    public async Task<WatchedPage> OpenAsync(Uri root, int width = 1440, int height = 900, string locale = "en-GB", bool touch = false, bool dark = false, bool serviceWorkers = false)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = locale,
            TimezoneId = "Pacific/Auckland",
            ViewportSize = new ViewportSize { Width = width, Height = height },
            HasTouch = touch,
            IsMobile = touch,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            // Only the tests of the worker wait for it: it fetches the whole program once more for every page.
            ServiceWorkers = serviceWorkers ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
            ReducedMotion = ReducedMotion.NoPreference,
        });
        context.SetDefaultTimeout(Patience);
        return await WatchedPage.CreateAsync(context, root);
    }

    /// <summary>A new page as one of <see cref="Looks"/> has it.</summary>
    public Task<WatchedPage> OpenAsync(Uri root, string locale, bool phone, bool serviceWorkers = false)
        => OpenAsync(root, phone ? 390 : 1440, phone ? 844 : 900, locale, touch: phone, serviceWorkers: serviceWorkers);

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
