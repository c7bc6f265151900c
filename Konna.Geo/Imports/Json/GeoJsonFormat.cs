using System.Text.Json;
using Konna.Geo.Collections;
using Konna.Geo.Imports.Tables;
using Konna.Geo.Packages;

namespace Konna.Geo.Imports.Json;

/// <summary>
/// GeoJSON and MF-JSON: a feature with a timed path is a movement; any other is taken as a row of a table whose columns are its properties.
/// </summary>
internal sealed class GeoJsonFormat : IForeignFormat
{
    private static readonly string[] Extensions = [".geojson", ".json", ".mfjson", ".jsonfg"];

    public string Name => "GeoJSON";

    public bool Recognises(ImportedFile file, ReadOnlySpan<byte> head) => Extensions.Contains(file.Extension) && head.IndexOf("\"Feature"u8) >= 0;

    public void Read(ImportedFile file, OperationBuilder operation)
    {
        try
        {
            var table = new FeatureTable(file);
            if (TableReaders.For(table, file.Name, operation) is not { } reader)
            {
                return;
            }

            var paths = new TimedPath(operation);
            var shapes = new GeometryReader(operation.Problems, dropsHeights: true);
            foreach (var (feature, row) in table.Features())
            {
                if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("properties", out _))
                {
                    operation.Problems.Add(operation.PlaceOf(row.Pointer), "This is not a GeoJSON feature.", """Write {"type": "Feature", "geometry": ..., "properties": {...}}.""");
                }
                else if (!paths.Add(feature, table.NameOf(row), row.Pointer))
                {
                    var geometry = feature.TryGetProperty("geometry", out var member) ? member : default;
                    reader.Read(row with { Shape = shapes.Read(new PackageNode(geometry, file.Name, row.Pointer + "/geometry"), GeometryKind.Any) });
                }
            }

            reader.Finish();
        }
        catch (JsonException problem)
        {
            operation.Problems.Add(
                file.Name, "", null, $"The JSON cannot be read{(problem.LineNumber is { } line ? $" (line {line + 1})" : "")}.", "Save the file again, as UTF-8.");
        }
    }
}
