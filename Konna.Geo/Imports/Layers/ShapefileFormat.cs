using Konna.Geo.Packages.Layers;

namespace Konna.Geo.Imports.Layers;

/// <summary>Esri shapefiles: a <c>.shp</c> with the files beside it, or a zip archive of any number of them.</summary>
internal sealed class ShapefileFormat : IForeignFormat
{
    public string Name => "Shapefile";

    public bool Recognises(ImportedFile file, ReadOnlySpan<byte> head) => file.Extension == LayerFiles.Shapefile || (file.Extension == ".zip" && ShapefileArchive.IsOne(file.Path));

    public void Read(ImportedFile file, OperationBuilder operation)
    {
        var parts = file.Extension == LayerFiles.Shapefile ? ShapefileParts.Beside(file) : ShapefileArchive.Read(file, operation);
        var reports = LayerTables.ReportsOf(file.Name, operation);
        List<LayerTable> tables = [];
        foreach (var shapes in parts.Keys.Where(name => name.EndsWith(LayerFiles.Shapefile, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            if (ShapefileLayer.Read(shapes, parts, reports) is { } table)
            {
                tables.Add(table with { Name = Path.GetFileNameWithoutExtension(shapes) });
            }
        }

        LayerTables.Read(tables, file, operation);
    }
}
