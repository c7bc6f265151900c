using System.Globalization;
using Konna.Geo.Motion;
using Konna.Geo.Operations;
using Konna.Geo.Packages;
using NetTopologySuite.Geometries;
using Xunit;

namespace Konna.Geo.Tests.Packages;

/// <summary>The first operation carries every fact of its ledger, in both languages, with its sources.</summary>
public class KonnaSeedTests
{
    private static readonly string[] Ledger = [.. Enumerable.Range(1, 109).Select(n => "F" + n.ToString("000", CultureInfo.InvariantCulture))];

    private static readonly PackageReading Reading = PackageReader.Read(TestPackages.Konna);

    private static OperationPackage Konna => Reading.Package!;

    [Fact]
    public void It_has_no_problem() => Assert.Equal("", string.Join('\n', Reading.Problems));

    // A source names the facts it bears upon; it is the other items that tell them on the map and in the feeds.
    [Fact]
    public void Every_fact_is_carried_by_something_that_tells_it_and_no_fact_is_made_up()
    {
        var carried = Konna.Items.Where(item => item is not Source).SelectMany(item => item.Facts).Distinct(StringComparer.Ordinal);
        Assert.Equal(Ledger, carried.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_story_tells_every_fact() =>
        Assert.Equal(Ledger, Konna.Operation.Document.Story.SelectMany(step => step.Facts).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void It_has_the_ledger_s_things()
    {
        var branches = Konna.Places.Where(p => p.Id.StartsWith("river-", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, branches.Count);
        Assert.Equal(38, Versions(Konna.Places.Except(branches)).Count());
        Assert.Equal(14, Konna.Movements.Select(m => m.MovementId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(32, Versions(Konna.Events).Count());
        Assert.Equal(41, Versions(Konna.Claims).Count());
        Assert.Equal((26, 11), (Konna.Sources.Count, Konna.Persons.Count));
        Assert.Equal(12, Konna.Operation.Document.ClaimGroups.Count);
        Assert.Contains(Konna.Places, p => p.Id == "niger-river" && p.Geometry is LineString or MultiLineString);
    }

    [Theory]
    [InlineData("konna", 5000)]
    [InlineData("mopti", 3000)]
    [InlineData("korioume", 3000)]
    [InlineData("gao", 3000)]
    public void The_Niger_passes_near(string placeId, double metres)
    {
        var place = Position(Konna.Places.Single(p => p.Id == placeId).Geometry!.Coordinate);
        var river = Konna.Places.Single(p => p.Id == "niger-river").Geometry!;
        var distance = Enumerable.Range(0, river.NumGeometries).SelectMany(n => Along(river.GetGeometryN(n))).Min(p => GreatCircle.DistanceM(p, place));
        Assert.InRange(distance, 0, metres);
    }

    [Fact]
    public void Every_source_is_cited() =>
        Assert.Empty(Konna.Sources.Select(source => source.Id).Except(Konna.Items.SelectMany(item => item.Sources), StringComparer.Ordinal));

    // A source is cited and does not cite. What lies outside the source text has none to cite: its facts are those it bears upon.
    [Fact]
    public void Whatever_carries_a_fact_cites_a_source() =>
        Assert.Empty(Konna.Items
            .Where(i => i is not (Source or { AccountId: "acc-outside-shown" }) && i.Citations.Count == 0 && i.Facts.Length > 0)
            .Select(i => $"{i.GetType().Name} {i.Id}"));

    [Fact]
    public void What_cites_nothing_is_context_or_outside_the_source_text() =>
        Assert.Empty(Konna.Items
            .Where(i => i.Citations.Count == 0)
            .Where(i => i is not (Source or Account { DisputeId: "dsp-outside-source-text" } or Place { Role: "context" } or Area { Kind: "region" } or { AccountId: "acc-outside-shown" }))
            .Select(i => $"{i.GetType().Name} {i.Id}"));

    [Fact]
    public void What_people_read_is_in_both_languages()
    {
        var oneSided = Konna.Items.SelectMany(item =>
            from french in item.GetType().GetProperties()
            where french.Name.EndsWith("Fr", StringComparison.Ordinal)
            let english = item.GetType().GetProperty(french.Name[..^2])!
            where (english.GetValue(item) is null) != (french.GetValue(item) is null)
            select $"{item.GetType().Name} {item.Id}: {english.Name}");
        Assert.Empty(oneSided);

        var document = Konna.Operation.Document;
        Assert.NotNull(Konna.Operation.TitleFr);
        Assert.NotNull(Konna.Operation.SummaryFr);
        Assert.All(document.Story, s => Assert.True(s is { Title: not null, TitleFr: not null, Text: not null, TextFr: not null }, s.Id));
        Assert.All(document.Disputes, d => Assert.True(d.NameFr is not null && (d.Summary is null) == (d.SummaryFr is null), d.Id));
        Assert.All(document.ClaimGroups, g => Assert.True(g.NameFr is not null && (g.Summary is null) == (g.SummaryFr is null), g.Id));
        Assert.All(document.Perspectives, p => Assert.NotNull(p.LabelFr));
        Assert.All(document.Attribution, a => Assert.NotNull(a.TextFr));
    }

    [Fact]
    public void Everything_has_a_name_in_both_languages() =>
        Assert.Empty(Konna.Items.Where(i => i is not UnitState && (string.IsNullOrWhiteSpace(i.Name) || string.IsNullOrWhiteSpace(i.NameFr))).Select(i => $"{i.GetType().Name} {i.Id}"));

    [Fact]
    public void Exporting_and_importing_it_changes_no_byte()
    {
        var memory = new MemoryStream();
        PackageWriter.WriteZip(Konna, memory);
        memory.Position = 0;
        var again = PackageReader.ReadZip(memory);
        Assert.Empty(again.Problems);
        Assert.Equal(WrittenFiles.Of(Konna).SelectMany(f => f.Bytes), WrittenFiles.Of(again.Package!).SelectMany(f => f.Bytes));
        Assert.Equal(Konna.Hash, again.Package!.Hash);
    }

    private static IEnumerable<string> Versions(IEnumerable<OperationItem> items) =>
        items.Select(i => i.VersionOf ?? i.Id).Distinct(StringComparer.Ordinal);

    // A hundred positions on each leg: the nearest of them is never nearer than the river itself.
    private static IEnumerable<LonLat> Along(Geometry line) => line.Coordinates.Zip(line.Coordinates.Skip(1)).SelectMany(leg =>
        Enumerable.Range(0, 101).Select(n => GreatCircle.Intermediate(Position(leg.First), Position(leg.Second), n / 100.0)));

    private static LonLat Position(Coordinate coordinate) => new(coordinate.X, coordinate.Y);
}
