namespace Konna.MapServer.Hosting;

/// <summary>Every message that hosting logs. Event ids 100-199.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(100, LogLevel.Information, "Operation {Operation}: created, {Items} items, revision {Revision}.")]
    public static partial void SeedCreated(ILogger logger, string operation, int items, long revision);

    [LoggerMessage(101, LogLevel.Information, "Operation {Operation}: its package has changed and was loaded again, {Items} items, revision {Revision}.")]
    public static partial void SeedUpdated(ILogger logger, string operation, int items, long revision);

    [LoggerMessage(102, LogLevel.Information, "Operation {Operation}: unchanged, revision {Revision}.")]
    public static partial void SeedUnchanged(ILogger logger, string operation, long revision);

    [LoggerMessage(103, LogLevel.Warning,
        "Operation {Operation}: its package has changed, but the operation was edited since; nothing was loaded. To load it over the edits: konna import --replace {Path}")]
    public static partial void SeedKeptEdits(ILogger logger, string operation, string path);

    [LoggerMessage(104, LogLevel.Warning, "There is no folder {Folder}; no package is loaded at the start.")]
    public static partial void NoSeeds(ILogger logger, string folder);

    [LoggerMessage(105, LogLevel.Warning, "There is no folder {Folder}; feeds are served, the map is not.")]
    public static partial void NoWebFiles(ILogger logger, string folder);

    [LoggerMessage(106, LogLevel.Warning, "The browser could not be opened; open {Url} yourself.")]
    public static partial void NoBrowser(ILogger logger, string url);
}
