using System.Buffers;
using System.Globalization;
using System.Text.Json;
using FsCheck.Xunit;
using Konna.Geo.Packages;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;
using Xunit;

namespace Konna.Geo.Tests.Packages;

/// <summary>Paths that are read and written without a document are the same as others.</summary>
public class PlainPathTests
{
    private const string Instants = """["2013-01-02T03:04:05Z", "2013-01-02T03:04:05.25Z"]""";

    [Theory]
    [InlineData("[[1,2],[3,4]]", Instants)]
    [InlineData(" [ [ -1.25 , 2e0 ],\n[3.0e-1,\t4] ] ", Instants)]
    [InlineData("[[-0.0,0],[0.30000000000000004,-89.99999999999999]]", Instants)]
    [InlineData("[[179.99999999999997,1E-7],[0.000000000000000000000000000012345678901234567,12.345678901234567890]]", Instants)]
    [InlineData("[[1,2],[3,4]]", """[ "0001-01-01T00:00:00Z" , "9999-12-31T23:59:59.999Z" ]""")]
    [InlineData("[[1,2],[3,4]]", """["1969-12-31T23:59:59.9Z", "2012-02-29T00:00:00.07Z"]""")]
    public void It_is_taken_as_it_stands(string coordinates, string datetimes)
    {
        var path = new PlainPath();
        var text = System.Text.Encoding.UTF8.GetBytes(" , " + Feature(coordinates, datetimes) + ",");
        Assert.True(path.TryTake(text, text.AsSpan().IndexOf("{"u8), out var length));
        Assert.Equal(text.Length - 1, length);
        using var positions = JsonDocument.Parse(coordinates);
        using var instants = JsonDocument.Parse(datetimes);
        var line = path.ToLine().CoordinateSequence;
        Assert.Equal(positions.RootElement.EnumerateArray().Select(p => (p[0].GetDouble() + 0.0, p[1].GetDouble() + 0.0)), Enumerable.Range(0, line.Count).Select(i => (line.GetX(i), line.GetY(i))));
        Assert.Equal(
            instants.RootElement.EnumerateArray().Select(t => EpochSeconds.From(Rfc3339.Parse(t.GetString()).Value)), Enumerable.Range(0, line.Count).Select(i => line.GetM(i)));
        using var rest = JsonDocument.Parse(System.Text.Encoding.UTF8.GetString(path.Rest).TrimStart(' ', ','));
        Assert.Equal("LineString", rest.RootElement.GetProperty("geometry").GetProperty("type").GetString());
        Assert.Equal("[]", rest.RootElement.GetProperty("properties").GetProperty("datetimes").GetRawText());
    }

    [Theory]
    [InlineData("[[1,2]]", """["2013-01-02T03:04:05Z"]""")]
    [InlineData("[]", "[]")]
    [InlineData("[[1,2],[3,4],[5,6]]", Instants)]
    [InlineData("[[1,2,0],[3,4]]", Instants)]
    [InlineData("[[1],[3,4]]", Instants)]
    [InlineData("[[01,2],[3,4]]", Instants)]
    [InlineData("[[1.,2],[3,4]]", Instants)]
    [InlineData("[[.5,2],[3,4]]", Instants)]
    [InlineData("[[+1,2],[3,4]]", Instants)]
    [InlineData("[[1e,2],[3,4]]", Instants)]
    [InlineData("[[1,2],[3,4],]", Instants)]
    [InlineData("[[1,2] [3,4]]", Instants)]
    [InlineData("[[181,2],[3,4]]", Instants)]
    [InlineData("[[1,1e400],[3,4]]", Instants)]
    [InlineData("[[1,null],[3,4]]", Instants)]
    [InlineData("[[1,2],[3,4]]", """["2013-02-29T03:04:05Z", "2013-03-02T03:04:05Z"]""")]
    [InlineData("[[1,2],[3,4]]", """["2013-01-02T24:04:05Z", "2013-03-02T03:04:05Z"]""")]
    [InlineData("[[1,2],[3,4]]", """["2013-01-02T03:60:05Z", "2013-03-02T03:04:05Z"]""")]
    [InlineData("[[1,2],[3,4]]", """["2013-01-02T03:04:60Z", "2013-03-02T03:04:05Z"]""")]
    [InlineData("[[1,2],[3,4]]", """["2013-01-02T03:04:05.1234Z", "2013-03-02T03:04:05Z"]""")]
    [InlineData("[[1,2],[3,4]]", """["2013-01-02T03:04:05.Z", "2013-03-02T03:04:05Z"]""")]
    [InlineData("[[1,2],[3,4]]", """["2013-01-02T03:04:05+00:00", "2013-03-02T03:04:05Z"]""")]
    [InlineData("[[1,2],[3,4]]", """["2013-01-02T03:04:05Z", null]""")]
    [InlineData("[[1,2],[3,4]]", "\"[]\"")]
    public void What_is_written_otherwise_is_left(string coordinates, string datetimes)
    {
        var text = System.Text.Encoding.UTF8.GetBytes(Feature(coordinates, datetimes));
        Assert.False(new PlainPath().TryTake(text, 0, out var length));
        Assert.Equal(text.Length, length);
    }

