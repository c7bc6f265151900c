using Konna.Testing;
using Konna.Web.Tests.Fixtures;

namespace Konna.Web.Tests;

/// <summary>The address that the server prints, and the root.</summary>
public sealed class FrontDoor(EmbeddedStore store, Chromium chromium) : IClassFixture<EmbeddedStore>
{
    [Fact]
    public async Task The_root_leads_a_reader_to_the_map()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        await page.Page.GotoAsync(store.Root.AbsoluteUri);
        if (!page.Page.Url.Contains("/operations/battle-of-konna", StringComparison.Ordinal))
        {
            await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { NameRegex = new("Konna", System.Text.RegularExpressions.RegexOptions.NonBacktracking) }).First.ClickAsync();
        }

        var map = await page.WaitForMapAsync();

        Assert.NotEmpty(await map.AccountsAsync());
        Assert.Contains("Battle of Konna", await page.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Empty(page.Faults);
    }
}
