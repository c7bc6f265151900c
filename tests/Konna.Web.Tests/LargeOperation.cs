using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>An operation too large to be loaded whole is played, scrubbed, searched and looked into like any other.</summary>
public sealed partial class LargeOperation(LargeStore store, Chromium chromium) : IClassFixture<LargeStore>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_plays_from_windows_of_positions_and_loads_no_paths()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var asked = Asked(page);
        var map = await OpenAsync(page, "t=2030-01-01T12:00:00Z");
        await ShownAsync(page, "konna.situation().positions.length === 5001 && !konna.situation().rough");
        var before = (await map.PositionsAsync()).Single(position => position.Id == "move-0");
        Assert.Equal(0.6, before.Lon, 0.01);

        await page.Page.EvaluateAsync("() => { konna.clock.run(); for (let i = 0; i < 24; i++) konna.clock.tick(250); }");
        await ShownAsync(page, "!konna.situation().rough");
        var after = (await map.PositionsAsync()).Single(position => position.Id == "move-0");
        Assert.Equal(0.6 + (6 / 24.0), after.Lon, 0.01);
        Assert.Contains(asked, address => address.Contains("/situation?", StringComparison.Ordinal) && address.Contains("step=", StringComparison.Ordinal));
        Assert.DoesNotContain(asked, address => address.Contains("/movements/items", StringComparison.Ordinal) && Cursor().IsMatch(address));
        await page.PictureAsync("large-operation");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task A_crowd_that_moves_has_names_and_arrow_heads_for_the_largest_units_and_for_what_is_selected()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await OpenAsync(page, "t=2030-01-01T12:00:00Z&map=9/10.5/1.5&sel=units/unit-75");
        await ShownAsync(page, "!konna.situation().rough");
        await page.Page.EvaluateAsync("() => { konna.clock.run(); konna.clock.tick(250); }");
        await ShownAsync(page, "konna.foremost().length === 13");
        var foremost = await page.Page.EvaluateAsync<string[]>("() => konna.foremost()");
        Assert.Equal("unit-75", foremost[0]);
        Assert.All(foremost.Skip(1), subject => Assert.InRange(int.Parse(subject["unit-".Length..], CultureInfo.InvariantCulture), 0, LargeStore.Divisions - 1));
        await page.PictureAsync("crowd-names");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Scrubbing_does_not_wait_for_a_network_that_stalls()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await OpenAsync(page, "t=2030-01-01T12:00:00Z");
        await page.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.Page.RouteAsync("**/situation?**", _ => Task.CompletedTask);

        await map.SetClockAsync("2030-01-02T12:00:00Z");
        Assert.True(await page.Page.EvaluateAsync<bool>("() => konna.situation().rough"));
        Assert.Equal(LargeStore.Units, (await map.PositionsAsync()).Count);
        Assert.Equal(10.6, (await map.PositionsAsync()).Single(position => position.Id == "move-0").Lat, 0.3);
        await Assertions.Expect(page.Page.Locator("#live")).ToHaveTextAsync("More exact positions are still being loaded.");

        await page.Page.UnrouteAllAsync();
        await map.SetClockAsync("2030-01-02T13:00:00Z");
        await ShownAsync(page, "!konna.situation().rough");
        Assert.Equal(10.1 + (13 / 24.0), (await map.PositionsAsync()).Single(position => position.Id == "move-0").Lat, 0.001);
        Assert.DoesNotContain(page.Faults, fault => fault.StartsWith("uncaught", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_unit_and_an_event_that_are_pressed_tell_all_that_is_known_of_them()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await OpenAsync(page, "t=2030-01-01T12:00:00Z&map=10/10.1/0.6&layers=movers");
        await ShownAsync(page, "konna.situation().positions.length === 5001 && !konna.situation().rough");
        await ClickAsync(page, "konna.situation().positions.find((p) => p.id === 'move-0')");
        await Assertions.Expect(page.Page.Locator("#panel-body h2.title")).ToHaveTextAsync("March 0");
        await Assertions.Expect(page.Page.Locator("#panel-body")).ToContainTextAsync("Made up");

        await page.Page.GotoAsync("about:blank");
        await OpenAsync(page, "t=2030-01-01T12:00:00Z&map=9/14.9/5.1&layers=events");
        const string InTheMiddle = """
            konna.situation().events.filter((event) => {
              const [lon, lat] = event.geometry.coordinates;
              const [x, y] = konna.spot({ lon, lat });
              return x > 200 && x < 900 && y > 200 && y < 600 && konna.keyAt({ lon, lat }) === `events/${event.id}`;
            }).map((event) => ({ lon: event.geometry.coordinates[0], lat: event.geometry.coordinates[1] }))[0]
            """;

        // The canvas has been drawn for the new view when a press there would find the event.
        await ShownAsync(page, $"konna.view().zoom === 9 && konna.visibleEvents().length > 3 && {InTheMiddle}");
        await ClickAsync(page, InTheMiddle);
        await Assertions.Expect(page.Page.Locator("#panel-body h2.title")).ToHaveTextAsync(EventName());
        var number = await page.Page.Locator("#panel-body h2.title").InnerTextAsync();
        await Assertions.Expect(page.Page.Locator("#panel-body .summary")).ToHaveTextAsync($"What is told of {number.Replace("Event", "event", StringComparison.Ordinal)}.");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task The_tree_the_search_the_filters_and_the_table_know_the_whole_of_it()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await OpenAsync(page, "t=2030-01-01T12:00:00Z&table=events&only=force:force-0");
        await Assertions.Expect(page.Page.Locator(".event-table tbody tr")).ToHaveCountAsync(300);
        var ofTheNorth = Enumerable.Range(0, LargeStore.Events).Count(i => i % LargeStore.Units % 2 == 0);
        await Assertions.Expect(page.Page.Locator(".event-table-more")).ToContainTextAsync($"of {ofTheNorth:#,#} rows");
        await page.Page.Locator("[data-key=table-more]").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".event-table tbody tr")).ToHaveCountAsync(600);
        await ShownAsync(page, "konna.situation().positions.length === 2501");
        await page.Page.Keyboard.PressAsync("Escape");

        await page.Page.Locator("#tool-search").ClickAsync();
        await page.Page.Locator("#search-box").FillAsync("event 43210");
        await page.Page.Locator("[data-key='found-events/event-43210']").ClickAsync();
        Assert.Equal("events/event-43210", await map.SelectionAsync());
        Assert.Equal(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(43210 * 15), await map.ClockAsync());
        await Assertions.Expect(page.Page.Locator("#panel-body .summary")).ToHaveTextAsync("What is told of event 43210.");

        await page.Page.Locator("#tab-units").ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Tree)).ToContainTextAsync("North");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task A_link_to_what_was_not_loaded_yet_leads_there()
    {
        await using var page = await chromium.OpenAsync(store.Root, locale: "fr-FR");
        var map = await OpenAsync(page, "sel=movements/move-4242");
        await Assertions.Expect(page.Page.Locator("#panel-body h2.title")).ToHaveTextAsync("March 4242");
        Assert.Equal("movements/move-4242", await map.SelectionAsync());
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task What_is_changed_shows_on_the_map_and_what_is_taken_away_leaves_it()
    {
        using var editor = await EditorAsync();
        await SendAsync(editor, HttpMethod.Post, "events/items", MadeEvent("Made in a test", 5.0));
        await using var page = await chromium.OpenAsync(store.Root);
        var listens = page.Page.WaitForRequestAsync(request => request.ResourceType == "eventsource");
        // Nothing is thinned out at this zoom.
        var map = await OpenAsync(page, "t=2030-01-01T12:00:00Z&map=9/14.9/5.1&sel=events/made");
        await listens;
        var asked = Asked(page);
        await ShownAsync(page, "konna.selection === 'events/made' && konna.visibleEvents().includes('made') && konna.situation().positions.length === 5001");

        await SendAsync(editor, HttpMethod.Put, "events/items/made", MadeEvent("Made in a test, as corrected", 5.13));
        await Assertions.Expect(page.Page.Locator("#panel-body h2.title")).ToHaveTextAsync("Made in a test, as corrected");
        await Assertions.Expect(page.Page.Locator("#panel-body .summary")).ToHaveTextAsync("What is told of it.");
        await ShownAsync(page, "konna.situation().events.some(({ id, geometry }) => id === 'made' && geometry.coordinates[0] === 5.13)");
        Assert.DoesNotContain(asked, address => address.Contains("events.csv", StringComparison.Ordinal) || address.Contains("/tiles/", StringComparison.Ordinal));
        Assert.Equal(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero), await map.ClockAsync());

        await SendAsync(editor, HttpMethod.Post, "movements/items", MadeMovement(5.0));
        await ShownAsync(page, "konna.situation().positions.length === 5002 && !konna.situation().rough");
        await SendAsync(editor, HttpMethod.Put, "movements/items/made", MadeMovement(5.1));
        await ShownAsync(page, "Math.abs(konna.situation().positions.find(({ id }) => id === 'made').lon - 5.2) < 0.001");
        await page.PictureAsync("followed-large");

        await SendAsync(editor, HttpMethod.Delete, "movements/items/made", null);
        await SendAsync(editor, HttpMethod.Delete, "events/items/made", null);
        await ShownAsync(page, "konna.situation().positions.length === 5001 && !konna.visibleEvents().includes('made') && konna.selection === null");
        Assert.Empty(page.Faults);
    }

    [Theory]
    [InlineData("en-GB", "Reference layers", 1440)]
    [InlineData("fr-FR", "Couches de référence", 1000)]
    public async Task A_large_reference_layer_is_shown_from_tiles_and_tells_its_attributes(string locale, string title, int width)
    {
        await using var page = await chromium.OpenAsync(store.Root, width, 844, locale);
        var map = await OpenAsync(page, "t=2030-01-01T00:00:00Z&map=9/15.5/5&layers=none");
        await page.Page.EvaluateAsync("() => konna.prepared");
        await page.Page.Locator("#tab-legend").ClickAsync();
        await Assertions.Expect(page.Page.Locator("#panel-body")).ToContainTextAsync(title);
        await page.Page.Locator("[data-key=reference-wells]").CheckAsync();
        await page.Page.WaitForFunctionAsync("() => location.hash.includes('ref=wells')");

        // One of the wells.
        await ShownAsync(page, "konna.keyAt({ lon: 5.07, lat: 15.55 }) !== null");
        await page.PictureAsync($"reference-layer-{locale}");
        await ClickAsync(page, "{ lon: 5.07, lat: 15.55 }");
        Assert.StartsWith("wells/", await map.SelectionAsync(), StringComparison.Ordinal);
        await Assertions.Expect(page.Page.Locator("#panel-body h2.title")).ToHaveTextAsync("Well 3236");
        await Assertions.Expect(page.Page.Locator("#panel-body dl")).ToContainTextAsync("depth");

        var selected = await map.SelectionAsync();
        await page.Page.GotoAsync("about:blank");
        await OpenAsync(page, $"sel={selected}");
        await ShownAsync(page, $"konna.selection === '{selected}'");
        await Assertions.Expect(page.Page.Locator("#panel-body h2.title")).ToHaveTextAsync("Well 3236");
        Assert.Empty(page.Faults);
    }

    [Theory]
    [MemberData(nameof(Looks.All), MemberType = typeof(Looks))]
    public async Task Axe_finds_nothing_on_its_legend_its_layers_and_its_table(string locale, bool phone)
    {
        await using var page = await chromium.OpenAsync(store.Root, locale, phone);
        await OpenAsync(page, "t=2030-01-01T12:00:00Z&map=9/15.5/5&ref=wells");
        await page.Page.EvaluateAsync("() => konna.prepared");
        await ShownAsync(page, "!konna.situation().rough && konna.situation().positions.length === 5001");
        await AxeCore.CheckAsync(page.Page, "map");
        await page.Page.Locator("#tab-legend").ClickAsync();
        await Assertions.Expect(page.Page.Locator("[data-key=reference-wells]")).ToBeCheckedAsync();
        await AxeCore.CheckAsync(page.Page, "legend with layers");
        await page.Page.Locator("[data-key=reference-wells]").ScrollIntoViewIfNeededAsync();
        await page.PictureAsync($"legend-with-layers-{locale[..2]}{(phone ? "-phone" : "")}");
        await page.Page.Locator("#tab-units").ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Tree)).ToContainTextAsync("North");
        await AxeCore.CheckAsync(page.Page, "tree");

        await page.Page.GotoAsync(new Uri(store.Root, "operations/many#t=2030-01-01T12:00:00Z&sel=events/event-4711").AbsoluteUri);
        await Assertions.Expect(page.Page.Locator("#panel-body .summary")).ToHaveTextAsync("What is told of event 4711.");
        await AxeCore.CheckAsync(page.Page, "event");
        await page.Page.GotoAsync(new Uri(store.Root, "operations/many#t=2030-01-01T12:00:00Z&table=events").AbsoluteUri);
        await Assertions.Expect(page.Page.Locator("[data-key=table-more]")).ToBeVisibleAsync();
        await AxeCore.CheckAsync(page.Page, "table with its foot");
        Assert.Empty(page.Faults);
    }

    private static async Task<MapState> OpenAsync(WatchedPage page, string hash)
    {
        await page.Page.GotoAsync(new Uri(page.Root, $"operations/many#{hash}").AbsoluteUri);
        var map = await page.WaitForMapAsync();
        await page.Page.EvaluateAsync("() => konna.whole");
        return map;
    }

    private static async Task ShownAsync(WatchedPage page, string condition)
    {
        try
        {
            await page.Page.WaitForFunctionAsync($"() => {condition}");
        }
        catch (TimeoutException late)
        {
            var shown = await page.Page.EvaluateAsync<string>("""
                () => JSON.stringify({
                  hash: location.hash, view: konna.view(), rough: konna.situation().rough, movers: konna.situation().positions.length,
                  events: konna.situation().events.slice(0, 50).map((e) => [e.id, konna.spot({ lon: e.geometry.coordinates[0], lat: e.geometry.coordinates[1] }), konna.keyAt({ lon: e.geometry.coordinates[0], lat: e.geometry.coordinates[1] })]),
                })
                """);
            throw new TimeoutException($"It is not so that {condition}. There is {shown}; faults: {string.Join(", ", page.Faults)}", late);
        }
    }

    /// <summary>Presses the map where something is.</summary>
    /// <param name="spot">Script for an object with <c>lon</c> and <c>lat</c>.</param>
    private static async Task ClickAsync(WatchedPage page, string spot)
    {
        var at = await page.Page.EvaluateAsync<float[]>($"() => konna.spot({spot})");
        await page.Page.Mouse.ClickAsync(at[0], at[1]);
    }

    private static string MadeEvent(string name, double lon) => FormattableString.Invariant($$"""
        {
          "type": "Feature", "id": "made", "geometry": { "type": "Point", "coordinates": [{{lon}}, 14.93] },
          "properties": { "name": "{{name}}", "summary": "What is told of it.", "kind": "battle", "confidence": "documented", "begin": "2030-01-01T11:00:00Z", "end": "2030-01-01T13:00:00Z" }
        }
        """);

    private static string MadeMovement(double lon) => FormattableString.Invariant($$"""
        {
          "type": "Feature", "id": "made", "geometry": { "type": "LineString", "coordinates": [[{{lon}}, 14.8], [{{lon + 0.2}}, 14.8]] },
          "properties": { "name": "Made in a test", "kind": "advance", "subject": "force-0", "confidence": "documented", "datetimes": ["2030-01-01T00:00:00Z", "2030-01-02T00:00:00Z"] }
        }
        """);

    private async Task<HttpClient> EditorAsync()
    {
        var client = new HttpClient { BaseAddress = new Uri(store.Root, "operations/many/collections/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await FirstKey.OfAsync(store.Server, Cancellation));
        return client;
    }

    private static async Task SendAsync(HttpClient editor, HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/geo+json");
        }

        using var response = await editor.SendAsync(request, Cancellation);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    private static List<string> Asked(WatchedPage page)
    {
        var asked = new List<string>();
        page.Page.Request += (_, request) => asked.Add(request.Url);
        return asked;
    }

    [GeneratedRegex(@"^Event \d+$")]
    private static partial Regex EventName();

    [GeneratedRegex("cursor|offset")]
    private static partial Regex Cursor();
}
