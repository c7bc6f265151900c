using Konna.MapServer.Hosting;
using Konna.MapServer.Hosting.CommandLine;
using Konna.Testing;

namespace Konna.MapServer.Tests.Hosting;

/// <summary>A command run in this process: what a shell would get, without the time that a process takes to start.</summary>
internal static class KonnaCommand
{
    // The developer's own settings would send what a test imports into the developer's own store.
    static KonnaCommand()
    {
        string[] foreign = ["Konna__", "ConnectionStrings__", "ASPNETCORE_", "urls"];
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>())
        {
            if (foreign.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }
    }

    public static async Task<ProcessOutcome> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await KonnaCommandLine.RunAsync(arguments, new Terminal(output, error), TestContext.Current.CancellationToken);
        return new ProcessOutcome(exitCode, output.ToString(), error.ToString());
    }
}
