using Konna.Geo.Packages;

namespace Konna.Geo.Imports;

/// <summary>One file that is imported. It can be opened as often as needed; nobody reads it as a whole into memory.</summary>
/// <param name="Path">Where it is.</param>
internal sealed record ImportedFile(string Path)
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>What reports call it.</summary>
    public string Name { get; init; } = System.IO.Path.GetFileName(Path);

    public string NameWithoutExtension => System.IO.Path.GetFileNameWithoutExtension(Name);

    /// <summary>That of the path, in lower case, with its point.</summary>
    public string Extension => System.IO.Path.GetExtension(Path).ToLowerInvariant();

    /// <summary>Is told how far it was read, whenever it is.</summary>
    public IProgress<PackageProgress>? Progress { get; init; }

    public FileStream Open() => Progress is { } progress
        ? new WatchedFile(Path, BufferBytes, Name, progress)
        : new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);

    /// <summary>The first bytes: enough to tell one format from another.</summary>
    public byte[] Head()
    {
        using var stream = Open();
        var head = new byte[4096];
        return head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }
}
