using System.Text.Json;
using System.Text.Json.Nodes;
using Konna.Geo.Collections;
using Konna.Geo.Packages;
using NJsonSchema;
using Xunit;

namespace Konna.Geo.Tests.Packages;

public class PackageSchemasTests
{
    public static TheoryData<string, string> Files
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var folder in new[] { TestPackages.HarbourFlood, TestPackages.Konna })
            {
                foreach (var name in PackageFiles.Names)
                {
                    data.Add(Path.GetFileName(folder), name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Valid_packages_satisfy_the_schemas(string package, string file)
    {
        var folder = package == "harbour-flood" ? TestPackages.HarbourFlood : TestPackages.Konna;
        var schema = await SchemaOf(file);
        var errors = schema.Validate(await File.ReadAllTextAsync(Path.Combine(folder, file), TestContext.Current.CancellationToken));
        Assert.Empty(errors.Select(e => $"{e.Path}: {e.Kind}"));
    }

    [Theory]
    [InlineData("operation.json", "\"formatVersion\": 1", "\"formatVersion\": 2")]
    [InlineData("operation.json", "\"kind\": \"formation\"", "\"kind\": \"herd\"")]
    [InlineData("operation.json", "\"echelon\"", "\"echelom\"")]
    [InlineData("operation.json", "\"#1b7f79\"", "\"green\"")]
    [InlineData("operation.json", "\"force-relief\": \"friend\"", "\"force-relief\": \"pal\"")]
    [InlineData("operation.json", "[\"account-south-wall\"]", "[\"Account South\"]")]
    [InlineData("places.geojson", "\"geoPrecision\": 2", "\"geoPrecision\": 4")]
    [InlineData("places.geojson", "[179.35, -16.95, 0]", "[179.35]")]
    [InlineData("places.geojson", "\"type\": \"Feature\"", "\"type\": \"Feature\", \"extra\": 1")]
    [InlineData("movements.geojson", "2031-03-01T18:00:00Z", "2031-03-01 18:00")]
    [InlineData("movements.geojson", "\"subject\": \"unit-flotilla\", ", "")]
    [InlineData("movements.geojson", "\"LineString\"", "\"Point\"")]
    [InlineData("events.geojson", "\"placeId\"", "\"placeID\"")]
    [InlineData("areas.geojson", "\"kind\": \"search\"", "\"kind\": \"seek\"")]
    public async Task What_the_reader_refuses_the_schemas_refuse_too(string file, string right, string wrong)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(TestPackages.HarbourFlood, file), TestContext.Current.CancellationToken);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0);
        var changed = text[..at] + wrong + text[(at + right.Length)..];
        Assert.NotEmpty((await SchemaOf(file)).Validate(changed));
        var package = new PackageText();
        foreach (var name in PackageFiles.Names)
        {
            package.Files[name] = await File.ReadAllTextAsync(Path.Combine(TestPackages.HarbourFlood, name), TestContext.Current.CancellationToken);
        }

        package.Files[file] = changed;
        Assert.NotEmpty(package.Read().Problems);
    }

    [Fact]
    public void Every_member_of_every_record_stands_in_its_schema_with_its_values_and_no_other_does()
    {
        foreach (var kind in ItemKind.All)
        {
            var properties = PropertiesOf(kind);
            Assert.Equal(kind.Members.Select(m => m.Name).Order(StringComparer.Ordinal), properties.Select(p => p.Key).Order(StringComparer.Ordinal));
            foreach (var (property, mark) in DomainCollections.PropertiesOf(kind.Type).Where(p => p.Mark.Values is not null))
            {
                if (kind.ByName.ContainsKey(JsonNamingPolicy.CamelCase.ConvertName(property.Name)))
                {
                    var schema = properties[JsonNamingPolicy.CamelCase.ConvertName(property.Name)]!;
                    var values = (schema["enum"] ?? schema["anyOf"]![0]!["enum"])!.AsArray().Select(v => v!.GetValue<string>());
                    Assert.Equal(mark.Values!.Split(' '), values);
                }
            }
        }
    }

    // The published text of the schemas is reviewed like code; change the copies together with what they describe.
    [Fact]
    public void The_schemas_are_as_published()
    {
        Assert.Equal(5, PackageSchemas.All.Count);
        foreach (var (name, text) in PackageSchemas.All)
        {
            Assert.Equal(File.ReadAllText(Path.Combine(TestPackages.Schemas, name)), text);
        }
    }

    private static JsonObject PropertiesOf(ItemKind kind)
    {
        var schema = JsonNode.Parse(PackageSchemas.All[Path.GetFileNameWithoutExtension(kind.File) + ".schema.json"])!["properties"]!;
        return (kind.IsFeature
            ? schema["features"]!["items"]!["properties"]!["properties"]!["properties"]!
            : schema[kind.Collection]!["items"]!["properties"]!).AsObject();
    }

    // This validator knows definitions by their name of the older drafts only.
    private static Task<JsonSchema> SchemaOf(string file) => JsonSchema.FromJsonAsync(
        PackageSchemas.All[Path.GetFileNameWithoutExtension(file) + ".schema.json"].Replace("$defs", "definitions", StringComparison.Ordinal),
        TestContext.Current.CancellationToken);
}
