using System.IO.Compression;
using System.Security.Cryptography;
using Konna.Geo.Operations;
using Konna.Geo.Packages.Layers;

namespace Konna.Geo.Packages;

/// <summary>
/// Writes an operation as a package. The same operation gives the same bytes: items by id, members in the order of their marks,
/// what follows from other members left out, lines ended by a line feed. Reading what was written and writing it again changes nothing.
/// </summary>
public static class PackageWriter
{
    // The earliest time a zip archive can hold: an archive must not tell when it was made.
    private static readonly DateTimeOffset ZipEpoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int RegularFileReadableByAll = 0x81A4 << 16;

    /// <summary>Writes the five files and the layers; makes the folder if it is not there, and replaces files of those names.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void WriteFolder(IOperationContent package, string folder)
    {
        ArgumentNullException.ThrowIfNull(package);
        Directory.CreateDirectory(folder);
        foreach (var (name, write) in Files(package))
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
            write(file);
        }
    }

    /// <summary>Writes a zip archive of the files, without a folder around them. The stream stays open.</summary>
    public static void WriteZip(IOperationContent package, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(package);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, write) in Files(package))
        {
            var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = ZipEpoch;
            entry.ExternalAttributes = RegularFileReadableByAll;
            using var content = entry.Open();
            write(content);
        }
    }

    /// <summary>SHA-256 over the files as this class writes them, lower-case hexadecimal: the same for every layout of the same content.</summary>
    public static string HashOf(IOperationContent package)
    {
        ArgumentNullException.ThrowIfNull(package);
        using var hash = SHA256.Create();
        using (var content = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        {
            foreach (var (_, write) in Files(package))
            {
                write(content);
            }
        }

        return Convert.ToHexStringLower(hash.Hash!);
    }

    /// <summary>The files of a package by name, in the order of the format.</summary>
    internal static IEnumerable<(string Name, Action<Stream> Write)> Files(IOperationContent package)
    {
        yield return (PackageFiles.Operation, output => OperationWriter.Write(output, package));
        foreach (var kind in ItemKind.All.Where(k => k.IsFeature))
        {
            yield return (kind.File, output => FeatureWriter.Write(output, package.ItemsOf(kind.Type)));
        }

        foreach (var (schema, features) in package.LayersWithFeatures)
        {
            yield return (LayerFiles.Folder + schema.Id + LayerFiles.GeoJson, output => LayerWriter.Write(output, schema, features));
        }
    }
}
