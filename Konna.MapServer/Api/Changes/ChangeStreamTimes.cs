namespace Konna.MapServer.Api.Changes;

/// <summary>The times of a stream of changes.</summary>
internal sealed class ChangeStreamTimes
{
    /// <summary>The longest silence.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a stream lasts; the reader then comes again by itself.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a reader is asked to wait before it comes again.</summary>
    public TimeSpan Retry { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a stream that ends may take for its last words.</summary>
    public TimeSpan LastWords { get; set; } = TimeSpan.FromSeconds(2);
}
