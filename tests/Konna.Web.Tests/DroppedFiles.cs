using System.IO.Compression;
using System.Text.RegularExpressions;
using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>Files dropped on the list of operations, as a person drops them: real files, by the browser's own drag and drop.</summary>
public sealed partial class DroppedFiles(WritableServer server, Chromium chromium) : IClassFixture<WritableServer>, IDisposable
{
    private const string Sightings = """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Boat","time":"2031-03-03T08:00:00Z"},"geometry":{"type":"Point","coordinates":[-4,14.6]}},{"type":"Feature","properties":{"name":"Nothing"},"geometry":null}]}""";

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task A_package_is_imported_with_a_key_shown_in_the_list_and_replaced_only_when_asked()
    {
        var package = await PackAsync("harbour-flood");
        await using var page = await OpenAsync(key: false);
        await DropAsync(page, package);
        await Assertions.Expect(Said(page)).ToHaveTextAsync("To import “harbour-flood.zip”, a key or an access token is needed.");
        await Assertions.Expect(page.Page.Locator("#edit-key")).ToBeFocusedAsync();
        await Assertions.Expect(page.Page.Locator("#edit-key-help")).ToContainTextAsync("konna keys add");
        await AxeCore.CheckAsync(page.Page, "key");
        await page.PictureAsync("import-key");
        await page.Page.Locator("#edit-key").FillAsync("konna_0000000000000000_nobody");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("#edit-key-problem")).ToContainTextAsync("no key or token that this server takes");
        await page.Page.Locator("#edit-key").FillAsync(server.Key);
        await page.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(Said(page)).ToHaveTextAsync("“The harbour flood (an invented exercise)” was imported.");
        await Assertions.Expect(page.Page.Locator("[data-key=show-imported]")).ToBeFocusedAsync();
        var card = page.Page.Locator(".card", new() { HasText = "The harbour flood" });
        await Assertions.Expect(card.Locator("canvas")).ToBeVisibleAsync();
        await Assertions.Expect(card.Locator(".card-counts")).ToContainTextAsync("events");
        await AxeCore.CheckAsync(page.Page, "imported");
        await page.PictureAsync("import-done");

