using Konna.Geo.Packages;

namespace Konna.Geo.Imports;

/// <summary>A file that tells now and then how far it was read.</summary>
internal sealed class WatchedFile(string path, int bufferBytes, string name, IProgress<PackageProgress> progress)
    : FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferBytes, FileOptions.SequentialScan)
{
    /// <summary>Often enough to be seen moving, too seldom to cost.</summary>
    private const int BytesPerReport = 256 * 1024;

    private long reported;

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = base.Read(buffer, offset, count);
        Report();
        return read;
    }

    public override int Read(Span<byte> buffer)
    {
        var read = base.Read(buffer);
        Report();
        return read;
    }

    private void Report()
    {
        var position = Position;
        if (position >= reported + BytesPerReport || position < reported)
        {
            reported = position;
            progress.Report(new PackageProgress(name, position, Length));
        }
    }
}
