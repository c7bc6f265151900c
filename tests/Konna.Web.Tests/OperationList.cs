using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>The list of one, of a few and of very many operations, and the map of another one than the seed.</summary>
public sealed partial class OperationList(Chromium chromium)
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_short_list_shows_each_operation_with_its_map_and_counts_and_no_search(int count)
    {
        await using var served = await ServeAsync(count);
        await using var page = await chromium.OpenAsync(served.Root);
        await page.Page.GotoAsync(new Uri(served.Root, "operations").AbsoluteUri);

        await Assertions.Expect(page.Page.Locator(".card")).ToHaveCountAsync(count);
        await Assertions.Expect(page.Page.Locator(".card-counts").Last).ToContainTextAsync(Counted());
        await Assertions.Expect(page.Page.Locator(".card canvas")).ToHaveCountAsync(count);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Searchbox)).ToHaveCountAsync(0);
        await page.PictureAsync($"list-{count}");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Two_hundred_operations_are_searched_and_counted_only_where_they_are_seen()
    {
        await using var served = await ServeAsync(200);
        await using var page = await chromium.OpenAsync(served.Root);
        await page.Page.GotoAsync(new Uri(served.Root, "operations").AbsoluteUri);
        var cards = page.Page.Locator(".card");
        await Assertions.Expect(cards).ToHaveCountAsync(200);
        await Assertions.Expect(page.Page.Locator(".card-counts").First).ToContainTextAsync(Counted());
        await Assertions.Expect(page.Page.Locator(".card-counts").Last).ToBeEmptyAsync();

        await page.Page.GetByRole(AriaRole.Searchbox).FillAsync("INONDATION 117");
        await Assertions.Expect(cards).ToHaveCountAsync(1);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 of 200 operations");
        await Assertions.Expect(page.Page.Locator(".card-counts")).ToContainTextAsync(Counted());
        await page.PictureAsync("list-200");
        await page.Page.GetByRole(AriaRole.Searchbox).FillAsync("nowhere");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Nothing of that name.");
        await page.Page.GetByRole(AriaRole.Searchbox).FillAsync("flood 117");
        await cards.ClickAsync();
        await page.WaitForMapAsync();
        Assert.EndsWith("/operations/harbour-flood-117", new Uri(page.Page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.Empty(page.Faults);
    }

    [Theory]
    [InlineData("en-GB", "The harbour flood", 1440)]
    [InlineData("fr-FR", "L’inondation du port", 390)]
    public async Task Another_operation_than_the_seed_has_the_whole_map_and_nothing_of_the_seed(string locale, string title, int width)
    {
        await using var served = await ServeAsync(1);
        await using var page = await chromium.OpenAsync(served.Root, width, 844, locale, touch: width < 800);
        await page.Page.GotoAsync(new Uri(served.Root, "operations/harbour-flood").AbsoluteUri);
        await page.WaitForMapAsync();
        await Assertions.Expect(page.Page.Locator("h1")).ToContainTextAsync(title);
        var words = new List<string>();
        foreach (var tab in new[] { "units", "accounts", "claims", "legend", "data" })
        {
            await page.Page.Locator($"#tab-{tab}").ClickAsync();
            await Assertions.Expect(page.Page.Locator($"#tab-{tab}")).ToHaveAttributeAsync("aria-selected", "true");
            await Assertions.Expect(page.Page.Locator("#panel-body > *").First).ToBeVisibleAsync();
            words.Add(await page.Page.Locator("body").InnerTextAsync());
        }

        foreach (var tool in new[] { "search", "filters" })
        {
            await page.Page.Locator($"#tool-{tool}").ClickAsync();
            await Assertions.Expect(page.Page.Locator("#panel-body h2.title")).ToBeVisibleAsync();
            words.Add(await page.Page.Locator("body").InnerTextAsync());
        }

        await page.Page.EvaluateAsync("() => { konna.clock.set('2031-03-01T00:00:00Z'); konna.clock.run(); for (let i = 0; i < 800; i++) konna.clock.tick(250); konna.clock.pause(); }");
        Assert.Equal("2031-03-08T00:00:00Z", await page.Page.EvaluateAsync<string>("() => konna.clock.t"));
        await page.Page.GotoAsync("about:blank");
        await page.Page.GotoAsync(new Uri(served.Root, "operations/harbour-flood#table=events,claims&tab=claims").AbsoluteUri);
        await page.WaitForMapAsync();
        await page.PictureAsync($"harbour-flood-{width}");
        words.Add(await page.Page.Locator("body").InnerTextAsync());
        Assert.All(words, text => Assert.DoesNotMatch(OfTheSeed(), text));
        Assert.Empty(page.Faults);
    }

    /// <summary>The whole server, over so many operations that differ in their ids and titles; the first is the package itself.</summary>
    private static async Task<Served> ServeAsync(int count)
    {
        var seeds = new TemporaryDirectory();
        var package = Repository.At("tests", "packages", "harbour-flood");
        for (var i = 0; i < count; i++)
        {
            var folder = Directory.CreateDirectory(seeds.File(i == 0 ? "harbour-flood" : $"harbour-flood-{i}")).FullName;
            foreach (var file in Directory.EnumerateFiles(package, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(package, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            if (i > 0)
            {
                var path = Path.Combine(folder, "operation.json");
                var operation = JsonNode.Parse(await File.ReadAllBytesAsync(path))!;
                operation["id"] = $"harbour-flood-{i}";
                operation["title"] = $"The harbour flood {i}";
                operation["titleFr"] = $"L’inondation du port {i}";
                await File.WriteAllTextAsync(path, operation.ToJsonString());
            }
        }

        var start = new KonnaStart { Environment = new Dictionary<string, string?> { ["Konna__SeedsDirectory"] = seeds.Path } };
        return new Served(await KonnaProcess.StartAsync(start, TestContext.Current.CancellationToken), seeds);
    }

    [GeneratedRegex(@"^\d+ events · \d+ movements · \d+ sources$")]
    private static partial Regex Counted();

    /// <summary>"KonnaMap" is the program's name.</summary>
    [GeneratedRegex(@"Konna(?!Map)|Mali|S[ée]var[ée]", RegexOptions.IgnoreCase)]
    private static partial Regex OfTheSeed();

    private sealed class Served(KonnaProcess server, TemporaryDirectory seeds) : IAsyncDisposable
    {
        public Uri Root => server.Root;

        public async ValueTask DisposeAsync()
        {
            await server.DisposeAsync();
            seeds.Dispose();
        }
    }
}
