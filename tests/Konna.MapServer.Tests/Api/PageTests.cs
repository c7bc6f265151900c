using System.Xml.Linq;

namespace Konna.MapServer.Tests.Api;

public sealed class PageTests(ApiFixture fixture)
{
    private const string Marker = "%22%3E%3Csvg/onload=x%3E";
    private const string Events = ApiFixture.Operation + "/collections/events";
    private readonly ApiServer server = fixture.Server;

    public static TheoryData<string> Pages =>
    [
        "/operations", ApiFixture.Operation, ApiFixture.Operation + "/conformance", ApiFixture.Operation + "/api", ApiFixture.Operation + "/functions", ApiFixture.Operation + "/collections",
        Events, Events + "/schema", Events + "/queryables", Events + "/sortables", Events + "/items", Events + "/items?properties=name,summary,participants", Events + "/items?sortby=-name",
        Events + "/items/evt-undated", Events + "/items/evt-undated?properties=summary", Events + "/items/evt-shot?crs=EPSG:32630", Events + "/items?crs=EPSG:32630",
        ApiFixture.Operation + "/collections/movements/items/mov-3.north", ApiFixture.Operation + "/collections/accounts/items/acc-a", ApiFixture.Operation + "/collections/areas/items/area-wood",
        ApiFixture.Operation + "/collections/sources/items/src-report", ApiFixture.Operation + "/collections/places/items?bbox=179,0,-179,1",
        Events + "/items?name=" + Marker, Events + "/items?name=nothing" + Marker, Events + "/items?filter=name%3D'" + Marker + "'",
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
            var markup = PageMarkup.Parse(page);
            Assert.Empty(PageMarkup.Faults(markup));
            Assert.Equal(language, (string?)markup.Attribute("lang"));
            Assert.Single(markup.Descendants("h1"));
            Assert.Contains("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Contains("Accept-Language", response.Headers.Vary);
        }
    }

    [Theory]
    [InlineData("fr", "Lieux")]
    [InlineData("fr-CA,en;q=0.5", "Lieux")]
    [InlineData("en;q=0.9,fr;q=0.8", "Places")]
    [InlineData("de", "Places")]
    [InlineData(null, "Places")]
    public async Task A_page_speaks_the_language_of_its_reader(string? accepted, string expected)
    {
        using var response = await server.SendAsync(
            ApiFixture.Operation + "/collections/places/items", "text/html", headers: accepted is null ? [] : [("Accept-Language", accepted)]);

        Assert.Equal(expected, PageMarkup.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Descendants("h1").Single().Value);
    }

    [Fact]
    public async Task The_pages_of_a_collection_lead_to_all_its_items()
    {
        var items = new List<string>();
        string? path = ApiFixture.Operation + "/collections/places/items?f=html&limit=10";
        while (path is not null)
        {
            var page = await ReadAsync(path);
            items.AddRange(page.Descendants("tbody").Descendants("th").Elements("a").Select(a => new Uri((string)a.Attribute("href")!).Segments[^1]));
            path = (string?)page.Descendants("a").SingleOrDefault(a => (string?)a.Attribute("rel") == "next")?.Attribute("href");
        }

        Assert.Equal(Enumerable.Range(1, SamplePackage.Places).Select(n => $"pl-{n:00}"), items);
    }

    [Fact]
    public async Task Every_link_of_every_page_leads_somewhere()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(["/operations?f=html", ApiFixture.Operation + "?f=html&lang=fr"]);
        while (open.TryDequeue(out var path))
        {
            using var response = await server.SendAsync(path);
            Assert.True((int)response.StatusCode == 200, $"{path}: {(int)response.StatusCode}");
            if (response.Content.Headers.ContentType?.MediaType != "text/html" || !path.Contains("f=html", StringComparison.Ordinal))
            {
                continue;
            }

            var page = PageMarkup.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Empty(PageMarkup.Faults(page));
            foreach (var link in page.Descendants("a").Select(a => (string)a.Attribute("href")!).Where(h => h.StartsWith(server.Address.AbsoluteUri, StringComparison.Ordinal)))
            {
                // One order stands for all; the files of the pages are served by the host.
                var target = link[(server.Address.AbsoluteUri.Length - 1)..].Split('#')[0];
                if (!target.Contains("sortby=", StringComparison.Ordinal) && seen.Add(target))
                {
                    open.Enqueue(target);
                }
            }
        }

        Assert.Contains(seen, path => path.Contains("/collections/movements/items/mov-1.north?", StringComparison.Ordinal));
        Assert.Contains(seen, path => path.Contains("filter=A_CONTAINS", StringComparison.Ordinal) || path.Contains("/collections/sources/items/src-report?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_head_of_a_column_sorts_by_it_and_then_the_other_way()
    {
        var unsorted = await ReadAsync(ApiFixture.Operation + "/collections/places/items?f=html");
        var ascending = await ReadAsync(HeadOf(unsorted, "Name"));
        var descending = await ReadAsync(HeadOf(ascending, "Name"));

        Assert.Equal("ascending", (string?)ColumnOf(ascending, "Name").Attribute("aria-sort"));
        Assert.Equal("East of the line", FirstNameOf(ascending));
        Assert.Equal("descending", (string?)ColumnOf(descending, "Name").Attribute("aria-sort"));
        Assert.Equal("West of the line", FirstNameOf(descending));
    }

    [Fact]
    public async Task The_form_keeps_what_was_asked_and_its_empty_fields_ask_nothing()
    {
        using var response = await server.SendAsync(ApiFixture.Operation + "/collections/places/items?f=html&kind=town&bbox=&datetime=&name=&limit=5");

        Assert.Equal(303, (int)response.StatusCode);
        var location = response.Headers.Location!.OriginalString;
        Assert.Equal(ApiFixture.Operation + "/collections/places/items?f=html&kind=town&limit=5", location);
        var page = await ReadAsync(location);
        Assert.Equal("town", (string?)page.Descendants("option").Single(o => o.Attribute("selected") is not null && (string?)o.Parent!.Attribute("name") == "kind").Attribute("value"));
        Assert.Equal("5", (string?)page.Descendants("input").Single(i => (string?)i.Attribute("name") == "limit").Attribute("value"));
        Assert.NotNull(page.Descendants("details").First().Attribute("open"));
    }

    [Theory]
    [InlineData("?bbox=&kind=town", "bbox")]
    [InlineData("?f=html&foo=", "foo")]
    public async Task An_empty_parameter_that_comes_from_no_form_stays_an_error(string query, string parameter)
    {
        var problem = await server.ProblemAsync(ApiFixture.Operation + "/collections/places/items" + query, 400);

        Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
    }

    private static XElement ColumnOf(XElement page, string title) => page.Descendants("thead").Descendants("th").Single(th => th.Value.TrimEnd('▲', '▼', ' ') == title);

    private static string HeadOf(XElement page, string title) => (string)ColumnOf(page, title).Element("a")!.Attribute("href")!;

    private static string FirstNameOf(XElement page) => page.Descendants("tbody").Descendants("th").First().Value;

    private async Task<XElement> ReadAsync(string path)
    {
        using var response = await server.SendAsync(path);
        return PageMarkup.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
