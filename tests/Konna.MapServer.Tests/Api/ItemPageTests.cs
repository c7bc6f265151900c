using System.Globalization;
using System.Xml.Linq;
using Konna.Geo.Operations;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Tests.Api;

/// <summary>The page of one feature: its map, all that is known of it, and the accounts of it side by side.</summary>
public sealed class ItemPageTests : IAsyncLifetime
{
    private const string Events = ApiFixture.Operation + "/collections/events/items/";
    private ApiServer server = null!;

    public async ValueTask InitializeAsync() => server = await ApiServer.StartAsync([Contested()]);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task The_accounts_of_a_contested_event_stand_side_by_side_with_what_differs_and_by_whose_word()
    {
        var table = (await ReadAsync(Events + "evt-bridge")).Descendants("section").First().Descendants("table").Single();

        Assert.Equal(["Account", "A (shown by default)", "B"], table.Descendants("thead").Descendants("th").Select(th => th.Value));
        var rows = table.Descendants("tbody").Elements("tr").ToDictionary(tr => tr.Element("th")!.Value, tr => tr.Elements("td").Select(td => td.Value).ToArray());
        Assert.Equal(["Blue held it.", "Red held it."], rows["What it says"]);
        Assert.Equal(["Report, p. 7", "No source is given."], rows["According to"]);
        Assert.Equal(["Bridge held (this page)", "Bridge lost"], rows["Told as"]);
        Assert.Equal(["First company", "Red"], rows["Participants"]);
        Assert.Equal(["Blue stays. " + SamplePackage.Probe, "not stated"], rows["Summary"]);
        Assert.DoesNotContain("Kind", rows.Keys);
        var map = table.Descendants("a").Select(a => (string)a.Attribute("href")!).Where(h => h.Contains('#', StringComparison.Ordinal)).ToArray();
        Assert.EndsWith("#t=2020-05-02T12:00:00Z&sel=events/evt-bridge&acc=acc-a&lang=en", map[0], StringComparison.Ordinal);
        Assert.EndsWith("#t=2020-05-02T14:00:00Z&sel=events/evt-bridge.b&acc=acc-b&lang=en", map[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_a_dispute_is_about_shows_its_accounts_too()
    {
        var headings = (await ReadAsync(Events + "evt-shot")).Descendants("h2").Select(h => h.Value).ToList();

        Assert.Contains("The accounts side by side: Who held the bridge", headings);
        Assert.DoesNotContain((await ReadAsync(Events + "evt-undated")).Descendants("h2"), h => h.Value.StartsWith("The accounts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_property_stands_there_with_its_references_as_links_and_its_sources_with_where_in_them()
    {
        var page = await ReadAsync(Events + "evt-bridge");

        var pairs = page.Descendants("table").Single(t => (string?)t.Attribute("class") == "pairs");
        var names = pairs.Descendants("th").Elements("code").Select(c => c.Value).ToList();
        Assert.Equal(["id", "name", "kind", "participants", "summary", "begin", "beginLatest", "endEarliest", "end", "radiusM", "confidence", "accountId", "versionOf", "sources", "geometry"], names);
        Assert.Contains(pairs.Descendants("a"), a => a.Value == "First company" && ((string)a.Attribute("href")!).Contains("/collections/units/items/unit-1?", StringComparison.Ordinal));
        Assert.Contains(page.Descendants("li"), li => li.Value == "Report, p. 1");
        Assert.Contains(page.Descendants("h3"), h => h.Value == "Claims: Event");
    }

    [Fact]
    public async Task The_map_is_one_image_with_a_name_a_scale_and_the_feature()
    {
        var map = Assert.Single((await ReadAsync(Events + "evt-bridge")).Descendants("figure")).Element("svg")!;

        Assert.Equal("Map: Bridge held", (string?)map.Attribute("aria-label"));
        Assert.Equal(2, map.Elements("circle").Count(c => (string?)c.Attribute("class") == "subject uncertain dot" || (string?)c.Attribute("class") == "other dot"));
        Assert.Contains(map.Elements("text"), t => t.Value.EndsWith("km", StringComparison.Ordinal));
        Assert.Contains(map.Elements("text"), t => t.Value == "Bridge held");
        foreach (var number in map.Elements("circle").SelectMany(c => new[] { c.Attribute("cx")!, c.Attribute("cy")! }))
        {
            Assert.InRange(double.Parse(number.Value, CultureInfo.InvariantCulture), -10, 650);
        }
    }

    [Fact]
    public async Task A_path_tells_the_instant_of_each_vertex_and_neighbours_are_a_step_away()
    {
        var page = await ReadAsync(ApiFixture.Operation + "/collections/movements/items/mov-2.north");

        Assert.Equal(["2020-05-02T18:00:00Z", "2020-05-03T00:00:00Z"], page.Descendants("section").Single(s => s.Element("h2")!.Value == "Path").Descendants("time").Select(t => (string?)t.Attribute("datetime")));
        Assert.Equal(["prev mov-1.north", "next mov-3.north"], page.Descendants("nav").Last().Elements("a").Select(a => $"{(string?)a.Attribute("rel")} {new Uri((string)a.Attribute("href")!).Segments[^1]}"));
    }

    private static OperationPackage Contested()
    {
        var sample = SamplePackage.Make();
        var document = sample.Operation.Document;
        sample.Operation.Document = document with { Disputes = [document.Disputes[0] with { EventId = "evt-shot" }] };
        return sample with
        {
            Accounts =
            [
                new Account { Id = "acc-a", Name = "A", DisputeId = "dis-bridge", IsDefault = true, Disputes = ["acc-b"], Summary = "Blue held it.", Citations = [new Citation("src-report", "p. 7")], Sources = ["src-report"] },
                new Account { Id = "acc-b", Name = "B", DisputeId = "dis-bridge", IsDefault = false, Disputes = ["acc-a"], Summary = "Red held it." },
            ],
            Claims = [new Claim { Id = "clm-1", Name = "Held", EventId = "evt-bridge" }],
            Events =
            [
                .. sample.Events,
                Bridge("evt-bridge", "Bridge held", "acc-a", "2020-05-02T12:00:00Z", "unit-1", "Blue stays. " + SamplePackage.Probe, "inferred"),
                Bridge("evt-bridge.b", "Bridge lost", "acc-b", "2020-05-02T14:00:00Z", "force-red", null, "documented"),
            ],
        };
    }

    private static Event Bridge(string id, string name, string account, string time, string participant, string? summary, string confidence)
    {
        var instant = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
        return new Event
        {
            Id = id,
            Name = name,
            Kind = "fighting",
            AccountId = account,
            VersionOf = "evt-bridge",
            Participants = [participant],
            Summary = summary,
            Confidence = confidence,
            Begin = instant,
            BeginLatest = instant,
            EndEarliest = instant,
            End = instant,
            RadiusM = 500,
            Geometry = new GeometryFactory(new PrecisionModel(), 4326).CreatePoint(new Coordinate(account == "acc-a" ? -3.5 : -3.4, 14.5)),
            Citations = [new Citation("src-report", "p. 1")],
            Sources = ["src-report"],
        };
    }

    private async Task<XElement> ReadAsync(string path)
    {
        using var response = await server.SendAsync(path + "?f=html");
        return PageMarkup.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
