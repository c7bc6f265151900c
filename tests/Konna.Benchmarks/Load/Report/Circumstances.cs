using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Konna.Benchmarks.Load.Site;
using Konna.Benchmarks.Load.Tools;
using Konna.Testing;

namespace Konna.Benchmarks.Load.Report;

/// <summary>When, on what and with what was measured.</summary>
internal static partial class Circumstances
{
    public static string LoadAverage => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    /// <summary>Cores, their model, and the memory beside them.</summary>
    public static string Processor => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores of {ValueOf("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString()}, {long.Parse(ValueOf("/proc/meminfo", "MemTotal")!.Split(' ')[0], CultureInfo.InvariantCulture) / 1024 / 1024} GB");

    /// <param name="loadBefore">The load average before the run began: other work on the machine.</param>
    public static async Task<string> DescribeAsync(LoadSite site, string loadBefore, TimeSpan took, CancellationToken cancellation)
    {
        var versions = await site.Database.ReadTextAsync("SELECT current_setting('server_version') || ', PostGIS ' || postgis_lib_version() || ', shared_buffers ' || current_setting('shared_buffers')", cancellation);
        var tools = await VersionsAsync(cancellation);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, {Processor}, load {loadBefore} before the run, which took {took.TotalMinutes:0.0} minutes. {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; PostgreSQL {versions};
            {tools}.
            {site.Scale.Movements:#,0} movements, {site.Scale.Events:#,0} events, {site.Scale.Units:#,0} units with {(long)site.Scale.Units * site.Scale.Fixes:#,0} fixes; eight clients at once; medians of {site.Scale.Rounds} rounds of {site.Scale.Seconds} s.{(site.Scale == LoadScale.Full ? "" : " **A short run: it shows that everything can be measured, its figures mean nothing.**")}
            """);
    }

    private static async Task<string> VersionsAsync(CancellationToken cancellation)
    {
        var found = new List<string>();
        foreach (var (tool, ask) in new[] { (ExternalTool.Wrk, "--version"), (ExternalTool.Nginx, "-v"), (ExternalTool.MapServer, "-v") })
        {
            if (tool.Found is { } path)
            {
                var said = await Subprocess.RunAsync(path, [ask], cancellation: cancellation);
                found.Add($"{tool.Name} {Version().Match(said.StandardOutput + said.StandardError).Value}");
            }
            else
            {
                found.Add($"no {tool.Name}");
            }
        }

        return string.Join(", ", found);
    }

    /// <summary>The value of the first line of a file of proc(5) that begins with the name.</summary>
    public static string? ValueOf(string file, string name) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim();

    [GeneratedRegex(@"\d+\.\d+(\.\d+)?")]
    private static partial Regex Version();
}
