using System.IO.Compression;
using FsCheck.Xunit;
using Konna.Geo.Packages;
using Xunit;

namespace Konna.Geo.Tests.Packages;

/// <summary>No bytes make reading throw; whatever is wrong is a problem.</summary>
public class HostilePackageTests
{
    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("1e400")]
    [InlineData("{\"type\": \"FeatureCollection\", \"features\": [1, null, \"x\", {\"type\": \"Feature\"}]}")]
    [InlineData("{\"type\": \"FeatureCollection\", \"features\": {}}")]
    [InlineData("{\"type\": \"FeatureCollection\", \"features\": [], \"__proto__\": {}}")]
    [InlineData("{\"type\": \"FeatureCollection\", \"type\": \"FeatureCollection\", \"features\": []}")]
    [InlineData("{\"type\": \"FeatureCollection\", \"features\": [], \"name\": \"\\ud800\"}")]
    [InlineData("{\"type\": \"FeatureCollection\", \"features\": [], \"\\udc00\": 1}")]
    [InlineData("{\"type\": \"FeatureCollection\", \"features\": [], \"name\": \"\\u0000\"}")]
    public void Bad_files_are_problems(string text)
    {
        var package = new PackageText();
        package.Files["places.geojson"] = text;
        var reading = package.Read();
        Assert.Null(reading.Package);
        Assert.All(reading.Problems, p => Assert.Equal("places.geojson", p.File));
        Assert.NotEmpty(reading.Problems);
    }

    [Theory]
    [InlineData("""{"type": "Point", "coordinates": [1e308, 0]}""")]
    [InlineData("""{"type": "Point", "coordinates": [1e400, 0]}""")]
    [InlineData("""{"type": "Point", "coordinates": []}""")]
    [InlineData("""{"type": "Point", "coordinates": [[1, 2]]}""")]
    [InlineData("""{"type": "Point", "coordinates": [1, 2, 3]}""")]
    [InlineData("""{"type": "Point", "coordinates": ["1", "2"]}""")]
    [InlineData("""{"type": "Polygon", "coordinates": []}""")]
    [InlineData("""{"type": "Polygon", "coordinates": [[[0, 0], [0, 0], [0, 0], [0, 0]]]}""")]
    [InlineData("""{"type": "MultiPoint", "coordinates": []}""")]
    [InlineData("""{"type": "GeometryCollection", "geometries": [{"type": "GeometryCollection", "geometries": []}]}""")]
    [InlineData("""{"type": ["Point"], "coordinates": [1, 2]}""")]
    [InlineData("""{"type": "Circle", "coordinates": [1, 2]}""")]
    [InlineData("\"POINT(1 2)\"")]
    public void Bad_geometries_are_problems(string geometry)
    {
        var reading = new PackageText().With("places.geojson", PackageText.Feature("a", geometry, "\"kind\": \"town\"")).Read();
        Assert.NotEmpty(reading.Problems);
        Assert.Contains(reading.Problems, p => p.ItemId == "a");
    }

    [Fact]
    public void Nesting_beyond_32_levels_is_a_problem_and_32_are_not_the_reader_s_end()
    {
        var package = new PackageText();
        package.Files["places.geojson"] = new string('[', 100_000);
        Assert.Contains("32", Assert.Single(package.Read().Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_tolerated_and_other_encodings_are_not()
    {
        var package = new PackageText();
        package.Files["places.geojson"] = "\uFEFF" + PackageText.Empty;
        Assert.Empty(package.Read().Problems);
        var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in new PackageText().Files)
            {
                using var content = archive.CreateEntry(name).Open();
                content.Write(System.Text.Encoding.Unicode.GetBytes(text));
            }
        }

        memory.Position = 0;
        Assert.Equal(5, PackageReader.ReadZip(memory).Problems.Count(p => p.Message.Contains("UTF-8", StringComparison.Ordinal) || p.Message.Contains("JSON", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_report_has_an_end()
    {
        var features = Enumerable.Range(0, 20_000).Select(i => PackageText.Feature($"f-{i}", "null", "\"kind\": \"twon\", \"x\": 1")).ToArray();
        var problems = new PackageText().With("places.geojson", features).Read().Problems;
        Assert.InRange(problems.Count, 1000, ProblemList.Limit + 1);
        Assert.Contains("more problems", problems[^1].Message, StringComparison.Ordinal);
    }

    // Suggestions for every one of them would compare each with every known id.
    [Fact]
    public void Thousands_of_unknown_ids_among_thousands_of_known_ones_are_reported()
    {
        var known = Enumerable.Range(0, 5000).Select(i => PackageText.Feature($"a-rather-long-name-of-a-place-in-the-north-{i}", "null", "\"kind\": \"town\"")).ToArray();
        var unknown = Enumerable.Range(0, 5000).Select(i => PackageText.Feature($"e-{i}", "null", $"\"kind\": \"battle\", \"placeId\": \"a-rather-long-name-of-a-place-in-the-south-{i}\"")).ToArray();
        var problems = new PackageText().With("places.geojson", known).With("events.geojson", unknown).Read().Problems;
        Assert.Equal(5000, problems.Count);
        Assert.Equal(100, problems.Count(p => p.Remedy.StartsWith("Did you mean", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_not_there_is_a_problem()
    {
        Assert.NotEmpty(PackageReader.Read("/nowhere/at/all").Problems);
        Assert.NotEmpty(PackageReader.Read("").Problems);
        Assert.NotEmpty(PackageReader.Read("a\0b").Problems);
    }

    [Property]
    public bool Any_bytes_are_read_without_an_exception(byte[] bytes) => PackageReader.ReadZip(new MemoryStream(bytes)).Package is null;

    [Property(MaxTest = 300)]
    public bool A_valid_package_with_any_one_byte_changed_is_read_without_an_exception(int where, byte value)
    {
        var files = PackageFiles.Names.ToDictionary(n => n, n => File.ReadAllBytes(Path.Combine(TestPackages.HarbourFlood, n)), StringComparer.Ordinal);
        var file = files[PackageFiles.Names[(where & 0xFFFF) % 5]];
        file[(int)((uint)where * 2654435761u % (uint)file.Length)] = value;
        var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var content = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
                content.Write(bytes);
            }
        }

        memory.Position = 0;
        var reading = PackageReader.ReadZip(memory);
        return reading.Package is not null || reading.Problems.Count > 0;
    }
}
