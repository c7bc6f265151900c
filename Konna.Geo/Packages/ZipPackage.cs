using System.Globalization;
using System.IO.Compression;
using Konna.Geo.Packages.Layers;

namespace Konna.Geo.Packages;

/// <summary>
/// The files of a package in a zip archive. The archive is judged as a whole before a byte of it is unpacked: its number of entries,
/// its declared size, and every name in it. A single folder around all entries is accepted.
/// </summary>
internal sealed class ZipPackage(string name, ProblemList problems)
{
    public const int MostEntries = 64;

    private const int SymbolicLink = 0xA000;
    private const int FileTypeMask = 0xF000;

    /// <param name="read">Reads the files while the archive is open; it is given none where the archive is refused.</param>
    /// <returns>What that gave, or the problems alone where the archive turned out to be damaged.</returns>
    public PackageReading Read(Stream stream, Func<Dictionary<string, PackageFile>, PackageReading> read)
    {
        try
        {
            // A stream without a position would be copied to memory without a limit.
            using var held = stream.CanSeek ? null : Hold(stream);
            using var archive = new ZipArchive(held ?? stream, ZipArchiveMode.Read, leaveOpen: true);
            return read(Judge(archive) ? FilesOf(archive) : []);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException
            or UnauthorizedAccessException or InvalidOperationException)
        {
            Refuse("This is not a zip archive that can be read.", "Make the archive again, without encryption.");
            return new PackageReading(null, problems.InOrder());
        }
    }

    private static MemoryStream Hold(Stream stream)
    {
        var memory = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            memory.Write(buffer, 0, read);
            if (memory.Length > PackageFiles.MaxBytes)
            {
                throw new InvalidDataException("The archive is too large.");
            }
        }

        memory.Position = 0;
        return memory;
    }

    private bool Judge(ZipArchive archive)
    {
        if (archive.Entries.Count > MostEntries)
        {
            Refuse(string.Create(CultureInfo.InvariantCulture, $"The archive has {archive.Entries.Count} entries; at most {MostEntries} are read."), "Pack the five files and the layers alone.");
            return false;
        }

        if (PackageFiles.IsTooLarge([.. archive.Entries.Select(e => (IsInLayers(e) ? LayerFiles.Folder + e.Name : e.Name, e.Length))]))
        {
            PackageFiles.ReportTooLarge(name, problems);
            return false;
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var before = true;
        foreach (var entry in archive.Entries)
        {
            var fault = FaultOf(entry) ?? (names.Add(entry.FullName) ? null : "is there twice, or twice but for upper and lower case");
            if (fault is not null)
            {
                Refuse($"The entry {PackageNode.Quote(entry.FullName)} {fault}.", "Pack the files of the package alone, or the one folder that holds them.");
                before = false;
            }
        }

        return before;
    }

    private static string? FaultOf(ZipArchiveEntry entry)
    {
        var path = entry.FullName;
        if (path.Contains('\\', StringComparison.Ordinal) || path.Contains(':', StringComparison.Ordinal) || path.Contains('\0', StringComparison.Ordinal)
            || path.StartsWith('/') || path.Split('/').Any(part => part is ".." or "."))
        {
            return "has a name that leaves its folder";
        }

        return entry switch
        {
            { IsEncrypted: true } => "is encrypted",
            _ when ((entry.ExternalAttributes >> 16) & FileTypeMask) == SymbolicLink => "is a symbolic link",
            _ => null,
        };
    }

    private Dictionary<string, PackageFile> FilesOf(ZipArchive archive)
    {
        var files = new Dictionary<string, PackageFile>(StringComparer.Ordinal);
        var known = archive.Entries.Where(e => PackageFiles.Names.Contains(e.Name, StringComparer.OrdinalIgnoreCase) && !IsInLayers(e)).ToList();
        var roots = known.Select(e => e.FullName[..^e.Name.Length]).Distinct(StringComparer.Ordinal).ToList();
        if (roots.Count > 1 || (roots.Count == 1 && roots[0].Count(c => c == '/') > 1))
        {
            Refuse("The package's files are not all in one folder.", "Pack the files of the package alone, or the one folder that holds them.");
            return files;
        }

        foreach (var entry in known)
        {
            PackageFiles.Accept(new PackageFile(entry.Name, entry.Length, () => new ZipEntryStream(entry)), files, problems);
        }

        var layers = (roots.Count == 0 ? "" : roots[0]) + LayerFiles.Folder;
        foreach (var entry in archive.Entries.Where(e => e.Name.Length > 0 && e.FullName == layers + e.Name))
        {
            LayerFiles.Accept(new PackageFile(entry.Name, entry.Length, () => new ZipEntryStream(entry)), files, problems);
        }

        PackageFiles.ReportMissing(files, problems);
        return files;
    }

    /// <summary>A layer may be called like one of the five files.</summary>
    private static bool IsInLayers(ZipArchiveEntry entry) => entry.FullName[..^entry.Name.Length] is var folder
        && (folder == LayerFiles.Folder || folder.EndsWith("/" + LayerFiles.Folder, StringComparison.Ordinal));

    private void Refuse(string message, string remedy) => problems.Add(name, "", null, message, remedy);
}
