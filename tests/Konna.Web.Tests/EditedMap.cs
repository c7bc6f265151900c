using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>The editor in the map, with a key, on a real server.</summary>
public sealed class EditedMap(Chromium chromium)
{
    private const string Moment = "t=2013-01-10T13:00:00Z&map=9/14.9/-3.9";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_key_is_said_to_be_one_and_a_good_one_stays_in_the_tab_and_out_of_the_address()
    {
        await using var server = await StartAsync();
        await using var page = await chromium.OpenAsync(server.Root);
        await page.OpenMapAsync(Moment);
        await page.Page.Locator("#tool-edit").ClickAsync();
        await page.Page.Locator("#edit-key").FillAsync("konna_0000000000000000_nobody");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("#edit-key-problem")).ToContainTextAsync("no key or token that this server takes");

        var key = await FirstKey.OfAsync(server, Cancellation);
        await page.Page.Locator("#edit-key").FillAsync(key);
        await page.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Page.Locator("[data-key=new-events]")).ToBeVisibleAsync();
        Assert.DoesNotContain(key, page.Page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => localStorage.length"));
        Assert.All(page.Faults, fault => Assert.Matches("40[13]|415", fault));
        await page.PictureAsync("edit-choices");
    }

    [Theory]
    [InlineData("en-GB", false, "Key or access token", "Try again in 5 s")]
    [InlineData("fr-FR", true, "Clé ou jeton d’accès", "Réessayez dans 5\u00a0s")]
    public async Task A_token_that_cannot_be_checked_now_is_said_to_be_so_with_what_to_do(string locale, bool phone, string label, string advice)
    {
        // Nobody answers where the keys of the issuer are.
        var issuer = $"http://127.0.0.1:{FreePort.OnLoopback()}/realms/desk";
        await using var server = await KonnaProcess.StartAsync(
            new KonnaStart
            {
                Arguments = [FirstKey.Argument],
                Environment = new Dictionary<string, string?> { ["Konna__Oidc__Authority"] = issuer, ["Konna__Oidc__Audience"] = "https://maps.example/konna" },
            },
            Cancellation);
        await using var page = await chromium.OpenAsync(server.Root, phone ? 390 : 1440, phone ? 844 : 900, locale, touch: phone, dark: phone);
        await page.OpenMapAsync(Moment);
        await page.Page.Locator("#tool-edit").ClickAsync();
        await page.PictureAsync(phone ? "edit-key-phone" : "edit-key");
        await page.Page.GetByLabel(label, new PageGetByLabelOptions { Exact = true }).FillAsync(Token($$"""{"iss":"{{issuer}}","sub":"ana"}"""));
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("#edit-key-problem")).ToContainTextAsync(advice);
        await page.PictureAsync(phone ? "edit-key-unavailable-phone" : "edit-key-unavailable");
        await AxeCore.CheckAsync(page.Page, "unavailable");

        // Keys are the server's own: they go on being taken.
        await page.Page.Locator("#edit-key").FillAsync(await FirstKey.OfAsync(server, Cancellation));
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("[data-key=new-events]")).ToBeVisibleAsync();
        Assert.All(page.Faults, fault => Assert.Matches("503|415", fault));
    }

    [Fact]
    public async Task An_event_is_drawn_by_the_keyboard_alone_checked_while_it_is_typed_saved_shown_and_taken_back()
    {
        await using var server = await StartAsync();
        await using var page = await OpenEditorAsync(server);
        var map = new MapState(page.Page);
        var before = await map.ClockAsync();
        await page.Page.Locator("[data-key=new-events]").PressAsync("Enter");
        await page.Page.Locator("#field-id").FillAsync("evt-made-here");
        await page.Page.Locator("#field-name").FillAsync("Made in the editor");
        await page.Page.Locator("[data-key=edit-save]").PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("#field-kind-problem")).ToHaveTextAsync("This has to be given.");
        await Assertions.Expect(page.Page.Locator("#field-kind")).ToBeFocusedAsync();
        await page.Page.Locator("#field-kind").SelectOptionAsync("fighting");
        await Assertions.Expect(page.Page.Locator("#field-kind-problem")).ToBeHiddenAsync();
        await page.Page.Locator("#field-edtf").FillAsync("soon");
        await Assertions.Expect(page.Page.Locator("#field-edtf-problem")).ToContainTextAsync("EDTF");
        await page.Page.Locator("[data-key=draw-Point]").PressAsync("Enter");
        await page.Page.Locator("[data-key=draw-here]").PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator(".vertex")).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.Page.Locator("#field-sources").SelectOptionAsync("src-hrw");

        // The server knows better than the page what EDTF is, and says it beside the field.
        await page.Page.Locator("[data-key=edit-save]").PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator(".edit-alert")).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator("#field-edtf")).ToBeFocusedAsync();
        await page.PictureAsync("edit-problems");
        await page.Page.Locator("#field-edtf").FillAsync("2013-01-10T13:00Z");
        await page.Page.Locator("[data-key=edit-save]").PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator(".edit-note")).ToHaveTextAsync("Saved.");
        await page.Page.WaitForFunctionAsync("() => konna.visibleEvents().includes('evt-made-here')");
        Assert.Equal(before, await map.ClockAsync());
        using (var editor = await EditorAsync(server))
        {
            using var made = await ReadAsync(editor, "events/items/evt-made-here");
            Assert.Equal("src-hrw", made.RootElement.GetProperty("properties").GetProperty("sources")[0].GetString());
            Assert.InRange(made.RootElement.GetProperty("geometry").GetProperty("coordinates")[0].GetDouble(), -3.9 + 0.0001, -3.8);
        }

        await page.Page.Locator("[data-key=edit-undo]").PressAsync("Enter");
        await page.Page.WaitForFunctionAsync("() => !konna.visibleEvents().includes('evt-made-here')");
        await page.Page.Locator(".edit-title").PressAsync("Escape");
        await Assertions.Expect(page.Page.Locator("#tool-edit")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_vertex_of_a_movement_is_dragged_its_time_kept_in_order_and_others_are_added_and_removed()
    {
        const string Movement = "mov-14-retaking-konna";
        await using var server = await StartAsync();
        using var editor = await EditorAsync(server);
        await using var page = await OpenEditorAsync(server, $"t=2013-01-17T13:00:00Z&map=9/14.8/-4&sel=movements/{Movement}");
        await page.Page.Locator("[data-key=edit-this]").ClickAsync();
        using var before = await ReadAsync(editor, $"movements/items/{Movement}");
        var count = before.RootElement.GetProperty("geometry").GetProperty("coordinates").GetArrayLength();
        await Assertions.Expect(page.Page.Locator(".vertex-row")).ToHaveCountAsync(count);
        await page.Page.Locator("[data-key=vertex-1-time]").FillAsync("2013-01-17T11:00");
        await Assertions.Expect(page.Page.Locator("#vertex-1-problem")).ToContainTextAsync("later than the point before");
        await page.Page.Locator("[data-key=vertex-1-time]").FillAsync("2013-01-17T15:04");
        await Assertions.Expect(page.Page.Locator("#vertex-1-problem")).ToBeHiddenAsync();
        var box = await page.Page.Locator(".vertex[data-key=vertex-0]").BoundingBoxAsync();
        await page.Page.Mouse.MoveAsync(box!.X + 12, box.Y + 12);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(box.X + 12, box.Y + 52, new() { Steps = 4 });
        await page.Page.Mouse.UpAsync();
        await page.Page.Locator(".vertex[data-key=vertex-0]").PressAsync("Insert");
        await Assertions.Expect(page.Page.Locator(".vertex-row")).ToHaveCountAsync(count + 1);
        await page.Page.Locator(".vertex[data-key=vertex-1]").PressAsync("Delete");
        await Assertions.Expect(page.Page.Locator(".vertex-row")).ToHaveCountAsync(count);
        await page.PictureAsync("edit-movement");
        await page.Page.Locator("[data-key=edit-save]").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".edit-note")).ToHaveTextAsync("Saved.");

        using var after = await ReadAsync(editor, $"movements/items/{Movement}");
        var (was, now) = (Latitude(before), Latitude(after));
        Assert.InRange(was - now, 0.05, 0.2);
        Assert.Equal("2013-01-17T15:04:00Z", after.RootElement.GetProperty("properties").GetProperty("datetimes")[1].GetString());
        Assert.Empty(page.Faults);

        static double Latitude(JsonDocument feature) => feature.RootElement.GetProperty("geometry").GetProperty("coordinates")[0][1].GetDouble();
    }

    [Fact]
    public async Task What_another_has_changed_meanwhile_is_shown_beside_ones_own_and_one_chooses()
    {
        await using var server = await StartAsync();
        using var editor = await EditorAsync(server);
        await using var page = await OpenEditorAsync(server, Moment + "&sel=events/evt-bus-checkpoint");
        await page.Page.Locator("[data-key=edit-this]").ClickAsync();
        await page.Page.Locator("#field-name").FillAsync("Mine");
        await PatchAsync(editor, """{"properties":{"name":"Theirs","summary":"As they have it"},"geometry":{"type":"Point","coordinates":[-3.95,14.85]}}""");
        await page.Page.Locator("[data-key=edit-save]").ClickAsync();
        var conflict = page.Page.Locator(".edit-conflict");
        await Assertions.Expect(conflict).ToContainTextAsync("changed by both");
        await Assertions.Expect(conflict.Locator("tr.is-both td").First).ToHaveTextAsync("Theirs");
        await Assertions.Expect(conflict.Locator("tr.is-both td").Last).ToHaveTextAsync("Mine");
        await conflict.ScrollIntoViewIfNeededAsync();
        await page.PictureAsync("edit-conflict");
        await page.Page.Locator("[data-key=settle-mine]").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".edit-note")).ToHaveTextAsync("Saved.");
        using var both = await ReadAsync(editor, "events/items/evt-bus-checkpoint");
        Assert.Equal("Mine", both.RootElement.GetProperty("properties").GetProperty("name").GetString());
        Assert.Equal("As they have it", both.RootElement.GetProperty("properties").GetProperty("summary").GetString());

        await page.Page.Locator("[data-key=edit-this]").ClickAsync();
        await page.Page.Locator("#field-name").FillAsync("Mine again");
        await PatchAsync(editor, """{"properties":{"name":"Theirs again"}}""");
        await page.Page.Locator("[data-key=edit-save]").ClickAsync();
        await page.Page.Locator("[data-key=settle-theirs]").ClickAsync();
        await Assertions.Expect(page.Page.Locator("#field-name")).ToHaveValueAsync("Theirs again");
    }

    [Fact]
    public async Task What_is_deleted_is_named_and_refused_where_others_refer_to_it_and_what_is_unsaved_is_asked_about()
    {
        await using var server = await StartAsync();
        await using var page = await OpenEditorAsync(server, Moment + "&sel=places/konna");
        await page.Page.Locator("[data-key=edit-this]").ClickAsync();
        await page.Page.Locator("[data-key=edit-delete]").ClickAsync();
        await Assertions.Expect(page.Page.Locator("#edit-question")).ToHaveTextAsync("Delete this? Konna (konna)");
        await page.Page.Locator("[data-key=edit-yes]").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".edit-alert")).ToContainTextAsync("refers to it");
        await page.Page.Locator("#field-name").FillAsync("Another name");
        await page.Page.Locator("#field-name").PressAsync("Escape");
        await Assertions.Expect(page.Page.Locator("#edit-question")).ToContainTextAsync("not saved");
        await page.Page.Locator("[data-key=edit-yes]").ClickAsync();
        await Assertions.Expect(page.Page.Locator("[data-key=edit-this]")).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(Looks.All), MemberType = typeof(Looks))]
    public async Task Axe_finds_nothing_in_the_editor(string locale, bool phone)
    {
        await using var server = await StartAsync();
        using var editor = await EditorAsync(server);
        await using var page = await chromium.OpenAsync(server.Root, locale, phone);
        await page.OpenMapAsync(Moment + "&sel=events/evt-bus-checkpoint");
        await page.Page.Locator("#tool-edit").ClickAsync();
        await page.Page.Locator("#edit-key").FillAsync("konna_0000000000000000_nobody");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("#edit-key-problem")).ToBeVisibleAsync();
        await AxeCore.CheckAsync(page.Page, "key");
        await page.Page.Locator("#edit-key").FillAsync(await FirstKey.OfAsync(server, Cancellation));
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Locator("[data-key=edit-this]").WaitForAsync();
        await AxeCore.CheckAsync(page.Page, "choices");
        await page.Page.Locator("[data-key=edit-this]").ClickAsync();
        await page.Page.Locator("#field-name").WaitForAsync();
        await AxeCore.CheckAsync(page.Page, "form");
        await page.PictureAsync(phone ? "edit-form-phone" : "edit-form");
        await page.Page.Locator("#field-edtf").FillAsync("soon");
        await Assertions.Expect(page.Page.Locator("#field-edtf-problem")).ToBeVisibleAsync();
        await AxeCore.CheckAsync(page.Page, "problem");
        await page.Page.Locator("#field-edtf").FillAsync("");
        await page.Page.Locator("#field-name").FillAsync("Mine");
        await PatchAsync(editor, """{"properties":{"name":"Theirs"}}""");
        await page.Page.Locator("[data-key=edit-save]").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".edit-conflict tr.is-both")).ToBeVisibleAsync();
        await AxeCore.CheckAsync(page.Page, "conflict");
        await page.Page.Locator("[data-key=settle-theirs]").ClickAsync();
        await Assertions.Expect(page.Page.Locator("#field-name")).ToHaveValueAsync("Theirs");
        await page.Page.Locator("[data-key=edit-delete]").ClickAsync();
        await Assertions.Expect(page.Page.Locator("#edit-question")).ToBeVisibleAsync();
        await AxeCore.CheckAsync(page.Page, "question");
    }

    /// <summary>What looks like a token with these claims; whether it is one only its issuer's keys can tell.</summary>
    private static string Token(string claims) =>
        string.Join('.', new[] { """{"alg":"RS256","kid":"key-1","typ":"at+jwt"}""", claims, "signature" }.Select(part => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part))));

    private static Task<KonnaProcess> StartAsync() => KonnaProcess.StartAsync(new KonnaStart { Arguments = [FirstKey.Argument] }, Cancellation);

    private async Task<WatchedPage> OpenEditorAsync(KonnaProcess server, string hash = Moment)
    {
        var page = await chromium.OpenAsync(server.Root);
        await page.OpenMapAsync(hash);
        await page.Page.Locator("#tool-edit").ClickAsync();
        await page.Page.Locator("#edit-key").FillAsync(await FirstKey.OfAsync(server, Cancellation));
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Locator("[data-key=new-events]").WaitForAsync();

        // That the key may write was asked for with what is never taken.
        page.ForgetFaults();
        return page;
    }

    private static async Task<HttpClient> EditorAsync(KonnaProcess server)
    {
        var client = new HttpClient { BaseAddress = new Uri(server.Root, "operations/battle-of-konna/collections/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await FirstKey.OfAsync(server, Cancellation));
        client.DefaultRequestHeaders.Accept.ParseAdd("application/geo+json");
        return client;
    }

    private static async Task<JsonDocument> ReadAsync(HttpClient editor, string path) => JsonDocument.Parse(await editor.GetByteArrayAsync(new Uri(path, UriKind.Relative), Cancellation));

    private static async Task PatchAsync(HttpClient editor, string patch)
    {
        using var content = new StringContent(patch, Encoding.UTF8, "application/merge-patch+json");
        using var response = await editor.PatchAsync(new Uri("events/items/evt-bus-checkpoint", UriKind.Relative), content, Cancellation);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }
}
