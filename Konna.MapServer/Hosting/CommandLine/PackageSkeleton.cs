using System.Text.Json;
using Konna.Geo.Packages;

namespace Konna.MapServer.Hosting.CommandLine;

/// <summary>The five files of a small package that validates: one of each thing, to be edited by hand or in QGIS.</summary>
internal static class PackageSkeleton
{
    private const string Document = """
        {
          "formatVersion": 1,
          "id": "ID",
          "title": "TITLE",
          "summary": "What this operation is about, in a sentence or two.",
          "timeZone": "UTC",
          "begin": "2013-01-01T00:00:00Z",
          "end": "2013-01-03T00:00:00Z",
          "bbox": [-4.6, 14.2, -3.5, 15.2],
          "defaultView": { "center": [-4.0, 14.7], "zoom": 9, "time": "2013-01-01T09:00:00Z" },
          "perspective": "observer",
          "perspectives": [
            { "id": "observer", "label": "Observer", "labelFr": "Observateur", "identities": { "force-example": "neutral" } }
          ],
          "licence": "CC-BY-4.0",
          "attribution": [{ "text": "Who made this package" }],
          "forces": [
            { "id": "force-example", "kind": "organisation", "name": "Example force", "color": "#2f6f8f", "citations": ["src-example"] }
          ],
          "units": [
            {
              "id": "unit-example", "kind": "formation", "name": "Example unit", "forceId": "force-example",
              "sidc": "10041000001211000000", "citations": ["src-example"]
            }
          ],
          "states": [],
          "persons": [],
          "sources": [
            { "id": "src-example", "kind": "text", "name": "The source of every statement", "author": "Author", "edtf": "2013" }
          ],
          "disputes": [],
          "accounts": [],
          "claimGroups": [],
          "claims": [],
          "story": []
        }
        """;

    private const string Places = """
        {
          "type": "FeatureCollection",
          "features": [
            {
              "type": "Feature",
              "id": "plc-start",
              "properties": { "name": "Start", "kind": "town", "radiusM": 500, "geoPrecision": 1, "basis": "gazetteer", "citations": ["src-example"] },
              "geometry": { "type": "Point", "coordinates": [-4.2, 14.5] }
            }
          ]
        }
        """;

    private const string Movements = """
        {
          "type": "FeatureCollection",
          "features": [
            {
              "type": "Feature",
              "id": "mov-example",
              "properties": {
                "movementId": "mov-example", "name": "The unit drives north-east", "kind": "advance", "subject": "unit-example",
                "datetimes": ["2013-01-01T08:00:00Z", "2013-01-01T12:00:00Z"],
                "when": "the morning of 1 January", "radiusM": 2000, "geoPrecision": 2, "basis": "described",
                "confidence": "schematic", "citations": ["src-example"]
              },
              "geometry": { "type": "LineString", "coordinates": [[-4.2, 14.5], [-3.9, 14.9]] }
            }
          ]
        }
        """;

    private const string Events = """
        {
          "type": "FeatureCollection",
          "features": [
            {
              "type": "Feature",
              "id": "evt-example",
              "properties": {
                "name": "The unit arrives", "kind": "deployment", "edtf": "2013-01-01", "when": "1 January", "participants": ["unit-example"],
                "radiusM": 2000, "geoPrecision": 2, "basis": "described", "confidence": "documented", "citations": ["src-example"]
              },
              "geometry": { "type": "Point", "coordinates": [-3.9, 14.9] }
            }
          ]
        }
        """;

    private const string Areas = """
        {
          "type": "FeatureCollection",
          "features": []
        }
        """;

    /// <param name="folder">Created; its files are named as the format says.</param>
    /// <param name="name">The operation's title; its id is made from it.</param>
    public static void Write(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        var document = Document
            .Replace("\"ID\"", JsonSerializer.Serialize(SlugOf(name)), StringComparison.Ordinal)
            .Replace("\"TITLE\"", JsonSerializer.Serialize(name), StringComparison.Ordinal);
        foreach (var (file, text) in new[]
        {
            ("operation.json", document), ("places.geojson", Places), ("movements.geojson", Movements), ("events.geojson", Events), ("areas.geojson", Areas),
        })
        {
            File.WriteAllText(Path.Combine(folder, file), text + "\n");
        }
    }

    private static string SlugOf(string name) => Slugs.Of(name) is { Length: > 0 } slug ? slug : "operation";
}
