using System.IO.Compression;
using Konna.Geo.Packages;

namespace Konna.Geo.Tests.Packages;

/// <summary>A package as texts in memory, read through a zip archive.</summary>
internal sealed class PackageText
{
    public const string Empty = """{"type": "FeatureCollection", "features": []}""";

    public Dictionary<string, string> Files { get; } = new()
    {
        ["operation.json"] = Operation(""),
        ["places.geojson"] = Empty,
        ["movements.geojson"] = Empty,
        ["events.geojson"] = Empty,
        ["areas.geojson"] = Empty,
    };

    /// <summary>A least operation with more members: texts such as <c>"forces": [...]</c>.</summary>
    public static string Operation(string more) => $$"""
        {
          "formatVersion": 1, "id": "test", "title": "A test", "timeZone": "Africa/Bamako",
          "begin": "2013-01-01T00:00:00Z", "end": "2013-02-01T00:00:00Z", "bbox": [-6, 12, 1, 17]{{(more.Length == 0 ? "" : ", " + more)}}
        }
        """;

    public static string Feature(string id, string geometry, string properties) =>
        $$"""{"type": "Feature", "id": "{{id}}", "geometry": {{geometry}}, "properties": { {{properties}} } }""";

    public PackageText With(string file, params string[] features)
    {
        Files[file] = $$"""{"type": "FeatureCollection", "features": [{{string.Join(", ", features)}}]}""";
        return this;
    }

    public PackageText WithOperation(string more)
    {
        Files["operation.json"] = Operation(more);
        return this;
    }

    public PackageReading Read()
    {
        var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in Files)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        memory.Position = 0;
        return PackageReader.ReadZip(memory);
    }
}
