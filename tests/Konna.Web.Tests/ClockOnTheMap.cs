using System.Globalization;
using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>The clock and its slider: by pointer, by keys, by typing, by a link, and to those who do not see it.</summary>
public sealed class ClockOnTheMap(EmbeddedStore store, Chromium chromium) : IClassFixture<EmbeddedStore>
{
    private static readonly DateTimeOffset Noon = At("2013-01-10T12:00:00Z");

    [Fact]
    public async Task The_slider_moves_by_the_keyboard_and_says_where_it_stands()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("t=2013-01-10T12:00:00Z");
        var slider = page.Page.GetByRole(AriaRole.Slider, new() { Name = "Time", Exact = true });

        await slider.FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal(Noon.AddHours(1), await map.ClockAsync());
        await page.Page.Keyboard.PressAsync("Shift+ArrowLeft");
        Assert.Equal(Noon.AddMinutes(50), await map.ClockAsync());
        await page.Page.Keyboard.PressAsync("PageDown");
        Assert.Equal(Noon.AddDays(-1).AddMinutes(50), await map.ClockAsync());
        Assert.StartsWith("Wednesday, 9 January 2013, 12:50, ", await slider.GetAttributeAsync("aria-valuetext"));
        await page.Page.Keyboard.PressAsync("End");
        Assert.Equal(At("2013-01-19T00:00:00Z"), await map.ClockAsync());
        Assert.Equal(await slider.GetAttributeAsync("aria-valuemax"), await slider.GetAttributeAsync("aria-valuenow"));
        await page.Page.Keyboard.PressAsync("Home");
        Assert.Equal(At("2013-01-01T00:00:00Z"), await map.ClockAsync());
        Assert.Equal("0", await slider.GetAttributeAsync("aria-valuenow"));
        Assert.Empty(page.Faults);
    }

    [Theory]
    [InlineData(1440, "en-GB")]
    [InlineData(1300, "fr-FR")]
    [InlineData(1150, "en-GB")]
    [InlineData(1000, "fr-FR")]
    [InlineData(390, "fr-FR")]
    public async Task At_every_width_its_controls_stand_in_one_row_and_nothing_covers_anything(int width, string locale)
    {
        await using var page = await chromium.OpenAsync(store.Root, width, 844, locale, touch: width < 800);
        await page.OpenMapAsync("t=2013-01-10T12:00:00Z");
        Assert.InRange((await page.Page.Locator(".clock-row").BoundingBoxAsync())!.Height, 40, 60);
        var settings = page.Page.Locator("[data-key=clock-settings]");
        if (await settings.IsVisibleAsync())
        {
            await settings.ClickAsync();
            await Assertions.Expect(settings).ToHaveAttributeAsync("aria-expanded", "true");
        }

        await Assertions.Expect(page.Page.Locator("[data-key=bend]")).ToBeVisibleAsync();
        await page.PictureAsync($"clock-{width}-{locale[..2]}");
        var covered = await page.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.map-tools button, .clock-row button, .clock-row select, .clock-row input, .tabs button')]
              .filter((element) => element.checkVisibility())
              .filter((element) => {
                const { left, top, width, height } = element.getBoundingClientRect();
                return [0.15, 0.5, 0.85].some((part) => {
                  const at = document.elementFromPoint(left + width * part, top + height * part);
                  return at !== element && !element.contains(at);
                });
              })
              .map((element) => element.dataset.key)
            """);
        Assert.Empty(covered);
        Assert.True(await page.Page.EvaluateAsync<bool>("() => [...document.querySelectorAll('.tabs, .tabs button, .clock-row')].every((one) => one.scrollWidth <= one.clientWidth)"), "something is clipped");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Speed_direction_and_repetition_are_in_the_link()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync("t=2013-01-10T12:00:00Z");
        await page.Page.Locator("[data-key=speed]").SelectOptionAsync("21600000");
        await page.Page.Locator("[data-key=reverse]").ClickAsync();
        await page.Page.Locator("[data-key=loop]").ClickAsync();
        await page.Page.WaitForFunctionAsync("() => ['speed=21600', 'play=backwards', 'end=loop'].every((part) => location.hash.includes(part))");

        await using var other = await chromium.OpenAsync(store.Root);
        await other.Page.GotoAsync(page.Page.Url);
        await other.WaitForMapAsync();
        await Assertions.Expect(other.Page.Locator("[data-key=speed]")).ToHaveValueAsync("21600000");
        await Assertions.Expect(other.Page.Locator("[data-key=reverse]")).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(other.Page.Locator("[data-key=loop]")).ToHaveAttributeAsync("aria-pressed", "true");
        // A speed that is not offered is none; what the link does not say is as at first.
        await other.Page.EvaluateAsync("() => { location.hash = '#t=2013-01-10T12:00:00Z&speed=77'; }");
        await Assertions.Expect(other.Page.Locator("[data-key=speed]")).ToHaveValueAsync("3600000");
        await Assertions.Expect(other.Page.Locator("[data-key=loop]")).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.Empty(page.Faults);
        Assert.Empty(other.Faults);
    }

    [Fact]
    public async Task The_slider_follows_the_pointer()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync();
        var box = await SliderAsync(page);

        await page.Page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));

        Assert.InRange(await map.ClockAsync(), At("2013-01-09T12:00:00Z"), At("2013-01-10T12:00:00Z"));
    }

    [Fact]
    public async Task Next_and_previous_step_from_event_to_event_by_button_and_by_key()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("t=2013-01-10T12:00:00Z");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Next event", Exact = true }).ClickAsync();
        var next = await map.ClockAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Previous event", Exact = true }).ClickAsync();
        var back = await map.ClockAsync();
        await page.Page.Keyboard.PressAsync("n");

        Assert.True(next > Noon && next < Noon.AddHours(3), $"{next}");
        Assert.True(back < next, $"{back}");
        Assert.Equal(next, await map.ClockAsync());
        Assert.Matches("^Thursday, 10 January 2013, .* Begins: ", await page.Page.Locator("#live").InnerTextAsync());
        Assert.Empty(page.Faults);
    }

    [Theory]
    [InlineData("en-GB", "11 January 2013, 16:00", "2013-01-11T16:00:00Z")]
    [InlineData("en-GB", "Jan 11 4 pm", "2013-01-11T16:00:00Z")]
    [InlineData("en-GB", "2013-01-11T16:00:00+01:00", "2013-01-11T15:00:00Z")]
    [InlineData("fr-FR", "11 janv. à 16 h 20", "2013-01-11T16:20:00Z")]
    [InlineData("fr-FR", "16h", "2013-01-10T16:00:00Z")]
    public async Task A_typed_time_is_one_of_Mali_wherever_the_reader_is(string locale, string typed, string instant)
    {
        await using var page = await chromium.OpenAsync(store.Root, locale: locale);
        var map = await page.OpenMapAsync("t=2013-01-10T12:00:00Z");

        await Field(page).FillAsync(typed);
        await page.Page.Keyboard.PressAsync("Enter");

        Assert.Equal(At(instant), await map.ClockAsync());
        Assert.Equal("false", await Field(page).GetAttributeAsync("aria-invalid"));
        Assert.Empty(page.Faults);
    }

    [Theory]
    [InlineData("en-GB", "the day after", "“day” was not understood")]
    [InlineData("en-GB", "31 February", "There is no such date")]
    [InlineData("fr-FR", "2 mars 2013", "en dehors de l’opération : 1–18 janvier 2013")]
    public async Task What_cannot_be_read_is_said_and_the_clock_stays(string locale, string typed, string message)
    {
        await using var page = await chromium.OpenAsync(store.Root, locale: locale);
        var map = await page.OpenMapAsync("t=2013-01-10T12:00:00Z");

        await Field(page).FillAsync(typed);
        await page.Page.Keyboard.PressAsync("Enter");

        Assert.Contains(message, Plain(await page.Page.Locator("#typed-time-problem").InnerTextAsync()), StringComparison.Ordinal);
        Assert.Contains(message, Plain(await page.Page.Locator("#live").InnerTextAsync()), StringComparison.Ordinal);
        Assert.Equal("true", await Field(page).GetAttributeAsync("aria-invalid"));
        Assert.Equal(Noon, await map.ClockAsync());
        await page.PictureAsync($"typed-time-{locale}");
        await page.Page.Keyboard.PressAsync("Escape");
        Assert.True(await page.Page.Locator("#typed-time-problem").IsHiddenAsync());
        Assert.StartsWith("10 ", await Field(page).InputValueAsync());
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task A_window_shows_everything_in_it_and_both_its_ends_are_dragged_and_moved_by_keys()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("t=2013-01-11T12:00:00Z");
        Assert.DoesNotContain("evt-capture-konna", await map.EventsAsync());

        await page.Page.GetByLabel("Show", new() { Exact = true }).SelectOptionAsync("86400000");
        Assert.Equal(At("2013-01-10T12:00:00Z"), await FromAsync(page));
        Assert.Superset(new HashSet<string> { "evt-capture-konna", "evt-street-fighting", "evt-airport-held" }, (await map.EventsAsync()).ToHashSet());
        Assert.Contains("area-konna-town.army", await map.AreasAsync());

        var (start, end) = (page.Page.GetByRole(AriaRole.Slider, new() { Name = "Begin of the window" }), page.Page.GetByRole(AriaRole.Slider, new() { Name = "End of the window" }));
        await start.FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal(At("2013-01-10T11:00:00Z"), await FromAsync(page));
        Assert.Equal(At("2013-01-11T12:00:00Z"), await map.ClockAsync());
        Assert.Equal("Thursday, 10 January 2013, 11:00", await start.GetAttributeAsync("aria-valuetext"));
        await end.FocusAsync();
        await page.Page.Keyboard.PressAsync("PageUp");
        Assert.Equal(At("2013-01-12T12:00:00Z"), await map.ClockAsync());
        Assert.Equal(At("2013-01-10T11:00:00Z"), await FromAsync(page));

        var box = await SliderAsync(page);
        await DragAsync(page, (await start.BoundingBoxAsync())!, -box.Width / 18);
        Assert.Equal(At("2013-01-09T11:00:00Z").Ticks, (await FromAsync(page)).Ticks, (double)TimeSpan.FromMinutes(60).Ticks);
        await DragAsync(page, (await end.BoundingBoxAsync())!, box.Width / 18);
        Assert.Equal(At("2013-01-13T12:00:00Z").Ticks, (await map.ClockAsync()).Ticks, (double)TimeSpan.FromMinutes(60).Ticks);

        var length = await map.ClockAsync() - await FromAsync(page);
        await page.Page.GetByRole(AriaRole.Slider, new() { Name = "Time window" }).FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal(length.TotalSeconds, (await map.ClockAsync() - await FromAsync(page)).TotalSeconds, 1.0);
        await page.PictureAsync("window");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task A_link_brings_back_the_window_and_the_bend()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("t=2013-01-11T16:00:00Z&from=2013-01-10T08:00:00Z&bend=60");
        Assert.Equal(At("2013-01-10T08:00:00Z"), await FromAsync(page));
        Assert.Contains("evt-bus-checkpoint", await map.EventsAsync());
        Assert.Equal("60", await page.Page.GetByLabel("Stretch time").InputValueAsync());

        await page.Page.GetByRole(AriaRole.Slider, new() { Name = "Time window" }).FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.Page.WaitForFunctionAsync("() => location.hash.includes('t=2013-01-11T17:00:00Z&from=2013-01-10T09:00:00Z&bend=60')");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Time_has_more_room_and_runs_slower_where_much_happens()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync("t=2013-01-10T12:00:00Z");
        var even = await page.Page.Locator(".timeline-track").ScreenshotAsync();
        var before = await TickedAsync(page, map, "2013-01-10T12:00:00Z");

        var bend = page.Page.GetByLabel("Stretch time");
        await bend.FocusAsync();
        await page.Page.Keyboard.PressAsync("End");
        await page.Page.WaitForFunctionAsync("() => document.querySelector('.timeline-pace').textContent !== ''");

        Assert.Equal("90 % of the slider by events", await bend.GetAttributeAsync("aria-valuetext"));
        var busy = await TickedAsync(page, map, "2013-01-10T12:00:00Z");
        var quiet = await TickedAsync(page, map, "2013-01-08T12:00:00Z");
        Assert.True(busy < before / 2 && quiet > before * 2, $"{busy} {before} {quiet}");
        Assert.NotEqual(even, await page.Page.Locator(".timeline-track").ScreenshotAsync());
        var box = await SliderAsync(page);
        await page.Page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        Assert.InRange(await map.ClockAsync(), At("2013-01-10T08:00:00Z"), At("2013-01-12T00:00:00Z"));
        await page.PictureAsync("bent");

        await bend.FocusAsync();
        await page.Page.Keyboard.PressAsync("Home");
        await page.Page.WaitForFunctionAsync("() => document.querySelector('.timeline-pace').textContent === ''");
        await map.SetClockAsync("2013-01-10T12:00:00Z");
        Assert.Equal(even, await page.Page.Locator(".timeline-track").ScreenshotAsync());
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Driven_by_hand_the_clock_goes_as_far_in_sixty_short_frames_as_in_ten_long_ones()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync();
        await page.Page.GetByLabel("Speed", new() { Exact = true }).SelectOptionAsync("600000");

        var often = await DrivenAsync(page, map, 60, 1000.0 / 60);
        var seldom = await DrivenAsync(page, map, 10, 100);
        var slept = await DrivenAsync(page, map, 1, 60_000);

        Assert.Equal(TimeSpan.FromMinutes(10).TotalSeconds, seldom.TotalSeconds, 1.0);
        Assert.Equal(seldom.TotalSeconds, often.TotalSeconds, 1.0);
        Assert.Equal(150, slept.TotalSeconds, 1.0);
        await page.Page.Keyboard.PressAsync("r");
        Assert.Equal("true", await page.Page.GetByRole(AriaRole.Button, new() { Name = "Play backwards" }).GetAttributeAsync("aria-pressed"));
        Assert.Equal(-600, (await DrivenAsync(page, map, 60, 1000.0 / 60)).TotalSeconds, 1.0);
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task It_begins_again_where_it_repeats_in_either_direction()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Repeat" }).ClickAsync();

        await page.Page.EvaluateAsync("() => { konna.clock.set('2013-01-18T23:59:00Z'); konna.clock.run(); konna.clock.tick(250); konna.clock.pause(); }");
        Assert.Equal(At("2013-01-01T00:00:00Z"), await map.ClockAsync());
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Play backwards" }).ClickAsync();
        await page.Page.EvaluateAsync("() => { konna.clock.set('2013-01-01T00:01:00Z'); konna.clock.run(); konna.clock.tick(250); konna.clock.pause(); }");
        Assert.Equal(At("2013-01-19T00:00:00Z"), await map.ClockAsync());
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task For_a_reader_who_wants_less_motion_the_main_button_steps()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var map = await page.OpenMapAsync("t=2013-01-10T12:00:00Z");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Next event (your system asks for less motion)" }).ClickAsync();

        Assert.False(await page.Page.EvaluateAsync<bool>("() => konna.clock.playing"));
        Assert.True(await map.ClockAsync() > Noon);
        Assert.StartsWith("Thursday, 10 January 2013", await page.Page.Locator("#live").InnerTextAsync());
        await page.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Play", Exact = true }).WaitForAsync();
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task The_page_speaks_when_the_clock_pauses_and_not_while_it_runs()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.OpenMapAsync("t=2013-01-10T12:00:00Z");
        var live = page.Page.Locator("#live");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Play", Exact = true }).ClickAsync();
        await page.Page.WaitForFunctionAsync("() => konna.clock.t > '2013-01-10T12:10:00Z'");
        Assert.Equal("", await live.InnerTextAsync());
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Pause", Exact = true }).ClickAsync();

        Assert.Matches(@"^Thursday, 10 January 2013, \d\d:\d\d\. \d+ events, ", await live.InnerTextAsync());
        Assert.Equal(1, await page.Page.Locator("[aria-live]").CountAsync());
        Assert.Empty(page.Faults);
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("fr-FR")]
    public async Task On_a_phone_every_control_is_there_and_large_enough_for_a_finger(string locale)
    {
        await using var page = await chromium.OpenAsync(store.Root, width: 390, height: 844, locale: locale, touch: true);
        await page.OpenMapAsync("t=2013-01-11T16:00:00Z&from=2013-01-10T08:00:00Z&bend=60");
        await page.Page.Locator("[data-key=clock-settings]").TapAsync();

        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the screen");
        var small = await page.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.clock button, .clock select, .clock input, .timeline-handle')].filter((e) => { const r = e.getBoundingClientRect(); return r.left < -40 || r.right > innerWidth + 40 || r.width < 44 || r.height < 44; }).map((e) => `${e.dataset.key ?? e.ariaLabel} ${e.getBoundingClientRect().width}x${e.getBoundingClientRect().height}`)");
        Assert.Empty(small);
        await page.PictureAsync($"phone-clock-{locale}");
        Assert.Empty(page.Faults);
    }

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    private static ILocator Field(WatchedPage page) => page.Page.Locator("[data-key=typed-time]");

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ').Replace("\u2009", "", StringComparison.Ordinal);

    private static async Task<LocatorBoundingBoxResult> SliderAsync(WatchedPage page) => (await page.Page.Locator(".timeline-track").BoundingBoxAsync())!;

    private static async Task<DateTimeOffset> FromAsync(WatchedPage page) => At(await page.Page.EvaluateAsync<string>("() => konna.clock.from"));

    private static async Task DragAsync(WatchedPage page, LocatorBoundingBoxResult handle, float right)
    {
        var (x, y) = (handle.X + (handle.Width / 2), handle.Y + (handle.Height / 2));
        await page.Page.Mouse.MoveAsync(x, y);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(x + (right / 2), y);
        await page.Page.Mouse.MoveAsync(x + right, y);
        await page.Page.Mouse.UpAsync();
    }

    /// <summary>How far the clock goes when it is driven by hand from noon of the tenth.</summary>
    private static async Task<TimeSpan> DrivenAsync(WatchedPage page, MapState map, int ticks, double wall)
    {
        await page.Page.EvaluateAsync(
            "([ticks, wall]) => { konna.clock.set('2013-01-10T12:00:00Z'); konna.clock.run(); for (let i = 0; i < ticks; i++) konna.clock.tick(wall); konna.clock.pause(); }",
            new[] { ticks, wall });
        return await map.ClockAsync() - Noon;
    }

    private static async Task<double> TickedAsync(WatchedPage page, MapState map, string from)
    {
        await page.Page.EvaluateAsync("(t) => { konna.clock.set(t); konna.clock.run(); konna.clock.tick(100); konna.clock.pause(); }", from);
        return (await map.ClockAsync() - At(from)).TotalSeconds;
    }
}
