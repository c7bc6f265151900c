using Konna.Geo.Packages;
using Xunit;

namespace Konna.Geo.Tests.Packages;

/// <summary>Three segments of one strand, and what can be wrong with one of them.</summary>
public class SegmentChecksTests
{
    private const string First = "[[-4, 14], [-4, 15]]", Second = "[[-4, 15], [-3, 15]]", Third = "[[-3, 15], [-3, 16]]";

    private static readonly string[] Defaults = ["\"kind\": \"advance\"", "\"subject\": \"side-a\""];

    [Fact]
    public void Segments_that_meet_are_one_strand_in_whatever_order_they_stand()
    {
        var package = Read(Segment("c", 3, Third, "08", "09"), Segment("a", 1, First, "06", "07"), Segment("b", 2, Second, "07", "08")).Package;
        Assert.Equal([3, 1, 2], package!.Movements.Select(m => m.Segment));
    }

    [Fact]
    public void Between_segments_there_may_be_a_time_of_which_nothing_is_known()
    {
        var package = Read(Segment("a", 1, First, "06", "07"), Segment("b", 2, Third, "07:30", "09")).Package;
        Assert.Equal([1, 2], package!.Movements.Select(m => m.Segment));
    }

    [Theory]
    [InlineData(4, "", Third, "08", "/properties/segment", "the next of its strand is 3")]
    [InlineData(2, "", Third, "08", "/properties/segment", "the next of its strand is 3")]
    [InlineData(3, "", "[[-3, 15.5], [-3, 16]]", "08", "/geometry", "begins at [-3, 15.5] at 2013-01-10T08:00:00Z, but the one before it, \"b\", ends at [-3, 15]")]
    [InlineData(3, "", Third, "07:30", "/geometry", "ends at [-3, 15] at 2013-01-10T08:00:00Z")]
    [InlineData(3, "\"interpolation\": \"Step\"", Third, "08", "/properties/interpolation", "differs")]
    [InlineData(3, "\"extrapolation\": \"none\"", Third, "08", "/properties/extrapolation", "differs")]
    [InlineData(3, "\"subject\": \"side-b\"", Third, "08", "/properties/subject", "differs")]
    [InlineData(3, "\"kind\": \"return\"", Third, "08", "/properties/kind", "differs")]
    public void A_wrong_segment_is_one_problem(int number, string properties, string coordinates, string begin, string pointer, string words)
    {
        var reading = Read(Segment("a", 1, First, "06", "07"), Segment("b", 2, Second, "07", "08"), Segment("c", number, coordinates, begin, "09", properties));
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(("movements.geojson", "/features/2" + pointer, "c"), (problem.File, problem.Pointer, problem.ItemId));
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_strand_is_in_segments_as_a_whole_or_not_at_all()
    {
        var whole = Segment("c", 3, Third, "08", "09").Replace("\"segment\": 3, ", "", StringComparison.Ordinal);
        var problem = Assert.Single(Read(Segment("a", 1, First, "06", "07"), Segment("b", 2, Second, "07", "08"), whole).Problems);
        Assert.Equal(("/features/2/properties", "c"), (problem.Pointer, problem.ItemId));
    }

    [Fact]
    public void A_segment_needs_a_path()
    {
        var nowhere = PackageText.Feature("b", "null", "\"movementId\": \"long\", \"segment\": 2, \"kind\": \"advance\", \"subject\": \"side-a\"");
        Assert.Equal("/features/1/properties/segment", Assert.Single(Read(Segment("a", 1, First, "06", "07"), nowhere).Problems).Pointer);
    }

    [Fact]
    public void A_line_of_fire_has_no_segments()
    {
        var reading = Read(Segment("a", 1, First, "06", "07", "\"kind\": \"fire\""));
        Assert.Equal("/features/0/properties/kind", Assert.Single(reading.Problems).Pointer);
    }

    private static PackageReading Read(params string[] features) => new PackageText()
        .WithOperation("""
            "forces": [{"id": "side-a", "kind": "side"}, {"id": "side-b", "kind": "side"}]
            """)
        .With("movements.geojson", features).Read();

    private static string Segment(string id, int number, string coordinates, string begin, string end, string properties = "")
    {
        var defaults = Defaults.Where(d => !properties.StartsWith(d[..d.IndexOf(':', StringComparison.Ordinal)], StringComparison.Ordinal));
        var own = string.Join(", ", defaults.Append(properties).Where(p => p.Length > 0));
        return PackageText.Feature(
            id,
            $$"""{"type": "LineString", "coordinates": {{coordinates}}}""",
            $"\"movementId\": \"long\", \"segment\": {number}, \"datetimes\": [\"{Instant(begin)}\", \"{Instant(end)}\"], {own}");
    }

    private static string Instant(string clock) => $"2013-01-10T{(clock.Length == 2 ? clock + ":00" : clock)}:00Z";
}
