using System.Collections.Concurrent;
using Konna.Testing;
using Microsoft.Playwright;

namespace Konna.Web.Tests.Fixtures;

/// <summary>A page of the map that keeps whatever should not have happened in it.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> faults = new();

    private WatchedPage(IBrowserContext context, IPage page, Uri root)
    {
        this.context = context;
        Page = page;
        Root = root;
    }

    public IPage Page { get; }

    public Uri Root { get; }

    /// <summary>Console errors, uncaught exceptions, violations of the content security policy, failed requests and requests to another host.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    /// <summary>For what happened while the test was making it happen.</summary>
    public void ForgetFaults() => faults.Clear();

    internal static async Task<WatchedPage> CreateAsync(IBrowserContext context, Uri root)
    {
        var page = await context.NewPageAsync();
        var watched = new WatchedPage(context, page, root);
        await page.AddInitScriptAsync("addEventListener('securitypolicyviolation', (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`))");
        page.Console += (_, message) => watched.NoteIf(message.Type is "error" or "warning" && message.Text != "Service Worker registration blocked by Playwright", $"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => watched.NoteIf(true, $"uncaught: {error}");
        page.Request += (_, request) => watched.NoteIf(IsElsewhere(request.Url, root), $"another host: {request.Url}");
        page.RequestFailed += (_, request) => watched.NoteIf(request.Failure != "net::ERR_ABORTED", $"failed: {request.Url} {request.Failure}");
        page.Response += (_, response) => watched.NoteIf(response.Status >= 400, $"status {response.Status}: {response.Url}");
        return watched;
    }

    /// <summary>Opens the operation's map and waits until the page says that it is ready.</summary>
    /// <param name="hash">What stands after "#" in the link.</param>
    public async Task<MapState> OpenMapAsync(string hash = "")
    {
        await Page.GotoAsync(new Uri(Root, $"operations/battle-of-konna{(hash.Length == 0 ? "" : "#" + hash)}").AbsoluteUri);
        return await WaitForMapAsync();
    }

    public async Task<MapState> WaitForMapAsync()
    {
        await Page.WaitForFunctionAsync("() => globalThis.konna?.ready");
        await Page.EvaluateAsync("() => globalThis.konna.ready");
        return new MapState(Page);
    }

    /// <summary>Kept for people to look at, under artifacts/screenshots.</summary>
    public async Task PictureAsync(string name)
    {
        // Two frames: the one that draws what was asked for, and the one that shows it.
        await Page.EvaluateAsync("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Repository.At("artifacts", "screenshots", name + ".png") });
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private static bool IsElsewhere(string url, Uri root)
        => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is not ("data" or "blob") && address.Authority != root.Authority;

    private void NoteIf(bool condition, string fault)
    {
        if (condition)
        {
            faults.Enqueue(fault);
        }
    }
}
