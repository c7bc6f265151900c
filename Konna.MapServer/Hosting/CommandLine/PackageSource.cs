using Konna.Geo.Imports;
using Konna.Geo.Packages;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Hosting.CommandLine;

/// <summary>Reads what a path names: a package, or files of another program.</summary>
/// <param name="Reading">The operation, or every problem.</param>
/// <param name="Format">What the files are; null for a package.</param>
/// <param name="Notices">What was left out or decided when another program's files were read.</param>
internal sealed record PackageSource(PackageReading Reading, string? Format, IReadOnlyList<string> Notices)
{
    /// <param name="line">Shows how far the reading is.</param>
    public static PackageSource Read(string path, ImportOptions options, ProgressLine line)
    {
        var progress = new Reports<PackageProgress>(report => line.Show($"reading {report.File}", report.BytesRead, report.Bytes));
        if (!ForeignReader.IsForeign(path, LayerFiles.Readers))
        {
            return new PackageSource(PackageReader.Read(path, progress, LayerFiles.Readers), null, []);
        }

        var foreign = ForeignReader.Read(path, options, progress, LayerFiles.Readers);
        return new PackageSource(foreign.Package, foreign.Format, foreign.Notices);
    }
}
