using Konna.Geo.Imports;
using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Konna.Geo.Tests.Packages;

namespace Konna.Geo.Tests.Imports;

/// <summary>The files of other programs that stand in the repository, and texts made into such files.</summary>
internal static class ForeignFiles
{
    public static string Folder { get; } = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(TestPackages.Schemas)!)!, "imports");

    public static ForeignReading Read(string name, ImportOptions? options = null) => ForeignReader.Read(Path.Combine(Folder, name), options ?? new ImportOptions());

    /// <summary>Reads a text as a file of this name.</summary>
    public static ForeignReading ReadText(string name, string text, ImportOptions? options = null, IProgress<PackageProgress>? progress = null) =>
        ReadBytes(name, System.Text.Encoding.UTF8.GetBytes(text), options, progress);

    public static ForeignReading ReadBytes(string name, byte[] bytes, ImportOptions? options = null, IProgress<PackageProgress>? progress = null)
    {
        var folder = Directory.CreateTempSubdirectory("konna-import-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            File.WriteAllBytes(path, bytes);
            return ForeignReader.Read(path, options ?? new ImportOptions(), progress);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The operation; fails with the problems if there is none.</summary>
    public static OperationPackage Operation(this ForeignReading reading)
    {
        Assert.True(reading.Package.IsValid, string.Join('\n', reading.Package.Problems));
        return reading.Package.Package!;
    }
}
