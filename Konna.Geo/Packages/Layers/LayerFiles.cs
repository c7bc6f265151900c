namespace Konna.Geo.Packages.Layers;

/// <summary>The files of the folder <c>layers</c> in a package, by their names.</summary>
internal static class LayerFiles
{
    public const string Folder = "layers/";
    public const string GeoJson = ".geojson";
    public const string GeoPackage = ".gpkg";
    public const string Shapefile = ".shp";

    private static readonly string[] Formats = [GeoJson, GeoPackage, Shapefile];

    /// <summary>The files beside a .shp that are read with it.</summary>
    private static readonly string[] ShapefileParts = [".dbf", ".prj", ".cpg"];

    /// <summary>What programs leave beside a layer: indexes, styles and notes hold none of its data.</summary>
    private static readonly string[] Companions =
        [".shx", ".sbn", ".sbx", ".qix", ".qpj", ".fix", ".ain", ".aih", ".atx", ".ixs", ".mxs", ".cst", ".xml", ".qmd", ".qml", ".sld", ".txt", ".md", ".gpkg-shm"];

    public static bool IsLayer(string file) => Formats.Contains(Path.GetExtension(file), StringComparer.Ordinal);

    /// <param name="ending">In lower case, with its point.</param>
    public static bool IsPartOfShapefile(string ending) => ShapefileParts.Contains(ending, StringComparer.Ordinal);

    /// <summary>True for a part of a shapefile and for what programs leave beside one; a text may be a table of its own.</summary>
    public static bool GoesWithShapefile(string file) =>
        Path.GetExtension(file).ToLowerInvariant() is var ending && ending != ".txt" && (ShapefileParts.Contains(ending, StringComparer.OrdinalIgnoreCase) || Companions.Contains(ending, StringComparer.OrdinalIgnoreCase));

    /// <summary>Keeps a file that is a layer or part of one; any other is a problem.</summary>
    /// <param name="file">By its name in its folder.</param>
    public static void Accept(PackageFile file, Dictionary<string, PackageFile> files, ProblemList problems)
    {
        var (name, length) = (file.Name, file.Length);
        var extension = Path.GetExtension(name);
        if (name.StartsWith('.') || Companions.Contains(extension, StringComparer.OrdinalIgnoreCase) || (extension == ".gpkg-wal" && length == 0))
        {
            return;
        }

        if (extension == ".gpkg-wal")
        {
            problems.Add(Folder + name, "", null, "The GeoPackage beside this file has changes that are not in it yet.", "Close the program that has it open, then pack it.");
        }
        else if (Formats.Contains(extension, StringComparer.Ordinal) || ShapefileParts.Contains(extension, StringComparer.Ordinal))
        {
            files[Folder + name] = file with { Name = Folder + name };
        }
        else
        {
            problems.Add(Folder + name, "", null, $"{PackageNode.Quote(name)} is no layer.", "Save it as .geojson, .gpkg or .shp (with .dbf and .prj), in lower case; or take it out of the folder.");
        }
    }
}
