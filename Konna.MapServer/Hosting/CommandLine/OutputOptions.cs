using System.CommandLine;

namespace Konna.MapServer.Hosting.CommandLine;

/// <summary>How a command tells its result.</summary>
internal sealed class OutputOptions
{
    public Option<bool> Json { get; } = new("--json") { Description = "Write the result as one JSON object on standard output." };

    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Write nothing when all is well; the exit code tells." };
}
