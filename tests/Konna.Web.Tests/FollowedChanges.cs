using System.Net.Http.Headers;
using System.Text;
using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>Two maps of one operation follow what is changed through the API, on both stores, and leave their readers where they are.</summary>
public sealed class FollowedChanges(Chromium chromium)
{
    private const string Link = "t=2013-01-10T13:00:00Z&sel=events/evt-bus-checkpoint&tab=now";
    private const string Event = "evt-bus-checkpoint";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_one_changes_is_on_the_maps_of_others_with_clock_selection_and_focus_untouched(bool onPostGis)
    {
        await using var database = onPostGis ? await PostgresCluster.CreateDatabaseAsync(DatabaseContent.Empty, Cancellation) : null;
        await using var server = await KonnaProcess.StartAsync(new KonnaStart { ConnectionString = database?.ConnectionString, Arguments = [FirstKey.Argument] }, Cancellation);
        using var editor = await EditorAsync(server);
        await using var one = await chromium.OpenAsync(server.Root);
        await using var two = await chromium.OpenAsync(server.Root, locale: "fr-FR");
        foreach (var page in new[] { one, two })
        {
            await OpenAsync(page);
            await page.Page.Locator(".timeline-track").FocusAsync();
        }

        await SendAsync(editor, HttpMethod.Patch, $"events/items/{Event}", """{"properties":{"name":"The bus, as corrected","nameFr":"Le bus, corrigé"}}""");
        await Assertions.Expect(one.Page.Locator("#live")).ToHaveTextAsync("Updated: Bus at the checkpoint, version A, The bus, as corrected.", new() { UseInnerText = true });
        await Assertions.Expect(one.Page.Locator("#panel-body")).ToContainTextAsync("The bus, as corrected");
        await Assertions.Expect(two.Page.Locator("#panel-body")).ToContainTextAsync("Le bus, corrigé");
        foreach (var page in new[] { one, two })
        {
            var map = new MapState(page.Page);
            Assert.Equal(new DateTimeOffset(2013, 1, 10, 13, 0, 0, TimeSpan.Zero), await map.ClockAsync());
            Assert.Equal("events/" + Event, await map.SelectionAsync());
            Assert.Equal("slider", await page.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('role')"));
        }

        // Something new is there, and something that is taken away is not, without a reload.
        var made = await SendAsync(editor, HttpMethod.Post, "events/items", """{"type":"Feature","geometry":{"type":"Point","coordinates":[-3.9,14.9]},"properties":{"kind":"fighting","name":"Made in a test","edtf":"2013-01-10T13:00Z"}}""");
        var id = made.Segments[^1];
        await one.Page.WaitForFunctionAsync("(id) => konna.visibleEvents().includes(id)", id);
        await two.PictureAsync(onPostGis ? "followed-postgis" : "followed-embedded");
        await SendAsync(editor, HttpMethod.Delete, $"events/items/{id}", null);
        await one.Page.WaitForFunctionAsync("(id) => !konna.visibleEvents().includes(id)", id);
        Assert.Empty(one.Faults);
        Assert.Empty(two.Faults);
    }

    [Fact]
    public async Task A_map_without_its_server_says_so_and_catches_up_when_it_is_back()
    {
        using var data = new TemporaryDirectory();
        var port = FreePort.OnLoopback();
        var start = new KonnaStart { DataDirectory = data.Path, Port = port, Arguments = [FirstKey.Argument] };
        await using var page = await OpenAndStopAsync(start);
        var note = page.Page.Locator(".offline-note");
        await Assertions.Expect(note).ToContainTextAsync("Not connected to the server", new() { Timeout = 60_000 });
        await page.PictureAsync("not-connected");

        await using var server = await KonnaProcess.StartAsync(start, Cancellation);
        await Assertions.Expect(note).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await Assertions.Expect(page.Page.Locator("#live")).ToHaveTextAsync("Connected again: the map is up to date.");
    }

    private async Task<WatchedPage> OpenAndStopAsync(KonnaStart start)
    {
        await using var server = await KonnaProcess.StartAsync(start, Cancellation);
        var page = await chromium.OpenAsync(server.Root);
        await OpenAsync(page);
        Assert.Equal(0, (await server.StopAsync(Cancellation)).ExitCode);
        return page;
    }

    private static async Task OpenAsync(WatchedPage page)
    {
        var listens = page.Page.WaitForRequestAsync(request => request.ResourceType == "eventsource");
        await page.OpenMapAsync(Link);
        await listens;
    }

    private static async Task<HttpClient> EditorAsync(KonnaProcess server)
    {
        var key = await FirstKey.OfAsync(server, Cancellation);
        var client = new HttpClient { BaseAddress = new Uri(server.Root, "operations/battle-of-konna/collections/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <returns>The address of what was written.</returns>
    private static async Task<Uri> SendAsync(HttpClient editor, HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, method == HttpMethod.Patch ? "application/merge-patch+json" : "application/geo+json");
        }

        using var response = await editor.SendAsync(request, Cancellation);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
        return response.Headers.Location ?? new Uri(editor.BaseAddress!, path);
    }
}
