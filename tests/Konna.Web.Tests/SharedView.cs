using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>What a reader gives to others: the link, the embedded map, a picture, an animation.</summary>
public sealed class SharedView(EmbeddedStore store, Chromium chromium) : IClassFixture<EmbeddedStore>
{
    private const string Moment = "t=2013-01-10T13:00:00Z&map=9/14.9/-3.9";

    [Theory]
    [InlineData(1440, 900, false)]
    [InlineData(390, 844, true)]
    public async Task Share_copies_a_link_that_opens_the_same_comparison(int width, int height, bool touch)
    {
        await using var page = await chromium.OpenAsync(store.Root, width, height, touch: touch);
        await page.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.OpenMapAsync("t=2013-01-10T13:00:00Z&map=10.5/14.95/-3.9&vs=acc-bus-b&how=overlay");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Share", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("The link is copied");
        await Assertions.Expect(page.Page.Locator("#live")).ToContainTextAsync("The link is copied");
        var link = await page.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        await page.PictureAsync($"share-{width}");

        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Page.Locator("[data-key=share]")).ToBeFocusedAsync();
        await using var other = await chromium.OpenAsync(store.Root, width, height, touch: touch);
        await other.Page.GotoAsync(link);
        var map = await other.WaitForMapAsync();

        Assert.Equal(new DateTimeOffset(2013, 1, 10, 13, 0, 0, TimeSpan.Zero), await map.ClockAsync());
        Assert.True(await other.Page.EvaluateAsync<bool>("() => [...konna.other().accounts].includes('acc-bus-b')"));
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Region, new() { Name = "Second version" })).ToContainTextAsync("drawn faint");
        // The map stands on whole pixels, which are a thousandth of a degree at this zoom.
        var view = ViewOf(await other.Page.EvaluateAsync<string>("() => new Promise((done) => setTimeout(() => done(location.hash), 600))"));
        Assert.All(ViewOf(link).Zip(view), pair => Assert.Equal(pair.First, pair.Second, 0.002));
        Assert.Equal([10.5, 14.95, -3.9], ViewOf(link), (expected, found) => Math.Abs(expected - found) < 0.002);
        Assert.Empty(page.Faults);
        Assert.Empty(other.Faults);
    }

    [Fact]
    public async Task A_link_carries_tab_layers_and_tables_and_a_hostile_one_does_no_harm()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync("tab=claims&table=claims&layers=movers,places");
        await Assertions.Expect(page.Page.Locator("#panel-body table").First).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Tab, new() { Name = "Legend" }).ClickAsync();
        Assert.False(await page.Page.GetByLabel("Areas", new() { Exact = true }).IsCheckedAsync());
        Assert.True(await page.Page.GetByLabel("Places", new() { Exact = true }).IsCheckedAsync());
        await page.Page.WaitForFunctionAsync("() => location.hash.includes('layers=movers,places') && location.hash.includes('tab=legend')");

        await using var hostile = await chromium.OpenAsync(store.Root);
        var map = await hostile.OpenMapAsync("t=99999&map=99/1e400/x&sel=__proto__/x&acc=acc-bus-a,acc-bus-b&vs=%3Cscript%3E&layers=%22&tab=constructor&story=nowhere&lang=zz&as=nobody&how=x");
        Assert.NotEmpty(await map.AccountsAsync());
        Assert.Null(await map.SelectionAsync());
        Assert.Empty(page.Faults);
        Assert.Empty(hostile.Faults);
    }

    [Fact]
    public async Task The_embedded_map_shows_itself_inside_another_site_and_the_whole_page_does_not()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync(Moment);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Share", Exact = true }).ClickAsync();
        var line = await page.Page.GetByRole(AriaRole.Dialog).Locator("code").Nth(1).InnerTextAsync();

        await using var outside = await chromium.OpenAsync(store.Root);
        // Another origin: the same machine by another name.
        var news = new UriBuilder(store.Root) { Host = "127.0.0.1", Path = "/news" }.Uri.AbsoluteUri;
        var whole = line.Replace("?embed=true", "", StringComparison.Ordinal);
        await outside.Page.RouteAsync(news, route => route.FulfillAsync(new() { ContentType = "text/html", Body = $"<!doctype html><title>News</title><h1>News</h1>{line}{whole}" }));
        await outside.Page.GotoAsync(news);
        var embedded = outside.Page.FrameLocator("iframe >> nth=0");
        await Assertions.Expect(embedded.GetByRole(AriaRole.Slider)).ToBeVisibleAsync();
        await Assertions.Expect(embedded.GetByRole(AriaRole.Button, new() { Name = "Play", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(embedded.Locator(".embed-title")).ToHaveTextAsync("Battle of Konna");
        await Assertions.Expect(embedded.Locator(".map-date")).ToContainTextAsync("10 January 2013");
        await Assertions.Expect(embedded.GetByRole(AriaRole.Tablist)).ToBeHiddenAsync();
        var address = await embedded.GetByRole(AriaRole.Link, new() { Name = "Open the whole map" }).GetAttributeAsync("href");
        Assert.StartsWith(new Uri(store.Root, "operations/battle-of-konna#t=2013-01-10T13:00:00Z").AbsoluteUri, address, StringComparison.Ordinal);
        await embedded.GetByText("Attribution").ClickAsync();
        await Assertions.Expect(embedded.Locator(".embed-credits")).ToContainTextAsync("GeoNames");
        await outside.PictureAsync("embed");
        // The browser refuses the other one, by its policy.
        Assert.Contains(outside.Faults, fault => fault.Contains("frame-ancestors", StringComparison.Ordinal));
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task A_picture_has_the_map_and_all_that_explains_it()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync(Moment);
        var (width, height) = await SizeAsync(page, await SavedAsync(page, "save-png"), "image/png");

        Assert.Equal(2 * (await page.Page.Locator("#stage").BoundingBoxAsync())!.Width, width);
        Assert.InRange(height, width / 2, width * 1.4);
        Assert.Equal(0, await page.Page.Locator(".offscreen").CountAsync());
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task A_GIF_has_a_different_frame_for_every_step_and_the_clock_stands_where_it_stood()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync(Moment);
        var bytes = await SavedAsync(page, "make-animation", async () =>
        {
            await page.Page.GetByLabel("To", new() { Exact = true }).FillAsync("10 January 2013, 15:00");
            await page.Page.GetByLabel("Each frame").SelectOptionAsync("30 min");
            await page.Page.GetByLabel("Width").SelectOptionAsync("480 pixels");
        });

        var frames = await page.Page.EvaluateAsync<string[]>(
            """
            async (text) => {
              const data = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
              const decoder = new ImageDecoder({ data, type: 'image/gif' });
              await Promise.all([decoder.completed, decoder.tracks.ready]);
              const found = [];
              for (let i = 0; i < decoder.tracks.selectedTrack.frameCount; i++) {
                const { image } = await decoder.decode({ frameIndex: i });
                const canvas = new OffscreenCanvas(image.displayWidth, image.displayHeight);
                canvas.getContext('2d').drawImage(image, 0, 0);
                const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', pixels));
                found.push(`${image.displayWidth} ${hash}`);
              }
              return found;
            }
            """,
            Convert.ToBase64String(bytes));

        // From 13:00 to 15:00 in steps of half an hour.
        Assert.Equal(5, frames.Length);
        Assert.Equal(5, frames.Distinct().Count());
        Assert.All(frames, frame => Assert.StartsWith("480 ", frame, StringComparison.Ordinal));
        Assert.Equal(new DateTimeOffset(2013, 1, 10, 13, 0, 0, TimeSpan.Zero), await map.ClockAsync());
        Assert.Empty(page.Faults);
    }

    [Theory]
    [InlineData("MP4")]
    [InlineData("WebM")]
    public async Task A_video_plays_for_as_long_as_its_frames_last(string form)
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync(Moment);
        var bytes = await SavedAsync(page, "make-animation", async () =>
        {
            await page.Page.GetByLabel("Format", new() { Exact = true }).SelectOptionAsync(form);
            await page.Page.GetByLabel("Each frame").SelectOptionAsync("1 h");
        });

        await using var player = await chromium.OpenAsync(store.Root);
        var video = await player.Page.EvaluateAsync<double[]>(
            """
            async ([text, form]) => {
              const video = document.createElement('video');
              video.muted = true;
              video.src = URL.createObjectURL(new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], { type: `video/${form}` }));
              await new Promise((done, fail) => { video.onloadedmetadata = done; video.onerror = () => fail(video.error.message); });
              let frames = 0;
              const count = () => { frames++; video.requestVideoFrameCallback(count); };
              video.requestVideoFrameCallback(count);
              const ended = new Promise((done) => { video.onended = done; });
              await video.play();
              await ended;
              return [video.videoWidth, video.videoHeight, video.duration, video.getVideoPlaybackQuality().totalVideoFrames];
            }
            """,
            new[] { Convert.ToBase64String(bytes), form.ToLowerInvariant() });

        Assert.Equal(720, video[0]);
        Assert.Equal(0, video[1] % 2);
        // Half a day in steps of an hour, ten to the second.
        Assert.Equal(1.3, video[2], 0.01);
        Assert.Equal(13, video[3]);
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task An_animation_that_is_given_up_leaves_nothing_running_and_nothing_saved()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync(Moment);
        var downloads = 0;
        page.Page.Download += (_, _) => downloads++;
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Share", Exact = true }).ClickAsync();
        await page.Page.GetByLabel("Each frame").SelectOptionAsync("1 min");
        await page.Page.Locator("[data-key=make-animation]").ClickAsync();
        await page.Page.WaitForFunctionAsync("() => document.querySelector('.making progress').value > 1");
        Assert.Single(page.Page.Workers);
        await page.PictureAsync("animation-making");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Assertions.Expect(page.Page.Locator("#animation-told")).ToHaveTextAsync("Cancelled. Nothing was saved.");
        await Assertions.Expect(page.Page.Locator("[data-key=make-animation]")).ToBeFocusedAsync();
        Assert.Equal(0, await page.Page.Locator(".offscreen").CountAsync());
        Assert.Empty(page.Page.Workers);
        Assert.Equal(0, downloads);
        Assert.Equal(new DateTimeOffset(2013, 1, 10, 13, 0, 0, TimeSpan.Zero), await map.ClockAsync());
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task The_data_tab_offers_files_and_lines_for_what_is_shown()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync(Moment + "&acc=acc-bus-b&tab=data");
        var files = page.Page.Locator("[data-files=movements]");
        await Assertions.Expect(files).ToContainTextAsync(".geojson");
        await Assertions.Expect(files).ToContainTextAsync(".kml");
        var lines = await page.Page.Locator("#panel-body code").AllInnerTextsAsync();
        var events = lines.Single(line => line.Contains("/events.geojson?", StringComparison.Ordinal));

        var asked = await page.Page.EvaluateAsync<string[]>("async (url) => (await (await fetch(url)).json()).features.map((f) => f.id)", events);

        Assert.Contains("evt-bus-checkpoint.b", asked);
        Assert.DoesNotContain("evt-bus-checkpoint", asked);
        Assert.Contains(lines, line => line.StartsWith("curl '", StringComparison.Ordinal) && line.Contains("acc-bus-b", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("ogr2ogr", StringComparison.Ordinal) && line.Contains("'acc-bus-b'", StringComparison.Ordinal));
        Assert.Empty(page.Faults);
    }

    private static IEnumerable<double> ViewOf(string link) =>
        link.Split("map=")[1].Split('&')[0].Split('/').Select(part => double.Parse(part, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Opens the dialog, chooses what is to be chosen, presses the button and takes the file.</summary>
    private static async Task<byte[]> SavedAsync(WatchedPage page, string button, Func<Task>? choose = null)
    {
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Share", Exact = true }).ClickAsync();
        if (choose is not null)
        {
            await choose();
        }

        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.Locator($"[data-key={button}]").ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }

    private static async Task<(double Width, double Height)> SizeAsync(WatchedPage page, byte[] bytes, string type)
    {
        var size = await page.Page.EvaluateAsync<double[]>(
            "async ([text, type]) => { const image = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], { type })); return [image.width, image.height]; }",
            new[] { Convert.ToBase64String(bytes), type });
        return (size[0], size[1]);
    }
}
