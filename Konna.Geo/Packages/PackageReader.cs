using Konna.Geo.Operations;
using Konna.Geo.Packages.Layers;

namespace Konna.Geo.Packages;

/// <summary>
/// Reads an operation package, a folder or a <c>.zip</c> of it, checks it as a whole and links what follows from its parts.
/// No input makes it throw: whatever is wrong is a problem in its answer.
/// </summary>
public static class PackageReader
{
    /// <param name="path">A folder, or a file that is a zip archive.</param>
    /// <param name="layerFiles">The readers for layers in formats that this library does not read itself; without one, such a layer is a problem.</param>
    public static PackageReading Read(string path, params IReadOnlyList<ILayerFileReader> layerFiles)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Directory.Exists(path))
        {
            var problems = new ProblemList();
            return Read(PackageFiles.ReadFolder(path, problems), problems, layerFiles);
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return ReadZip(stream, Path.GetFileName(path), layerFiles);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var problems = new ProblemList();
            problems.Add(Path.GetFileName(path), "", null, $"The package cannot be opened: {problem.Message}", "Name a folder that holds operation.json, or a .zip of it.");
            return new PackageReading(null, problems.InOrder());
        }
    }

    /// <summary>Reads a zip archive. Only the five known names and the layers are read, and nothing is ever extracted to a disk.</summary>
    /// <param name="name">What problems call the archive as a whole.</param>
    public static PackageReading ReadZip(Stream stream, string name = "package.zip", params IReadOnlyList<ILayerFileReader> layerFiles)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var problems = new ProblemList();
        return Read(new ZipPackage(name, problems).Read(stream), problems, layerFiles);
    }

    private static PackageReading Read(Dictionary<string, byte[]> files, ProblemList problems, IReadOnlyList<ILayerFileReader> layerFiles)
    {
        var draft = new PackageDraft();
        foreach (var name in PackageFiles.Names)
        {
            if (!files.TryGetValue(name, out var bytes) || PackageDocument.Parse(name, bytes, problems) is not { } root)
            {
                draft.Unread.Add(name);
                continue;
            }

            if (name == PackageFiles.Operation)
            {
                new OperationReader(draft, problems).Read(root);
            }
            else
            {
                new FeatureReader(ItemKind.All.Single(k => k.File == name), draft, problems).Read(root);
            }
        }

        new LayersReader(draft, problems, layerFiles).Read(files);
        return Complete(draft, problems);
    }

    /// <summary>Links and checks what was read, whatever it was read from.</summary>
    internal static PackageReading Complete(PackageDraft draft, ProblemList problems)
    {
        PackageLinker.Link(draft, draft.Operation?.Id ?? "");
        PackageValidator.Check(draft, problems);
        if (!problems.IsEmpty || draft.Operation is null)
        {
            return new PackageReading(null, problems.InOrder());
        }

        var package = draft.ToPackage(draft.Operation);
        return new PackageReading(package with { Hash = PackageWriter.HashOf(package) }, []);
    }
}
