using System.Globalization;
using Konna.Geo.Operations;
using Konna.Geo.Packages;
using NetTopologySuite.Geometries;
using Xunit;

namespace Konna.Geo.Tests.Packages;

/// <summary>The first operation carries every fact of its ledger, in both languages, with its sources.</summary>
public class KonnaSeedTests
{
    private const double EarthRadiusM = 6_371_008.8;

    private static readonly PackageReading Reading = PackageReader.Read(TestPackages.Konna);

    private static OperationPackage Konna => Reading.Package!;

    [Fact]
    public void It_has_no_problem() => Assert.Equal("", string.Join('\n', Reading.Problems));

    [Fact]
    public void Every_fact_is_carried()
    {
        var carried = Konna.Items.SelectMany(i => i.Facts).Concat(Konna.Operation.Document.Story.SelectMany(s => s.Facts)).ToHashSet(StringComparer.Ordinal);
        var missing = Enumerable.Range(1, 109).Select(n => "F" + n.ToString("000", CultureInfo.InvariantCulture)).Except(carried, StringComparer.Ordinal);
        Assert.Empty(missing);
    }

    // A fact that only the story tells cannot be found on the map or in a feed.
    [Fact]
    public void Every_fact_is_carried_by_an_item_and_not_by_the_story_alone() =>
        Assert.Equal(109, Konna.Items.SelectMany(i => i.Facts).Where(f => f.StartsWith('F')).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void It_has_the_ledger_s_things()
    {
        var branches = Konna.Places.Where(p => p.Id.StartsWith("river-", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, branches.Count);
        Assert.Equal(38, Versions(Konna.Places.Except(branches)).Count());
        Assert.Equal(14, Konna.Movements.Select(m => m.MovementId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(32, Versions(Konna.Events).Count());
        Assert.Equal(41, Versions(Konna.Claims).Count());
        Assert.Equal(26, Konna.Sources.Count);
        Assert.Contains(Konna.Places, p => p.Id == "niger-river" && p.Geometry is LineString or MultiLineString);
    }

    [Theory]
    [InlineData("konna", 5000)]
    [InlineData("mopti", 3000)]
    [InlineData("korioume", 3000)]
    [InlineData("gao", 3000)]
    public void The_Niger_passes_near(string placeId, double metres)
    {
        var niger = Konna.Places.Single(p => p.Id == "niger-river").Geometry!;
        var place = Konna.Places.Single(p => p.Id == placeId).Geometry!.Coordinate;
        var distance = DistanceM(niger, place);
        Assert.True(distance <= metres, $"{placeId}: the Niger is {distance:0} m away");
    }

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
    public void Everything_has_a_name() =>
        Assert.Empty(Konna.Items.Where(i => i is not UnitState && string.IsNullOrWhiteSpace(i.Name)).Select(i => $"{i.GetType().Name} {i.Id}"));

    [Fact]
    public void Exporting_and_importing_it_changes_no_byte()
    {
        var memory = new MemoryStream();
        PackageWriter.WriteZip(Konna, memory);
        memory.Position = 0;
        var again = PackageReader.ReadZip(memory);
        Assert.Empty(again.Problems);
        Assert.Equal(PackageWriter.Files(Konna).SelectMany(f => f.Bytes), PackageWriter.Files(again.Package!).SelectMany(f => f.Bytes));
        Assert.Equal(Konna.Hash, again.Package!.Hash);
    }

    private static IEnumerable<string> Versions(IEnumerable<OperationItem> items) =>
        items.Select(i => i.VersionOf ?? i.Id).Distinct(StringComparer.Ordinal);

    private static double DistanceM(Geometry geometry, Coordinate point) => Enumerable.Range(0, geometry.NumGeometries)
        .Select(geometry.GetGeometryN)
        .SelectMany(g => g.Coordinates.Zip(g.Coordinates.Skip(1)))
        .Min(s => DistanceM(s.First, s.Second, point));

    // Cross-track distance on the sphere where the foot lies between the ends, else the distance to the nearer end.
    private static double DistanceM(Coordinate from, Coordinate to, Coordinate point)
    {
        var (a, b, p) = (Direction(from), Direction(to), Direction(point));
        var normal = Cross(a, b);
        var length = Math.Sqrt(Dot(normal, normal));
        var ends = Math.Min(Angle(a, p), Angle(b, p));
        if (length < 1e-15)
        {
            return ends * EarthRadiusM;
        }

        var isBetween = Dot(Cross(normal, a), p) > 0 && Dot(Cross(b, normal), p) > 0;
        return EarthRadiusM * (isBetween ? Math.Abs(Math.Asin(Dot(normal, p) / length)) : ends);
    }

    private static (double X, double Y, double Z) Direction(Coordinate c)
    {
        var (lambda, phi) = (double.DegreesToRadians(c.X), double.DegreesToRadians(c.Y));
        return (Math.Cos(phi) * Math.Cos(lambda), Math.Cos(phi) * Math.Sin(lambda), Math.Sin(phi));
    }

    private static (double X, double Y, double Z) Cross((double X, double Y, double Z) a, (double X, double Y, double Z) b) =>
        ((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));

    private static double Dot((double X, double Y, double Z) a, (double X, double Y, double Z) b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    private static double Angle((double X, double Y, double Z) a, (double X, double Y, double Z) b)
    {
        var cross = Cross(a, b);
        return Math.Atan2(Math.Sqrt(Dot(cross, cross)), Dot(a, b));
    }
}
