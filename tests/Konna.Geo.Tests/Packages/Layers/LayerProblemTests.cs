using Konna.Geo.Packages;
using Xunit;

namespace Konna.Geo.Tests.Packages.Layers;

/// <summary>Whatever is wrong with a layer is said, all of it at once, with its place and what would be right.</summary>
public class LayerProblemTests
{
    [Theory]
    [InlineData("a\\\";drop table x;--", "holds other characters")]
    [InlineData("a,b", "holds other characters")]
    [InlineData("<script>", "holds other characters")]
    [InlineData("a\\u0000b", "holds other characters")]
    [InlineData("a\\nb", "holds other characters")]
    [InlineData("=1+1", "holds other characters")]
    [InlineData("🛶", "holds other characters")]
    [InlineData("-a", "begins with a sign")]
    [InlineData("a ", "ends with a blank")]
    [InlineData("", "is empty")]
    [InlineData("  ", "is empty")]
    [InlineData("geometry", "name of the feature's geometry")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "is too long")]
    public void Names_that_cannot_be_used_are_problems(string name, string expected)
    {
        var problems = LayerText.Of($"\"{name}\": 1").Read().Problems;
        Assert.Contains(problems, p => p.File == LayerText.File && p.Message.Contains(expected, StringComparison.Ordinal) && p.Remedy.Length > 0);
    }

    [Theory]
    [InlineData("rowid")]
    [InlineData("select")]
    [InlineData("fid")]
    [InlineData("xmin")]
    [InlineData("limit")]
    [InlineData("begin")]
    [InlineData("operation_id")]
    [InlineData("Hauteur d’eau", false)]
    [InlineData("Высота (м)")]
    [InlineData("e\u0301tat")]
    [InlineData("名称")]
    [InlineData("1st:value/2 %")]
    public void Names_that_mean_something_elsewhere_are_names(string name, bool isName = true)
    {
        var reading = LayerText.Of($"\"{name}\": 1").Read();
        Assert.Equal(isName, reading.Package is not null);
        Assert.Equal(isName ? name.Normalize() : null, reading.Package?.Layers[0].Schema.Properties[1].Name);
    }

    [Fact]
    public void Every_problem_of_a_layer_is_said_at_once()
    {
        var package = new PackageText();
        package.Files[LayerText.File] = """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "id": "a", "geometry": {"type": "Point", "coordinates": [200, 0]}, "properties": {"x;y": 1, "n": 1}},
              {"type": "Feature", "id": "a", "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]}, "properties": {"n": 2}},
              {"type": "Feature", "geometry": {"type": "Circle", "coordinates": [1, 2]}, "properties": {"n": 2, "n": 3}},
              {"type": "Feature", "id": "d e", "geometry": {"type": "LineString", "coordinates": [[1, 2]]}, "properties": {"é": 1, "é": 2}},
              17
            ]}
            """.Replace("\"é\": 2", "\"e\u0301\": 2", StringComparison.Ordinal);
        string[] expected =
        [
            "#/features/0/geometry/coordinates: The position [200, 0] is not on Earth.",
            "#/features/1/geometry: The area is not valid at [1, 1]: Self-intersection.",
            "#/features/2/geometry/type: The geometry's type is the text \"Circle\".",
            "#/features/2/properties/n: The member \"n\" stands twice in one object.",
            "#/features/3/geometry/coordinates: A line has fewer than 2 positions.",
            "#/features/3/properties: The property \"é\" stands twice, once with composed and once with separate accents.",
            "#/features/4: This is not a GeoJSON feature.",
            ": The attribute name \"x;y\" holds other characters than names may.",
        ];
        var lines = package.Read().Problems.Select(p => p.ToString()).ToList();
        Assert.Equal(expected.Length, lines.Count);
        Assert.All(expected, e => Assert.Contains(lines, line => line.StartsWith(LayerText.File + e, StringComparison.Ordinal)));
    }

    [Fact]
    public void Ids_are_told_apart()
    {
        var lines = new PackageText().With(
            LayerText.File,
            PackageText.Feature("a", LayerText.Somewhere, ""), PackageText.Feature("a", LayerText.Somewhere, ""), PackageText.Feature("d e", LayerText.Somewhere, ""),
            PackageText.Feature("b", LayerText.Somewhere, "\"id\": \"c\""), """{"type": "Feature", "geometry": null, "properties": {}}""",
            """{"type": "Feature", "id": 1.5, "geometry": null, "properties": {}}""").Read().Problems.Select(p => p.ToString()).ToList();
        Assert.Equal(5, lines.Count);
        Assert.Contains(lines, l => l.StartsWith("layers/things.geojson#/features/1: The feature at /features/0 has the id \"a\" already.", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("layers/things.geojson#/features/2: \"d e\" cannot be an id.", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("#/features/3/id: The feature's id is \"b\", but its properties say \"c\".", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("#/features/4: The feature has no id, but others have.", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("#/features/5: \"1.5 (Double)\" cannot be an id.", StringComparison.Ordinal));
    }

    [Fact]
    public void Ten_thousand_attributes_are_one_problem()
    {
        var problem = Assert.Single(LayerText.Of(string.Join(", ", Enumerable.Range(0, 10_000).Select(i => $"\"a{i}\": {i}"))).Read().Problems);
        Assert.Equal((LayerText.File, "The layer has more than 256 attributes."), (problem.File, problem.Message));
    }

    [Theory]
    [InlineData("layers/Things.geojson", "cannot be the id of a layer")]
    [InlineData("layers/a b.geojson", "cannot be the id of a layer")]
    [InlineData("layers/places.geojson", "a collection that every operation has")]
    [InlineData("layers/things.GEOJSON", "is no layer")]
    [InlineData("layers/things.kml", "is no layer")]
    [InlineData("layers/things.dbf", "The .shp that this file belongs to is missing")]
    [InlineData("layers/things.gpkg", "does not read .gpkg here")]
    [InlineData("layers/things.gpkg-wal", "changes that are not in it yet")]
    public void Files_that_are_no_layers_are_problems(string file, string expected)
    {
        var package = new PackageText();
        package.Files[file] = PackageText.Empty;
        Assert.Contains(package.Read().Problems, p => p.File == file && p.Message.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("layers/things.qml")]
    [InlineData("layers/README.md")]
    [InlineData("layers/.DS_Store")]
    [InlineData("layers/deeper/things.geojson")]
    public void What_stands_beside_layers_is_left_alone(string file)
    {
        var package = new PackageText();
        package.Files[file] = "not a layer";
        Assert.Empty(package.Read().Problems);
    }

    [Theory]
    [InlineData("\"id\": \"thinks\"", "/layers/0/id: There is no layer \"thinks\". Did you mean \"things\"?")]
    [InlineData("\"id\": \"things\", \"idProperty\": \"b\"", "/layers/0/idProperty: The layer \"things\" has no attribute \"b\".")]
    [InlineData("\"id\": \"things\", \"beginProperty\": \"a\"", "/layers/0/beginProperty: The attribute \"a\" holds no times.")]
    [InlineData("\"id\": \"things\", \"properties\": [{\"name\": \"aa\"}]", "/layers/0/properties/0/name: The layer \"things\" has no attribute \"aa\".")]
    [InlineData("\"id\": \"things\", \"titel\": \"x\"", "/layers/0/titel: \"titel\" is not a member of this object.")]
    [InlineData("\"id\": \"things\"}, {\"id\": \"things\"", "/layers/1/id: Another layer has the id \"things\" already.")]
    [InlineData("\"id\": \"things\", \"isTimeless\": \"yes\"", "/layers/0/isTimeless: Expected true or false")]
    public void What_the_operation_says_of_a_layer_must_fit_it(string notes, string expected)
    {
        var problem = Assert.Single(LayerText.Of("\"a\": 1").WithOperation($$"""
            "layers": [{ {{notes}} }]
            """).Read().Problems);
        Assert.StartsWith(expected, $"{problem.Pointer}: {problem.Message} {problem.Remedy}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_feature_that_ends_before_it_begins_is_a_problem()
    {
        var problem = Assert.Single(LayerText.Of("\"begin\": \"2022-04-17\", \"end\": \"2022-04-16\"", "\"begin\": \"2022-04-17\", \"end\": \"2022-04-17\"").Read().Problems);
        Assert.Contains("before it begins", problem.Message, StringComparison.Ordinal);
        Assert.Equal("/features/0", problem.Pointer);
    }

    [Theory]
    [InlineData("EPSG:2154", "is not known")]
    [InlineData("EPSG:32630", "no place in EPSG:32630")]
    public void A_reference_system_that_cannot_be_used_is_a_problem(string crs, string expected)
    {
        var package = new PackageText();
        package.Files[LayerText.File] = $$$"""
            {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "{{{crs}}}"}},
             "features": [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1e7, 1e8]}, "properties": {}}]}
            """;
        Assert.Contains(expected, Assert.Single(package.Read().Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"type\": \"Feature\"}")]
    [InlineData("{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": 3}]}")]
    [InlineData("{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": {\"\\ud800\": 1}}]}")]
    [InlineData("{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": {\"a\": \"\\udc00\"}}]}")]
    [InlineData("{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": {\"a\": 1e400}}]}")]
    [InlineData("{\"type\": \"FeatureCollection\", \"crs\": 5, \"features\": []}")]
    [InlineData("{\"type\": \"FeatureCollection\", \"features\": [], \"more\": 1}")]
    public void Bad_files_are_problems(string text)
    {
        var package = new PackageText();
        package.Files[LayerText.File] = text;
        var reading = package.Read();
        Assert.Null(reading.Package);
        Assert.All(reading.Problems, p => Assert.Equal(LayerText.File, p.File));
    }

    [Fact]
    public void A_property_nested_too_deep_is_a_problem()
    {
        var problem = Assert.Single(LayerText.Of($"\"a\": {new string('[', 100_000)}{new string(']', 100_000)}").Read().Problems);
        Assert.Contains("32", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sixty_four_layers_are_enough()
    {
        var folder = Directory.CreateTempSubdirectory("konna-layers-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "layers"));
            foreach (var (name, text) in new PackageText().Files)
            {
                File.WriteAllText(Path.Combine(folder, name), text);
            }

            foreach (var number in Enumerable.Range(0, 65))
            {
                File.WriteAllText(Path.Combine(folder, "layers", $"l{number}.geojson"), PackageText.Empty);
            }

            Assert.Contains("65 layers", Assert.Single(PackageReader.Read(folder).Problems).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
