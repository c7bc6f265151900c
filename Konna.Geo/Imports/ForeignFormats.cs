using Konna.Geo.Imports.Json;
using Konna.Geo.Imports.Layers;
using Konna.Geo.Imports.Orbat;
using Konna.Geo.Imports.Tables;
using Konna.Geo.Imports.Xml;
using Konna.Geo.Packages.Layers;

namespace Konna.Geo.Imports;

/// <summary>The formats of other programs that can be imported.</summary>
/// <param name="layerFiles">The readers for formats that this library does not read itself.</param>
internal sealed class ForeignFormats(IReadOnlyList<ILayerFileReader> layerFiles)
{
    /// <summary>The more particular before the more general.</summary>
    public IReadOnlyList<IForeignFormat> All { get; } =
    [
        new OrbatMapperFormat(), new CzmlFormat(), new GeoJsonFormat(), new GpxFormat(), new KmlFormat(), new CsvFormat(),
        new ShapefileFormat(), .. layerFiles.Select(reader => new LayerFileFormat(reader)),
    ];

    public IForeignFormat? Find(ImportedFile file)
    {
        var head = file.Head();
        return All.FirstOrDefault(format => format.Recognises(file, head));
    }
}
