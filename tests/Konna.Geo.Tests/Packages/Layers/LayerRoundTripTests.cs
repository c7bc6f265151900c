using FsCheck.Xunit;
using Konna.Geo.Collections;
using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Xunit;

namespace Konna.Geo.Tests.Packages.Layers;

/// <summary>A layer that was written is read as what it was, and written again with the same bytes.</summary>
public class LayerRoundTripTests
{
    private static readonly string[] Names = ["a", "B b", "état", "select", "begin", "end", "date", "code", "名称", "n/m (2013)"];

    private static readonly string[][] Columns =
    [
        ["1", "-7", "null", "9007199254740991"],
        ["1.0", "2.5", "-0.0", "1e300", "null", "123456789012345680"],
        ["true", "false", "null"],
        ["\"2022-04-16\"", "null", "\"0001-01-01\"", "\"9999-12-31\""],
        ["\"2022-04-16T10:13:19.250Z\"", "\"2022-04-16T12:13:19+02:00\"", "null"],
        ["\"\"", "\" x\"", "\"2022-04-16\"", "\"quoted \\\" \\\\ \\u2028 🛶\"", "null", "5", "{\"k\": [1, null]}"],
        ["[]", "[\"a\", \"é, \\\"\"]", "null"],
        ["null"],
    ];

    private static readonly string[] Geometries =
    [
        "null", """{"type": "Point", "coordinates": [1.5, -2]}""", """{"type": "LineString", "coordinates": [[0, 0], [1e-7, 1]]}""",
        """{"type": "Polygon", "coordinates": [[[0, 0], [0, 4], [4, 4], [4, 0], [0, 0]], [[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]]}""",
        """{"type": "MultiPolygon", "coordinates": [[[[0, 0], [1, 0], [1, 1], [0, 0]]]]}""", """{"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}""",
        """{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 2]}, {"type": "MultiLineString", "coordinates": [[[0, 0], [1, 1]]]}]}""",
    ];

    [Property(MaxTest = 300)]
    public void Any_layer_is_written_read_and_written_again_with_the_same_bytes(int seed)
    {
        var random = new Random(seed);
        var columns = Names.OrderBy(_ => random.Next()).Take(random.Next(Names.Length)).Select(name => (Name: name, Values: Columns[random.Next(Columns.Length)])).ToList();
        var features = Enumerable.Range(0, random.Next(1, 6)).Select(_ =>
        {
            var properties = columns.Where(_ => random.Next(5) > 0).Select(c => $"\"{c.Name}\": {c.Values[random.Next(c.Values.Length)]}");
            return $$"""{"type": "Feature", "geometry": {{Geometries[random.Next(Geometries.Length)]}}, "properties": { {{string.Join(", ", properties)}} } }""";
        });
        var package = new PackageText().With(LayerText.File, [.. features]).WithNotes("\"isTimeless\": true, \"titleFr\": \"Choses\"");
        var first = package.Layer();
        var written = Written(package.Read().Package!);
        package.Files[LayerText.File] = written;
        var second = package.Layer();
        Assert.Equal(written, Written(package.Read().Package!));
        Assert.Equal(first.Schema.Properties.Select(Describe), second.Schema.Properties.Select(Describe));
        Assert.Equal(first.Schema.Geometry, second.Schema.Geometry);
        Assert.Equal(first.Features.Select(f => (f.Id, Convert.ToHexString(f.Wkb.Span))), second.Features.Select(f => (f.Id, Convert.ToHexString(f.Wkb.Span))));
        Assert.All(first.Features.Zip(second.Features), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
    }

    private static string Describe(PropertySchema p) => $"{p.Name} {p.Type} {p.Role} {p.Minimum} {p.Maximum} {p.IsRequired}";

    private static string Written(OperationPackage package) =>
        System.Text.Encoding.UTF8.GetString(WrittenFiles.Of(package).Single(f => f.Name == LayerText.File).Bytes);
}
