using Konna.Geo.Imports.Json;
using Konna.Geo.Imports.Orbat;
using Konna.Geo.Imports.Tables;
using Konna.Geo.Imports.Xml;

namespace Konna.Geo.Imports;

/// <summary>The formats of other programs that can be imported.</summary>
internal static class ForeignFormats
{
    /// <summary>The more particular before the more general.</summary>
    public static IReadOnlyList<IForeignFormat> All { get; } =
        [new OrbatMapperFormat(), new CzmlFormat(), new GeoJsonFormat(), new GpxFormat(), new KmlFormat(), new CsvFormat()];

    public static IForeignFormat? Find(ImportedFile file)
    {
        var head = file.Head();
        return All.FirstOrDefault(format => format.Recognises(file, head));
    }
}
