using System.Globalization;
using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>Every kind of page of the API as its readers have it: in both languages, light and dark, wide and narrow, without a fault that axe or the browser finds.</summary>
public sealed class PagesOfTheApi(EmbeddedStore store, Chromium chromium) : IClassFixture<EmbeddedStore>
{
    private const string Operation = "operations/battle-of-konna";

    private static readonly string[] Pages =
    [
        "operations", Operation, Operation + "/history", Operation + "/conformance", Operation + "/functions", Operation + "/api", Operation + "/collections", Operation + "/collections/events",
        Operation + "/collections/events/schema", Operation + "/collections/events/queryables", Operation + "/collections/events/sortables",
        Operation + "/collections/events/items?kind=fighting&sortby=-begin", Operation + "/collections/claims/items?limit=5",
        Operation + "/collections/places/items?properties=name,nameFr,kind,summary,summaryFr,note,noteFr,begin,end,when,basis,basisNote,confidence,facts,sources",
        Operation + "/collections/events/items/evt-bus-checkpoint", Operation + "/collections/areas/items/area-konna-town", Operation + "/collections/movements/items/mov-04-bus-infiltration",
        Operation + "/collections/places/items/konna", Operation + "/collections/sources/items/src-narrative", Operation + "/collections/accounts/items/acc-bus-b",
    ];

    [Theory]
    [MemberData(nameof(Looks.All), MemberType = typeof(Looks))]
    public async Task Have_no_fault(string locale, bool phone)
    {
        await using var page = await chromium.OpenAsync(store.Root, locale, phone);
        await page.Page.GotoAsync(new Uri(store.Root, Operation + "?f=html").AbsoluteUri);
        var revision = await page.Page.EvaluateAsync<long>("async () => (await (await fetch('battle-of-konna/operation.json')).json()).revision");
        string[] past =
        [
            string.Create(CultureInfo.InvariantCulture, $"{Operation}/collections/events/items?asOf={revision}"),
            string.Create(CultureInfo.InvariantCulture, $"{Operation}/collections/events/items/evt-bus-checkpoint?asOf={DateTimeOffset.UtcNow:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}"),
        ];
        foreach (var path in Pages.Concat(past))
        {
            var address = new Uri(store.Root, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}f=html");
            await page.Page.GotoAsync(address.AbsoluteUri);

            Assert.Equal(locale[..2], await page.Page.Locator("html").GetAttributeAsync("lang"));
            Assert.True(await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{path} scrolls sideways");
            await Assertions.Expect(page.Page.Locator(".past")).ToHaveCountAsync(past.Contains(path) ? 1 : 0);
            await AxeCore.CheckAsync(page.Page, $"{path} {locale}");
        }

        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Ask_by_a_form_and_sort_by_the_heads_of_columns_without_script()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.Page.GotoAsync(new Uri(store.Root, Operation + "/collections/events/items?f=html").AbsoluteUri);
        await page.Page.GetByText("Filter and sort").ClickAsync();
        await page.Page.GetByLabel("Kind", new() { Exact = true }).SelectOptionAsync("fighting");
        await page.Page.GetByLabel("At the time (UTC)").FillAsync("2013-01-10");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();

        Assert.EndsWith("/collections/events/items?f=html&kind=fighting&datetime=2013-01-10", page.Page.Url, StringComparison.Ordinal);
        var unsorted = await NamesAsync(page.Page);
        await page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Name" }).GetByRole(AriaRole.Link).ClickAsync();
        var sorted = await NamesAsync(page.Page);
        await page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Name" }).GetByRole(AriaRole.Link).ClickAsync();
        var reversed = await NamesAsync(page.Page);

        Assert.NotEmpty(sorted);
        Assert.Equal(unsorted.Order(StringComparer.Ordinal), sorted);
        Assert.Equal(unsorted.OrderDescending(StringComparer.Ordinal), reversed);
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Lead_into_the_map_at_the_right_time_with_the_account_in_force()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.Page.GotoAsync(new Uri(store.Root, Operation + "/collections/events/items/evt-bus-checkpoint.b?f=html").AbsoluteUri);
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Show on the map" }).ClickAsync();
        var map = await page.WaitForMapAsync();

        Assert.Equal(DateTimeOffset.Parse("2013-01-10T12:30:00Z", CultureInfo.InvariantCulture), await map.ClockAsync());
        Assert.Equal("events/evt-bus-checkpoint.b", await map.SelectionAsync());
        Assert.Contains("acc-bus-b", await map.AccountsAsync());
        Assert.Empty(page.Faults);
    }

    private static Task<IReadOnlyList<string>> NamesAsync(IPage page) => page.Locator("tbody th a").AllTextContentsAsync();
}
