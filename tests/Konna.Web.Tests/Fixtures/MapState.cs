using Microsoft.Playwright;

namespace Konna.Web.Tests.Fixtures;

/// <summary>What the page says of itself through <c>window.konna</c>.</summary>
public sealed class MapState(IPage page)
{
    /// <param name="instant">RFC 3339, UTC.</param>
    public Task SetClockAsync(string instant) => page.EvaluateAsync("(t) => { konna.clock.pause(); konna.clock.set(t); }", instant);

    public async Task<DateTimeOffset> ClockAsync() => DateTimeOffset.Parse(await page.EvaluateAsync<string>("() => konna.clock.t"), System.Globalization.CultureInfo.InvariantCulture);

    public async Task<IReadOnlyList<MapPosition>> PositionsAsync()
        => await page.EvaluateAsync<MapPosition[]>(
            "() => konna.situation().positions.map((p) => ({ id: p.id, subject: p.subject, status: p.status, accountId: p.movement.properties.accountId ?? null, lon: p.lon, lat: p.lat }))");

    public async Task<IReadOnlyList<string>> EventsAsync() => await page.EvaluateAsync<string[]>("() => konna.visibleEvents()");

    public async Task<IReadOnlyList<string>> AreasAsync() => await page.EvaluateAsync<string[]>("() => konna.visibleAreas()");

    public async Task<IReadOnlyList<string>> AccountsAsync() => await page.EvaluateAsync<string[]>("() => konna.accounts");

    public Task<string?> SelectionAsync() => page.EvaluateAsync<string?>("() => konna.selection");

    public Task<string> LanguageAsync() => page.EvaluateAsync<string>("() => konna.language");
}