    [Fact]
    public void Of_a_feature_whose_end_has_not_come_nothing_is_taken()
    {
        var text = System.Text.Encoding.UTF8.GetBytes(Feature("[[1,2],[3,4]]", Instants));
        for (var i = 0; i < text.Length; i++)
        {
            Assert.False(new PlainPath().TryTake(text.AsSpan(0, i), 0, out var length));
            Assert.Equal(0, length);
        }
    }

    [Theory]
    [InlineData("""{"type": "Feature", "id": "m", "bbox": {"coordinates": [[1,2],[3,4]]}, "geometry": {"type": "LineString", "coordinates": [[5,6,0],[7,8,0]]}, "properties": {"datetimes": DATES}}""")]
    [InlineData("""{"type": "Feature", "id": "m", "bbox": ["geometry", {"coordinates": [[1,2],[3,4]]}], "geometry": null, "properties": {"datetimes": DATES}}""")]
    [InlineData("""{"type": "Feature", "id": "m", "bbox": ["properties", {"datetimes": DATES}], "geometry": {"type": "LineString", "coordinates": [[1,2],[3,4]]}, "properties": {}}""")]
    [InlineData("""{"type": "Feature", "id": "\"geometry\": {", "properties": {"name": "\"datetimes\": DATES"}}""")]
    public void Arrays_that_stand_elsewhere_are_no_path(string feature)
    {
        var text = System.Text.Encoding.UTF8.GetBytes(feature.Replace("DATES", Instants.Replace("\"", feature.Contains("name", StringComparison.Ordinal) ? "\\\"" : "\"", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.False(new PlainPath().TryTake(text, 0, out var length));
        Assert.Equal(text.Length, length);
    }

    /// <summary>The long way is that of a file in which something is wrong: here an unknown member of its last feature.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(", \"unknown\": 1")]
    public void A_problem_in_a_late_feature_is_the_only_one(string last)
    {
        const string Path = """{"type": "LineString", "coordinates": [[-3.5, 14.5], [-3.25, 14.75]]}""";
        var package = new PackageText().WithOperation("""
            "forces": [{"id": "f", "kind": "side", "name": "F"}]
            """).With(
            "movements.geojson",
            [.. Enumerable.Range(0, 300).Select(i => PackageText.Feature(
                string.Create(CultureInfo.InvariantCulture, $"m-{i}"), Path, $"\"kind\": \"advance\", \"subject\": \"f\", \"datetimes\": {Instants}{(i == 299 ? last : "")}"))]);
        var reading = package.Read();
        Assert.Equal(last.Length == 0 ? [] : ["/features/299/properties/unknown"], reading.Problems.Select(problem => problem.Pointer));
        Assert.Equal(last.Length == 0 ? 300 : null, reading.Package?.Movements.Count);
    }

    [Property]
    public void Numbers_are_written_as_the_framework_does(double any, int units, byte decimals)
    {
        double[] numbers = [any, -any, 0, 1e-4, 9.9e-5, units / 1e7, units / Math.Pow(10, decimals % 20), double.BitIncrement(units / 1e5)];
        foreach (var pair in numbers.Where(double.IsFinite).Chunk(2).Where(pair => pair.Length == 2))
        {
            var line = GeometryReader.Factory.CreateLineString([new Coordinate(pair[0], pair[1]), new Coordinate(pair[1] + 0.0, pair[0] + 0.0)]).CoordinateSequence;
            var text = new ArrayBufferWriter<byte>();
            PathText.WritePositions(text, line);
            Assert.Equal(ByFramework(line), System.Text.Encoding.UTF8.GetString(text.WrittenSpan));
        }
    }

    private static string ByFramework(CoordinateSequence line)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartArray();
            for (var i = 0; i < line.Count; i++)
            {
                writer.WriteStartArray();
                writer.WriteNumberValue(line.GetX(i) + 0.0);
                writer.WriteNumberValue(line.GetY(i) + 0.0);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static string Feature(string coordinates, string datetimes) => PackageText.Feature(
        "m", $$"""{"type": "LineString", "coordinates": {{coordinates}}}""", $"\"kind\": \"advance\", \"name\": \"a \\\"path\\\\\", \"datetimes\": {datetimes}, \"note\": \"{{}}\"");
}
