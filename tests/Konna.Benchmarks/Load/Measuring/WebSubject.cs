using Konna.Benchmarks.Load.Site;
using Konna.Benchmarks.Load.Tools;

namespace Konna.Benchmarks.Load.Measuring;

/// <summary>A server that is asked by wrk, whose processor time is taken beside.</summary>
internal static class WebSubject
{
    /// <param name="processId">The server's first process.</param>
    /// <param name="database">That the server asks; null: none.</param>
    /// <param name="warmUp">Seconds of the same before it is measured.</param>
    public static Subject Of(string name, Wrk wrk, int processId, PostgresSite? database, int warmUp) => Of(name, wrk, [processId], database, warmUp);

    /// <param name="processIds">Of the programs that answer together.</param>
    public static Subject Of(string name, Wrk wrk, IReadOnlyList<int> processIds, PostgresSite? database, int warmUp) => new(name, async (window, cancellation) =>
    {
        TimeSpan Own() => processIds.Aggregate(TimeSpan.Zero, (sum, id) => sum + ProcessorTime.OfTree(id));
        var (server, postgres) = (Own(), database?.ProcessorTime());
        var counted = await wrk.RunAsync(window, cancellation);
        return new Sample(
            counted.Rate, (Own() - server).TotalMilliseconds / counted.Requests, (database?.ProcessorTime() - postgres)?.TotalMilliseconds / counted.Requests, counted.Median, counted.P99, counted.Bytes);
    })
    {
        WarmUp = warmUp,
    };
}