        await DropAsync(page, package);
        await Assertions.Expect(Said(page)).ToHaveTextAsync("There is an operation “harbour-flood” already.");
        await Assertions.Expect(page.Page.Locator("[data-key=keep]")).ToBeFocusedAsync();
        await AxeCore.CheckAsync(page.Page, "question");
        await page.PictureAsync("import-replace");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Said(page)).ToHaveTextAsync("Nothing was changed.");
        await DropAsync(page, package);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Replace it" }).ClickAsync();
        await Assertions.Expect(Said(page)).ToHaveTextAsync("“The harbour flood (an invented exercise)” was replaced.");
        await page.Page.Locator("[data-key=show-imported]").ClickAsync();
        await page.WaitForMapAsync();
        Assert.EndsWith("/operations/harbour-flood", new Uri(page.Page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Key, page.Page.Url, StringComparison.Ordinal);
        Assert.All(page.Faults, fault => Assert.Matches("401|415|409", fault));
    }

    [Fact]
    public async Task A_GeoJSON_file_is_chosen_by_keyboard_and_what_was_left_out_is_told()
    {
        var file = await WriteAsync("Boats on the river.geojson", Sightings);
        await using var page = await OpenAsync();

        // Listened for from the start: the browser's own dialog comes up unless it was told in time that somebody else answers.
        var asked = new TaskCompletionSource<IFileChooser>();
        page.Page.FileChooser += (_, chooser) => asked.TrySetResult(chooser);
        await page.Page.ReloadAsync();
        await page.Page.Locator("[data-key=choose-file]").PressAsync("Enter");
        await (await asked.Task).SetFilesAsync(file);

        await Assertions.Expect(Said(page)).ToHaveTextAsync("“Boats on the river” was imported.");
        await Assertions.Expect(page.Page.Locator(".import-notices li")).ToContainTextAsync("left out");
        await AxeCore.CheckAsync(page.Page, "notices");
        await page.PictureAsync("import-notices");
        var card = page.Page.Locator(".card", new() { HasText = "Boats on the river" });
        await Assertions.Expect(card.Locator(".card-counts")).ToHaveTextAsync("1 event · 0 movements · 1 source");
        await card.ClickAsync();
        await page.WaitForMapAsync();
        Assert.EndsWith("/operations/boats-on-the-river", new Uri(page.Page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.All(page.Faults, fault => Assert.Matches("415", fault));
    }

    [Theory]
    [MemberData(nameof(Looks.All), MemberType = typeof(Looks))]
    public async Task Axe_finds_nothing_on_the_way_of_a_file(string locale, bool phone)
    {
        var file = await WriteAsync($"Seen on {locale} {(phone ? "phone" : "desktop")}.geojson", Sightings);
        await using var page = await OpenAsync(locale: locale, phone: phone, key: false);
        await DropAsync(page, () => AxeCore.CheckAsync(page.Page, "drop here"), file);
        await page.Page.Locator("#edit-key").FillAsync("konna_0000000000000000_nobody");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("#edit-key-problem")).ToBeVisibleAsync();
        await AxeCore.CheckAsync(page.Page, "key");

        await page.Page.RouteAsync("**/operations?name=*", _ => { });
        await page.Page.Locator("#edit-key").FillAsync(server.Key);
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await AxeCore.CheckAsync(page.Page, "sending");
        await page.Page.Locator("[data-key=stop]").ClickAsync();
        await Assertions.Expect(page.Page.Locator("[data-key=again]")).ToBeVisibleAsync();
        await AxeCore.CheckAsync(page.Page, "stopped");
        await page.Page.UnrouteAllAsync();
        await page.Page.Locator("[data-key=again]").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".import-notices li")).ToBeVisibleAsync();
        await AxeCore.CheckAsync(page.Page, "imported");
        await DropAsync(page, file);
        await Assertions.Expect(page.Page.Locator("[data-key=keep]")).ToBeVisibleAsync();
        await AxeCore.CheckAsync(page.Page, "question");
        await DropAsync(page, await WriteAsync("notes.docx", "x"));
        await Assertions.Expect(Said(page)).ToContainTextAsync("notes.docx");
        await AxeCore.CheckAsync(page.Page, "refused");
    }

    [Theory]
    [MemberData(nameof(Looks.All), MemberType = typeof(Looks))]
    public async Task A_broken_package_is_told_with_all_its_problems(string locale, bool phone)
    {
        var expected = (await File.ReadAllLinesAsync(Repository.At("tests", "packages", "ten-errors.report.txt"), TestContext.Current.CancellationToken)).Where(line => Problem().IsMatch(line)).ToList();
        var package = await PackAsync("ten-errors");
        await using var page = await OpenAsync(locale: locale, phone: phone);
        await DropAsync(page, package);

        var isFrench = locale.StartsWith("fr", StringComparison.Ordinal);
        await Assertions.Expect(Said(page)).ToHaveTextAsync(isFrench
            ? $"«\u00a0ten-errors.zip\u00a0» a {expected.Count} défauts. Rien n’en a été importé."
            : $"“ten-errors.zip” has {expected.Count} problems. Nothing of it was imported.");
        var problems = page.Page.Locator(".report li");
        await Assertions.Expect(problems).ToHaveCountAsync(expected.Count);
        await Assertions.Expect(page.Page.Locator(".report")).ToBeFocusedAsync();
        var told = await page.Page.Locator(".report").InnerTextAsync();
        foreach (var line in expected)
        {
            var (file, pointer, what) = Split(line);
            Assert.Contains(file, told, StringComparison.Ordinal);
            Assert.Contains(pointer, told, StringComparison.Ordinal);
            Assert.Contains(what.Split(". ")[0], told, StringComparison.Ordinal);
        }

        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways");
        await AxeCore.CheckAsync(page.Page, $"report {locale}");
        await page.PictureAsync($"import-report-{locale[..2]}{(phone ? "-phone" : "")}");

        // In the other language it is the same report.
        await page.Page.Locator(isFrench ? "[data-key=en]" : "[data-key=fr]").ClickAsync();
        await Assertions.Expect(Said(page)).ToContainTextAsync(isFrench ? "problems. Nothing" : "défauts. Rien");
        await Assertions.Expect(problems).ToHaveCountAsync(expected.Count);
        var saved = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.Locator("[data-key=save-report]").ClickAsync());
        await saved.SaveAsAsync(directory.File("report.txt"));
        Assert.Equal(expected, await File.ReadAllLinesAsync(directory.File("report.txt"), TestContext.Current.CancellationToken));
        Assert.All(page.Faults, fault => Assert.Matches("415|422", fault));
    }

    [Fact]
    public async Task A_hostile_name_is_a_text_wherever_it_is_shown()
    {
        const string name = "<img src=x onerror=alert(1)>\u202E&lt;b.geojson";
        var dialogs = new List<string>();
        await using var page = await OpenAsync();
        page.Page.Dialog += async (_, dialog) =>
        {
            dialogs.Add(dialog.Message);
            await dialog.DismissAsync();
        };
        await DropAsync(page, await WriteAsync(name, "{}"));
        await Assertions.Expect(Said(page)).ToContainTextAsync("<img src=x onerror=alert(1)>");
        await Assertions.Expect(page.Page.Locator(".report h3")).ToContainTextAsync("<img src=x onerror=alert(1)>&lt;b.geojson");
        await DropAsync(page, await WriteAsync(name, Sightings));
        await Assertions.Expect(Said(page)).ToContainTextAsync("was imported");
        await Assertions.Expect(page.Page.Locator(".card-title", new() { HasText = "<img src=x" })).ToHaveTextAsync("<img src=x onerror=alert(1)>&lt;b");
        await Assertions.Expect(page.Page.Locator(".list img, .list b img")).ToHaveCountAsync(0);
        Assert.Empty(dialogs);
        Assert.All(page.Faults, fault => Assert.Matches("415|422", fault));
    }

    [Fact]
    public async Task What_is_not_taken_is_said_and_of_several_things_what_is()
    {
        var folder = Directory.CreateDirectory(directory.File("a folder")).FullName;
        await using var page = await OpenAsync();
        await DropAsync(page, folder);
        await Assertions.Expect(Said(page)).ToContainTextAsync("A folder is not taken here.");
        await DropAsync(page, await WriteAsync("notes.docx", "x"));
        await Assertions.Expect(Said(page)).ToContainTextAsync("“notes.docx” is of no form that is taken here");
        await page.PictureAsync("import-refused");
        await DropAsync(page, await WriteAsync("large.csv", new string('x', (64 * 1024 * 1024) + 1)));
        await Assertions.Expect(Said(page)).ToContainTextAsync("“large.csv” is larger than 64 MB.");
        await DropAsync(page, folder, await WriteAsync("readme.md", "x"), await WriteAsync("first.csv", "name,time\na,soon\n"), await WriteAsync("second.csv", "x"));
        await Assertions.Expect(Said(page)).ToContainTextAsync("One file at a time: “first.csv” is taken, the 2 other files and the folder not. “first.csv” has");

        // A drag that promises files and brings none, and one of text.
        await page.Page.EvaluateAsync("() => document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: Object.defineProperty(new DataTransfer(), 'types', { value: ['Files'] }) }))");
        await Assertions.Expect(Said(page)).ToContainTextAsync("There was no file in it.");
        await page.Page.EvaluateAsync("() => { const t = new DataTransfer(); t.setData('text/plain', 'a.zip'); document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: t })); }");
        await Assertions.Expect(Said(page)).ToContainTextAsync("There was no file in it.");
        Assert.All(page.Faults, fault => Assert.Matches("415|422", fault));
    }

    [Fact]
    public async Task A_sending_can_be_stopped_and_a_server_that_is_gone_is_said()
    {
        var file = await WriteAsync("slow.geojson", Sightings);
        await using var page = await OpenAsync();
        await page.Page.RouteAsync("**/operations?name=*", _ => { });
        await DropAsync(page, file);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await DropAsync(page, file);
        await Assertions.Expect(Said(page)).ToContainTextAsync("wait until this one is done");
        await page.Page.Locator("[data-key=stop]").ClickAsync();
        await Assertions.Expect(Said(page)).ToHaveTextAsync("“slow.geojson” was not sent to its end. Nothing was changed.");
        await page.Page.UnrouteAllAsync();
        await page.Page.RouteAsync("**/operations?name=*", route => route.AbortAsync("connectionrefused"));
        await page.Page.Locator("[data-key=again]").ClickAsync();
        await Assertions.Expect(Said(page)).ToContainTextAsync("The server could not be reached");
        await page.Page.UnrouteAllAsync();
        await page.Page.Locator("[data-key=again]").ClickAsync();
        await Assertions.Expect(Said(page)).ToHaveTextAsync("“slow” was imported.");
    }

    private static ILocator Said(WatchedPage page) => page.Page.GetByRole(AriaRole.Status);

    private static (string File, string Pointer, string What) Split(string line)
    {
        var match = Problem().Match(line);
        return (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
    }

    [GeneratedRegex(@"^([a-z.]+)(?:#(\S+))?(?: \([^)]*\))?: (.+)$")]
    private static partial Regex Problem();

    private static Task DropAsync(WatchedPage page, params string[] paths) => DropAsync(page, () => Task.CompletedTask, paths);

    /// <summary>Moves files over the page and lets go of them.</summary>
    /// <param name="over">What is done while they are held over it.</param>
    private static async Task DropAsync(WatchedPage page, Func<Task> over, params string[] paths)
    {
        var browser = await page.Page.Context.NewCDPSessionAsync(page.Page);
        foreach (var type in new[] { "dragEnter", "dragOver", "drop" })
        {
            await browser.SendAsync("Input.dispatchDragEvent", new Dictionary<string, object>
            {
                ["type"] = type,
                ["x"] = 150,
                ["y"] = 200,
                ["data"] = new { items = Array.Empty<object>(), files = paths, dragOperationsMask = 1 },
            });
            if (type == "dragOver")
            {
                await Assertions.Expect(page.Page.Locator(".drop-here")).ToBeVisibleAsync();
                await over();
            }
        }

        await Assertions.Expect(page.Page.Locator(".drop-here")).ToBeHiddenAsync();
        await browser.DetachAsync();
    }

    private async Task<WatchedPage> OpenAsync(string locale = "en-GB", bool phone = false, bool key = true)
    {
        var page = await chromium.OpenAsync(server.Root, locale, phone);
        if (key)
        {
            await page.Page.AddInitScriptAsync($"sessionStorage.setItem('konna-key', '{server.Key}')");
        }

        await page.Page.GotoAsync(new Uri(server.Root, "operations").AbsoluteUri);
        await Assertions.Expect(page.Page.Locator(".card").First).ToBeVisibleAsync();
        return page;
    }

    private async Task<string> WriteAsync(string name, string content)
    {
        await File.WriteAllTextAsync(directory.File(name), content, TestContext.Current.CancellationToken);
        return directory.File(name);
    }

    private async Task<string> PackAsync(string package)
    {
        await ZipFile.CreateFromDirectoryAsync(Repository.At("tests", "packages", package), directory.File(package + ".zip"), TestContext.Current.CancellationToken);
        return directory.File(package + ".zip");
    }
}
