using Konna.Geo.Imports.Layers;
using Konna.Geo.Packages;
using Konna.Geo.Packages.Layers;

namespace Konna.Geo.Imports;

/// <summary>
/// Reads files of other programs into an operation and checks it as a package is checked. A folder is read as one operation, its files in the order of
/// their names. No input makes it throw: whatever is wrong is a problem in its answer.
/// </summary>
public static class ForeignReader
{
    /// <summary>The roles that a column of a table can be given.</summary>
    public static IReadOnlyList<string> ColumnRoles { get; } = [.. Tables.ColumnRoles.All.Select(known => known.Role)];

    /// <summary>
    /// True if the path is no package: a file that is no zip archive, an archive of shapefiles, or a folder without <c>operation.json</c> that holds a file of a known format.
    /// </summary>
    /// <param name="layerFiles">The readers for formats that this library does not read itself.</param>
    public static bool IsForeign(string path, params IReadOnlyList<ILayerFileReader> layerFiles)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(layerFiles);
        var formats = new ForeignFormats(layerFiles);
        try
        {
            if (Directory.Exists(path))
            {
                return !File.Exists(Path.Combine(path, PackageFiles.Operation)) && FilesOf(path).Any(file => formats.Find(file) is not null);
            }

            return File.Exists(path) && (!path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) || ShapefileArchive.IsOne(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <param name="layerFiles">The readers for formats that this library does not read itself.</param>
    public static ForeignReading Read(string path, ImportOptions options, params IReadOnlyList<ILayerFileReader> layerFiles) =>
        Read(path, options, progress: null, layerFiles);

    /// <param name="progress">Told now and then how much of a file is read.</param>
    /// <param name="layerFiles">The readers for formats that this library does not read itself.</param>
    public static ForeignReading Read(string path, ImportOptions options, IProgress<PackageProgress>? progress, params IReadOnlyList<ILayerFileReader> layerFiles)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(layerFiles);
        var problems = new ProblemList();
        var builder = new OperationBuilder(options, problems);
        var known = new ForeignFormats(layerFiles);
        var formats = new List<string>();
        try
        {
            foreach (var file in FilesOf(path, options.FileName))
            {
                ReadFile(file with { Progress = progress }, builder, known, formats);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            problems.Add(options.FileName ?? Path.GetFileName(path), "", null, $"The file cannot be read: {problem.Message}", "Check the path and the permissions.");
        }

        var name = Path.GetFileNameWithoutExtension(options.FileName ?? Path.TrimEndingDirectorySeparator(path));
        return new ForeignReading(formats.Count == 0 ? null : string.Join(", ", formats), builder.Finish(name), builder.Notices.All);
    }

    private static IReadOnlyList<ImportedFile> FilesOf(string path, string? name = null) => Directory.Exists(path)
        ? [.. ShapefileParts.WithoutThem(Directory.GetFiles(path)).Order(StringComparer.Ordinal).Select(file => new ImportedFile(file))]
        : [name is null ? new ImportedFile(path) : new ImportedFile(path) { Name = name }];

    private static void ReadFile(ImportedFile file, OperationBuilder builder, ForeignFormats known, List<string> formats)
    {
        builder.Open(file);
        if (known.Find(file) is not { } format)
        {
            builder.Problems.Add(
                file.Name, "", null, "This is no format that can be imported.", $"Give a package, or one of: {string.Join(", ", known.All.Select(f => f.Name))}.");
            return;
        }

        if (!formats.Contains(format.Name))
        {
            formats.Add(format.Name);
        }

        format.Read(file, builder);
    }
}
