using Konna.Testing;
using Konna.Web.Tests.Fixtures;
using Microsoft.Playwright;

namespace Konna.Web.Tests;

/// <summary>What is not sure looks so, on the map and on the slider, and the legend says what each mark means.</summary>
public sealed class UncertaintyOnTheMap(EmbeddedStore store, Chromium chromium) : IClassFixture<EmbeddedStore>
{
    [Fact]
    public async Task The_selection_fades_on_the_slider_where_its_begin_and_end_are_not_sure()
    {
        await using var page = await chromium.OpenAsync(store.Root);
        // From 9 January at the earliest and 11 at the latest, to 18 at the earliest and 19 at the latest.
        await page.OpenMapAsync("t=2013-01-12T12:00:00Z&sel=events/evt-killings-in-sevare");

        var strengths = await page.Page.EvaluateAsync<double[]>(
            """
            () => {
              const canvas = document.querySelector('.timeline-track canvas');
              const { data } = canvas.getContext('2d').getImageData(0, canvas.height - 22, canvas.width, 1);
              const at = (day) => data[4 * Math.round(canvas.width * day / 18) + 3];
              const [paper, full] = [at(7.5), at(11.2)];
              return [8.25, 9, 9.75, 10.5, 14, 17.2, 17.6, 17.9].map((day) => (at(day) - paper) / (full - paper));
            }
            """);

        Assert.Equal(strengths[..5].Order(), strengths[..5]);
        Assert.Equal(strengths[4..].OrderDescending(), strengths[4..]);
        Assert.InRange(strengths[1], 0.3, 0.75);
        Assert.InRange(strengths[4], 0.98, 1.02);
        Assert.InRange(strengths[7], 0, 0.45);
        await page.PictureAsync("uncertain-selection");
        Assert.Empty(page.Faults);
    }

    [Theory]
    [InlineData("2013-01-09T12:00:00Z", "2013-01-09T14:00:00Z")]
    public async Task Scattered_groups_are_a_cloud_that_drifts_with_time(string before, string after)
    {
        await using var page = await chromium.OpenAsync(store.Root);
        var map = await page.OpenMapAsync($"t={before}&map=9/15.1/-3.2&layers=movers");
        var cloud = (await map.PositionsAsync()).Where(position => position.Id.StartsWith("mov-03", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(cloud);
        var first = await page.Page.Locator("#map").ScreenshotAsync();
        await map.SetClockAsync(after);
        await page.PictureAsync("dispersed");

        Assert.NotEqual(first, await page.Page.Locator("#map").ScreenshotAsync());
        Assert.Empty(page.Faults);
    }

    [Theory]
    [InlineData("en-GB", "Base map 1:50 million: rivers and borders may be off by 5 km", "Dashed frame: suspected, inferred or schematic", "Legend")]
    [InlineData("fr-FR", "Fond au 1:50 000 000 : cours d’eau et frontières à 5 km près", "Cadre tireté : présumé, déduit ou schématique", "Légende")]
    public async Task From_near_the_map_says_how_coarse_its_ground_is_and_the_legend_explains_every_mark(string locale, string coarse, string dashed, string legend)
    {
        await using var page = await chromium.OpenAsync(store.Root, locale: locale);
        await page.OpenMapAsync("t=2013-01-10T13:00:00Z&map=10/14.95/-3.9");
        Assert.Equal(coarse, (await page.Page.Locator(".map-note").InnerTextAsync()).Replace('\u00a0', ' '));

        await page.Page.GetByRole(AriaRole.Tab, new() { Name = legend }).ClickAsync();
        await page.Page.GetByText(dashed).WaitForAsync();
        Assert.Equal(15, await page.Page.Locator("canvas.key").CountAsync());
        await page.PictureAsync($"legend-{locale}");
        Assert.Empty(page.Faults);
    }
}
