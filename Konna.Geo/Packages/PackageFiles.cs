using System.Globalization;
using Konna.Geo.Packages.Layers;

namespace Konna.Geo.Packages;

/// <summary>The files of a package by name. Nothing is written or extracted, and only the five known names and the layers are ever read.</summary>
internal static class PackageFiles
{
    public const string Operation = "operation.json";
    public const string Places = "places.geojson";
    public const string Movements = "movements.geojson";
    public const string Events = "events.geojson";
    public const string Areas = "areas.geojson";

    /// <summary>Most bytes of all files together, as they are when unpacked.</summary>
    public const long MaxBytes = 2L * 1024 * 1024 * 1024;

    /// <summary>Most bytes of what is read in one piece: <see cref="Operation"/> and the reference layers, together.</summary>
    public const long MaxHeldBytes = 256L * 1024 * 1024;

    /// <summary>The five files, in the order of reports.</summary>
    public static IReadOnlyList<string> Names { get; } = [Operation, Places, Movements, Events, Areas];

    public static int RankOf(string file)
    {
        var index = Names.ToList().IndexOf(file);
        return index < 0 ? int.MaxValue : index;
    }

    /// <summary>The files of a folder and of its folder <c>layers</c>. A missing or unreadable one is a problem; others beside the five are left alone.</summary>
    public static Dictionary<string, PackageFile> OfFolder(string folder, ProblemList problems)
    {
        var files = new Dictionary<string, PackageFile>(StringComparer.Ordinal);
        try
        {
            var present = new DirectoryInfo(folder).GetFiles().Where(f => Names.Contains(f.Name, StringComparer.OrdinalIgnoreCase)).ToList();
            var layers = new DirectoryInfo(Path.Combine(folder, LayerFiles.Folder)) is { Exists: true } there ? there.GetFiles() : [];
            if (IsTooLarge([.. present.Select(f => (f.Name, f.Length)), .. layers.Select(f => (LayerFiles.Folder + f.Name, f.Length))]))
            {
                ReportTooLarge(folder, problems);
                return files;
            }

            foreach (var file in present)
            {
                Accept(FileOf(file), files, problems);
            }

            foreach (var file in layers)
            {
                LayerFiles.Accept(FileOf(file), files, problems);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            problems.Add(Path.GetFileName(folder), "", null, $"The folder cannot be read: {problem.Message}", "Check the path and the permissions.");
            return files;
        }

        ReportMissing(files, problems);
        return files;
    }

    /// <param name="files">Names and lengths; those of layers begin with their folder.</param>
    internal static bool IsTooLarge(IReadOnlyList<(string Name, long Length)> files)
    {
        var held = files.Where(f => f.Name.Equals(Operation, StringComparison.OrdinalIgnoreCase) || f.Name.StartsWith(LayerFiles.Folder, StringComparison.Ordinal));

        // As doubles: what an archive declares may add up to more than there are numbers.
        return files.Sum(f => (double)f.Length) > MaxBytes || held.Sum(f => (double)f.Length) > MaxHeldBytes;
    }

    private static PackageFile FileOf(FileInfo file) => new(file.Name, file.Length, () => new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read));

    /// <summary>Keeps a file of exactly a known name; a name that differs in upper and lower case is a problem.</summary>
    internal static void Accept(PackageFile file, Dictionary<string, PackageFile> files, ProblemList problems)
    {
        var known = Names.First(n => n.Equals(file.Name, StringComparison.OrdinalIgnoreCase));
        if (known == file.Name)
        {
            files[known] = file;
        }
        else
        {
            problems.Add(file.Name, "", null, $"The file is called {PackageNode.Quote(file.Name)}.", $"Rename it to {known}.");
        }
    }

    internal static void ReportMissing(Dictionary<string, PackageFile> files, ProblemList problems)
    {
        foreach (var name in Names.Where(n => !files.ContainsKey(n)))
        {
            var remedy = name == Operation
                ? "Add it: it names the operation."
                : """Add it; with nothing to show it is {"type": "FeatureCollection", "features": []}.""";
            problems.Add(name, "", null, "The file is missing.", remedy);
        }
    }

    internal static void ReportTooLarge(string package, ProblemList problems) => problems.Add(
        Path.GetFileName(package),
        "",
        null,
        string.Create(CultureInfo.InvariantCulture, $"The package holds more than {MaxBytes / 1024 / 1024} MB, or its {Operation} and reference layers more than {MaxHeldBytes / 1024 / 1024}."),
        "Split the operation, or thin out its paths.");
}
