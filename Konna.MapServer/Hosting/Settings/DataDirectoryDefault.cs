namespace Konna.MapServer.Hosting.Settings;

/// <summary>Where the embedded store lies when nobody chose: a folder of the user, never the current one.</summary>
public static class DataDirectoryDefault
{
    /// <summary>
    /// On Linux and other Unix systems <c>$XDG_DATA_HOME/konnamap</c> or <c>~/.local/share/konnamap</c> (XDG Base Directory Specification);
    /// on Windows and macOS the folder of local application data. Null if the user has no home directory.
    /// </summary>
    public static string? Find()
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
        {
            return Beneath(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData));
        }

        // The specification says that a relative path in XDG_DATA_HOME is to be ignored.
        return Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { } home && Path.IsPathFullyQualified(home)
            ? Beneath(home)
            : Beneath(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share");
    }

    private static string? Beneath(string root, params string[] folders) => root.Length == 0 ? null : Path.Combine([root, .. folders, "konnamap"]);
}
