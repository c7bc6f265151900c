using Konna.Geo.Operations;
using Xunit;

namespace Konna.Geo.Tests.Packages.Layers;

/// <summary>A package with one GeoJSON layer called <c>things</c>.</summary>
internal static class LayerText
{
    public const string File = "layers/things.geojson";

    public const string Somewhere = """{"type": "Point", "coordinates": [1, 2]}""";

    /// <param name="properties">The members of each feature's properties: <c>"a": 1</c>.</param>
    public static PackageText Of(params string[] properties) =>
        new PackageText().With(File, [.. properties.Select(p => $$"""{"type": "Feature", "geometry": {{Somewhere}}, "properties": { {{p}} } }""")]);

    public static PackageText WithNotes(this PackageText package, string notes) => package.WithOperation($$"""
        "layers": [{"id": "things", {{notes}} }]
        """);

    public static ReferenceLayer Layer(this PackageText package)
    {
        var reading = package.Read();
        Assert.Empty(reading.Problems);
        return Assert.Single(reading.Package!.Layers);
    }
}
