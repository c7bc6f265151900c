namespace Konna.MapServer.Tests.Api;

public sealed class PageTests(ApiFixture fixture)
{
    private const string Marker = "%22%3E%3Csvg/onload=x%3E";
    private readonly ApiServer server = fixture.Server;

    public static TheoryData<string> Pages =>
    [
        "/operations", ApiFixture.Operation, ApiFixture.Operation + "/conformance", ApiFixture.Operation + "/api", ApiFixture.Operation + "/collections",
        ApiFixture.Operation + "/collections/events", ApiFixture.Operation + "/collections/events/schema", ApiFixture.Operation + "/collections/events/queryables", ApiFixture.Operation + "/collections/events/sortables",
        ApiFixture.Operation + "/collections/events/items?properties=name,summary,participants", ApiFixture.Operation + "/collections/events/items/evt-undated?properties=summary", ApiFixture.Operation + "/collections/events/items", ApiFixture.Operation + "/collections/events/items/evt-undated",
        ApiFixture.Operation + "/collections/sources/items/src-report", ApiFixture.Operation + "/collections/events/items?name=" + Marker,
        ApiFixture.Operation + "/collections/events/items?name=nothing" + Marker,
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_shows_no_text_as_markup_and_runs_nothing(string path)
    {
        foreach (var language in new[] { "en", "fr" })
        {
            using var response = await server.SendAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}f=html&lang={language}");
            var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            Assert.True(response.IsSuccessStatusCode, page);
            Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
            Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<svg", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
            Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
            Assert.DoesNotContain("href=\"javascript:", page, StringComparison.Ordinal);
            Assert.Contains("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Contains("Accept-Language", response.Headers.Vary);
        }
    }

    [Theory]
    [InlineData("fr", "<h1>Lieux</h1>")]
    [InlineData("fr-CA,en;q=0.5", "<h1>Lieux</h1>")]
    [InlineData("en;q=0.9,fr;q=0.8", "<h1>Places</h1>")]
    [InlineData("de", "<h1>Places</h1>")]
    [InlineData(null, "<h1>Places</h1>")]
    public async Task A_page_speaks_the_language_of_its_reader(string? accepted, string expected)
    {
        using var response = await server.SendAsync(
            ApiFixture.Operation + "/collections/places/items", "text/html", headers: accepted is null ? [] : [("Accept-Language", accepted)]);

        Assert.Contains(expected, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_of_a_collection_lead_to_all_its_items()
    {
        var items = new List<string>();
        string? path = ApiFixture.Operation + "/collections/places/items?f=html&limit=10";
        while (path is not null)
        {
            using var response = await server.SendAsync(path);
            var page = System.Net.WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            items.AddRange(page.Split("/collections/places/items/").Skip(1).Select(part => part.Split('?')[0]));
            path = page.Split("rel=\"next\" href=\"").Skip(1).Select(part => part.Split('"')[0]).SingleOrDefault();
        }

        Assert.Equal(Enumerable.Range(1, SamplePackage.Places).Select(n => $"pl-{n:00}"), items);
    }
}
