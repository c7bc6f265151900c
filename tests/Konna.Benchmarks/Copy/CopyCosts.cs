using System.Diagnostics;
using System.Globalization;
using Konna.Benchmarks.Load.Measuring;
using Konna.Testing;

namespace Konna.Benchmarks.Copy;

/// <summary>What it costs to bring rows into a database.</summary>
/// <param name="Wall">From the start of the program to its end.</param>
/// <param name="Client">Processor time of that program.</param>
/// <param name="Database">Processor time of all processes of PostgreSQL.</param>
internal sealed record CopyCosts(TimeSpan Wall, TimeSpan Client, TimeSpan Database)
{
    public static async Task<CopyCosts> OfAsync(PostgresServer cluster, Func<Task> work)
    {
        var (ended, database, wall) = (ProcessorTime.OfEndedChildren(), ProcessorTime.OfTree(cluster.ProcessId), Stopwatch.StartNew());
        await work();
        return new CopyCosts(wall.Elapsed, ProcessorTime.OfEndedChildren() - ended, ProcessorTime.OfTree(cluster.ProcessId) - database);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Wall.TotalSeconds:0.0} s (processor {Client.TotalSeconds:0.0} + {Database.TotalSeconds:0.0})");
}
