using System.Text.Json;
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
    public static PackageReading Read(string path, params IReadOnlyList<ILayerFileReader> layerFiles) => Read(path, progress: null, layerFiles);

    /// <param name="path">A folder, or a file that is a zip archive.</param>
    /// <param name="progress">Told now and then how far it is.</param>
    /// <param name="layerFiles">The readers for layers in formats that this library does not read itself; without one, such a layer is a problem.</param>
    public static PackageReading Read(string path, IProgress<PackageProgress>? progress, params IReadOnlyList<ILayerFileReader> layerFiles)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Directory.Exists(path))
        {
            var problems = new ProblemList();
            return Read(PackageFiles.OfFolder(path, problems), problems, progress, layerFiles);
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return ReadZip(stream, Path.GetFileName(path), progress, layerFiles);
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
    public static PackageReading ReadZip(Stream stream, string name = "package.zip", params IReadOnlyList<ILayerFileReader> layerFiles) => ReadZip(stream, name, progress: null, layerFiles);

    private static PackageReading ReadZip(Stream stream, string name, IProgress<PackageProgress>? progress, IReadOnlyList<ILayerFileReader> layerFiles)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var problems = new ProblemList();
        return new ZipPackage(name, problems).Read(stream, files => Read(files, problems, progress, layerFiles));
    }

    private static PackageReading Read(
        Dictionary<string, PackageFile> files, ProblemList problems, IProgress<PackageProgress>? progress, IReadOnlyList<ILayerFileReader> layerFiles)
    {
        var draft = new PackageDraft(isSpooled: true);
        foreach (var name in PackageFiles.Names)
        {
            if (!files.TryGetValue(name, out var file) || !TryRead(file, draft, problems, progress))
            {
                draft.Unread.Add(name);
            }
        }

        new LayersReader(draft, problems, layerFiles).Read(HeldLayers(files, problems));
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

    private static Dictionary<string, byte[]> HeldLayers(Dictionary<string, PackageFile> files, ProblemList problems)
    {
        var held = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (name, file) in files.Where(pair => pair.Key.StartsWith(LayerFiles.Folder, StringComparison.Ordinal)))
        {
            try
            {
                held[name] = file.ReadAll();
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                ReportUnreadable(file, problem, problems);
            }
        }

        return held;
    }

    /// <summary>False where what a file defines is not known as a whole.</summary>
    private static bool TryRead(PackageFile file, PackageDraft draft, ProblemList problems, IProgress<PackageProgress>? progress)
    {
        try
        {
            return TryReadContent(file, draft, problems, progress);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            ReportUnreadable(file, problem, problems);
            return false;
        }
    }

    private static void ReportUnreadable(PackageFile file, Exception problem, ProblemList problems) =>
        problems.Add(file.Name, "", null, $"The file cannot be read: {problem.Message}", "Check it and its permissions.");

    private static bool TryReadContent(PackageFile file, PackageDraft draft, ProblemList problems, IProgress<PackageProgress>? progress)
    {
        if (file.Name != PackageFiles.Operation)
        {
            return TryReadFeatures(file, draft, problems, progress);
        }

        if (PackageDocument.Parse(file.Name, file.ReadAll(), problems) is not { } root)
        {
            return false;
        }

        new OperationReader(draft, problems).Read(root);
        return true;
    }

    private static bool TryReadFeatures(PackageFile file, PackageDraft draft, ProblemList problems, IProgress<PackageProgress>? progress)
    {
        var kind = ItemKind.All.Single(k => k.File == file.Name);
        if (new PlainFeatureFile(file, kind, draft, progress).TryRead())
        {
            return true;
        }

        var features = new FeatureFile(file, problems, progress);
        if (features.ReadAround() is not { } around)
        {
            return false;
        }

        var reader = new FeatureReader(kind, draft, problems);
        if (!reader.ReadAround(around))
        {
            return true;
        }

        var isWhole = true;
        try
        {
            foreach (var feature in features.Features())
            {
                if (PackageDocument.Check(feature, problems))
                {
                    reader.ReadFeature(feature);
                }
                else
                {
                    isWhole = false;
                }
            }
        }
        catch (JsonException problem)
        {
            PackageDocument.Report(around, problem, problems);
            return false;
        }

        return isWhole;
    }
}
