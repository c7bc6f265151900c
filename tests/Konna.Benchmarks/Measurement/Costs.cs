using System.Diagnostics;
using System.Globalization;

namespace Konna.Benchmarks.Measurement;

/// <summary>What a piece of work costs: wall-clock time, and processor time of this process (all threads).</summary>
internal readonly record struct Costs(TimeSpan Wall, TimeSpan Processor)
{
    public static async Task<Costs> OfAsync(Func<Task> work)
    {
        var (processor, wall) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
        await work();
        return new Costs(wall.Elapsed, Process.GetCurrentProcess().TotalProcessorTime - processor);
    }

    public static Costs Of(Action work) => OfAsync(() =>
    {
        work();
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Wall.TotalSeconds:0.00} s, processor {Processor.TotalSeconds:0.00} s");

    /// <summary>The cost of one of many.</summary>
    public string Each(int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{Wall.TotalMilliseconds / count:0.00} ms, processor {Processor.TotalMilliseconds / count:0.00} ms");
}
