using System.Globalization;
using System.Runtime.InteropServices;

namespace Konna.Measurements;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var model = ValueOf("/proc/cpuinfo", "model name") ?? "unknown processor";
        var memory = ValueOf("/proc/meminfo", "MemTotal") ?? "unknown memory";
        return string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd}; {Environment.ProcessorCount} x {model}; {memory}; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}");
    }

    /// <summary>The value of the first line that begins with the name.</summary>
    public static string? ValueOf(string file, string name) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim();
}
