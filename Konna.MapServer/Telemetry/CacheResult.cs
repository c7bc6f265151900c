namespace Konna.MapServer.Telemetry;

/// <summary>How a body was had from the cache.</summary>
internal enum CacheResult
{
    /// <summary>It was there.</summary>
    Hit,

    /// <summary>It had to be made.</summary>
    Miss,

    /// <summary>Someone else was making it already.</summary>
    Shared,
}
