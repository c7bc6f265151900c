using Konna.Geo.Packages.Layers;

namespace Konna.Geo.Imports.Layers;

/// <summary>The files that make up a shapefile, in a folder. Their names may be in capitals, as old programs write them.</summary>
internal static class ShapefileParts
{
    /// <summary>The parts by the name of the .shp, with endings in lower case.</summary>
    public static Dictionary<string, byte[]> Beside(ImportedFile file)
    {
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var part in Directory.GetFiles(Path.GetDirectoryName(Path.GetFullPath(file.Path))!).Where(part => IsPart(part) && IsOf(part, file.Path)))
        {
            parts[NameOf(part, file.NameWithoutExtension)] = File.ReadAllBytes(part);
        }

        return parts;
    }

    /// <summary>The files of a folder but those that are read with, or of no use without, a .shp beside them.</summary>
    public static IEnumerable<string> WithoutThem(IReadOnlyList<string> files)
    {
        var shapefiles = files.Where(file => EndingOf(file) == LayerFiles.Shapefile).ToList();
        return files.Where(file => EndingOf(file) == LayerFiles.Shapefile || !LayerFiles.GoesWithShapefile(file) || !shapefiles.Exists(shapes => IsOf(file, shapes)));
    }

    /// <summary>True for the files that hold its data.</summary>
    public static bool IsPart(string file) => EndingOf(file) == LayerFiles.Shapefile || LayerFiles.IsPartOfShapefile(EndingOf(file));

    /// <param name="stem">The name without its ending.</param>
    public static string NameOf(string part, string stem) => stem + EndingOf(part);

    private static string EndingOf(string file) => Path.GetExtension(file).ToLowerInvariant();

    // "roads.shp.xml" belongs to "roads.shp", too.
    private static bool IsOf(string part, string shapes)
    {
        var (name, stem) = (Path.GetFileName(part), Path.GetFileNameWithoutExtension(shapes));
        return name.StartsWith(stem + ".", StringComparison.OrdinalIgnoreCase);
    }
}
