using System.IO.Compression;
using Konna.Geo.Packages;
using Konna.Geo.Packages.Layers;

namespace Konna.Geo.Imports.Layers;

/// <summary>A zip archive of shapefiles, as they are passed on. It is judged by what it declares before a byte of it is unpacked, and nothing is extracted to a disk.</summary>
internal static class ShapefileArchive
{
    private const int MostEntries = 1000;

    /// <summary>True if there is a .shp in it and no operation package.</summary>
    public static bool IsOne(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return !archive.Entries.Any(entry => entry.Name == PackageFiles.Operation) && archive.Entries.Any(IsShapes);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>The parts of every shapefile, by their names with endings in lower case.</summary>
    public static Dictionary<string, byte[]> Read(ImportedFile file, OperationBuilder operation)
    {
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        try
        {
            using var archive = ZipFile.OpenRead(file.Path);
            var entries = archive.Entries.Where(entry => ShapefileParts.IsPart(entry.Name) && !entry.Name.StartsWith('.')).ToList();

            // As doubles: what an archive declares may add up to more than there are numbers.
            if (archive.Entries.Count > MostEntries || entries.Sum(entry => (double)entry.Length) > PackageFiles.MaxBytes)
            {
                operation.Problems.Add(
                    file.Name, "", null, $"The archive holds more than {MostEntries} files, or more than {PackageFiles.MaxBytes / 1024 / 1024} MB.", "Unpack it, and import the shapefiles one by one.");
                return parts;
            }

            foreach (var entry in entries)
            {
                var name = ShapefileParts.NameOf(entry.Name, entry.FullName[..^Path.GetExtension(entry.Name).Length]);
                if (!parts.TryAdd(name, new PackageFile(name, entry.Length, () => new ZipEntryStream(entry)).ReadAll()))
                {
                    operation.Problems.Add(file.Name, "", null, $"{PackageNode.Quote(name)} is there twice.", "Pack each file once.");
                }
            }
        }
        catch (Exception problem) when (problem is InvalidDataException or NotSupportedException or OverflowException or ArgumentException)
        {
            operation.Problems.Add(file.Name, "", null, "This is not a zip archive that can be read.", "Make the archive again, without encryption.");
        }

        return parts;
    }

    private static bool IsShapes(ZipArchiveEntry entry) => entry.Name.EndsWith(LayerFiles.Shapefile, StringComparison.OrdinalIgnoreCase) && !entry.Name.StartsWith('.');
}
