using System.ComponentModel;
using System.Diagnostics;

namespace Konna.MapServer.Hosting.Serving;

/// <summary>Opens a page in the user's browser.</summary>
internal static class Browser
{
    /// <summary>A machine without a browser is no reason to stop: the address is on the terminal.</summary>
    public static void Open(string url, ILogger logger)
    {
        try
        {
            using var process = Process.Start(OperatingSystem.IsWindows() ? new ProcessStartInfo(url) { UseShellExecute = true }
                : new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [url]) { RedirectStandardError = true, RedirectStandardOutput = true });
        }
        catch (Win32Exception)
        {
            HostingLog.NoBrowser(logger, url);
        }
    }
}
