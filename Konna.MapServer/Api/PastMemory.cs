namespace Konna.MapServer.Api;

/// <summary>How much memory operations as they were may take.</summary>
public sealed class PastMemory
{
    public const int DefaultMegabytes = 256;

    /// <summary>Most bytes of features kept, of all operations and revisions together; an operation that takes more cannot be asked as it was.</summary>
    public long MaxBytes { get; set; } = DefaultMegabytes * 1024L * 1024;
}
