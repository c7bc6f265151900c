namespace Konna.MapServer.Api.Answers;

/// <summary>How much room there is for answers that are kept. Bound from <c>Konna:AnswerCacheMB</c>.</summary>
public sealed class AnswerCacheSettings
{
    public const int DefaultMegabytes = 64;

    /// <summary>Compressed tiles, and pages of features that are asked for again, that are kept in memory; 0 keeps none.</summary>
    public int Megabytes { get; set; } = DefaultMegabytes;
}
