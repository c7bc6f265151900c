using System.Globalization;
using Konna.Geo.Packages;
using Xunit;

namespace Konna.Geo.Tests.Packages;

/// <summary>Layers that are read piece by piece: many times the window that slides over them, with values longer than it, and characters that it cuts.</summary>
public class LargeLayerTests
{
    private const int Many = 3000;

    [Fact]
    public void Nothing_is_lost_between_the_pieces()
    {
        var reading = Read([.. Enumerable.Range(0, Many).Select(i => Place(i, new string('\u4e2d', 200 + (i % 7)))), Long(40_000)]);
        Assert.Empty(reading.Problems);
        var places = reading.Package!.Places;
        Assert.Equal(Many + 1, places.Count);
        Assert.All(places.Take(Many), (place, i) => Assert.Equal((Id(i), 200 + (i % 7)), (place.Id, place.Name!.Length)));
        Assert.Equal(40_000, places[^1].Geometry!.NumPoints);
    }

    [Fact]
    public void A_problem_says_which_feature_it_is_in()
    {
        var features = Enumerable.Range(0, Many).Select(i => Place(i, i % 1000 == 999 ? "" : "name").Replace("\"name\": \"\"", "\"nam\": 1", StringComparison.Ordinal));
        var problems = Read([.. features]).Problems;
        Assert.Equal(["/features/999/properties/nam", "/features/1999/properties/nam", "/features/2999/properties/nam"], problems.Select(p => p.Pointer));
    }

    [Fact]
    public void What_breaks_off_late_is_read_not_at_all()
    {
        var package = Package([.. Enumerable.Range(0, Many).Select(i => Place(i, "name"))]);
        package.Files["places.geojson"] = package.Files["places.geojson"][..^20];
        var problem = Assert.Single(package.Read().Problems);
        Assert.Equal(("places.geojson", ""), (problem.File, problem.Pointer));
        Assert.Contains("not JSON", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_may_stand_behind_the_features()
    {
        var package = Package([Place(0, "name")]);
        package.Files["places.geojson"] = $$"""{"name": "places", "features": [{{Place(0, "one")}}, {{Place(1, "two")}}], "bbox": [-4, 14, -3, 15], "type": "FeatureCollection"}""";
        Assert.Equal(2, package.Read().Package!.Places.Count);
        package.Files["places.geojson"] = package.Files["places.geojson"].Replace("FeatureCollection", "Features", StringComparison.Ordinal);
        Assert.Equal("", Assert.Single(package.Read().Problems).Pointer);
    }

    [Fact]
    public void More_problems_than_can_be_read_are_counted()
    {
        var problems = Read([.. Enumerable.Range(0, 6000).Select(i => Place(i, "name").Replace("\"town\"", "\"tow\"", StringComparison.Ordinal))]).Problems;
        Assert.Equal(5001, problems.Count);
        Assert.Contains("1000 more problems", problems[^1].Message, StringComparison.Ordinal);
    }

    private static PackageReading Read(string[] features) => Package(features).Read();

    private static PackageText Package(string[] features) => new PackageText().With("places.geojson", features);

    private static string Id(int i) => string.Create(CultureInfo.InvariantCulture, $"place-{i}");

    private static string Place(int i, string name) =>
        PackageText.Feature(Id(i), """{"type": "Point", "coordinates": [-3.5, 14.5]}""", $"\"kind\": \"town\", \"name\": \"{name}\"");

    private static string Long(int vertices)
    {
        var positions = Enumerable.Range(0, vertices).Select(i => string.Create(CultureInfo.InvariantCulture, $"[{-3 - (i * 0.00001)}, 14.5]"));
        return PackageText.Feature("place-road", $$"""{"type": "LineString", "coordinates": [{{string.Join(", ", positions)}}]}""", "\"kind\": \"road\"");
    }
}
