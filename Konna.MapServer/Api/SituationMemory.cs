namespace Konna.MapServer.Api;

/// <summary>How much memory the situations may take.</summary>
public sealed class SituationMemory
{
    public const int DefaultMegabytes = 512;

    /// <summary>Most bytes of paths kept in memory, of all operations together; an operation with more is answered from the store.</summary>
    public long MaxBytes { get; set; } = DefaultMegabytes * 1024L * 1024;
}
