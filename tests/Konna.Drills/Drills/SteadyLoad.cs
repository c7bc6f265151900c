using Konna.Drills.Load;
using Konna.Drills.Site;

namespace Konna.Drills.Drills;

/// <summary>Mixed load for a long time.</summary>
internal static class SteadyLoad
{
    private const double MostMegabytesAMinute = 1;

    /// <summary>Of the drill's own: an operation that grows takes more memory to be downloaded whole, which is not what is looked for.</summary>
    private const int MostPlaces = 20;

    private static readonly string[] Paths =
    [
        $"operations/{DrillSite.Operation}/collections/events/items?limit=10",
        $"operations/{DrillSite.Operation}/collections/movements/items?bbox=-5,14,-3,16",
        $"operations/{DrillSite.Operation}/situation?datetime=2013-01-10T13:00:00Z",
        $"operations/{DrillSite.Operation}/tiles/WebMercatorQuad/6/29/31",
        $"operations/{DrillSite.Operation}.zip",
        $"operations/{DrillSite.Operation}/collections/events/items?filter=CASEI(name)%20LIKE%20'%25konna%25'",
    ];

    public static Drill Drill { get; } = new(
        "steady-load", "readers of every kind and five writes a second to an operation that stays as large as it is, for an hour (or --minutes; half a minute in the short run)",
        "memory grows by at most 1 MB a minute once it has settled; no answer is a server error",
        [StoreKind.GeoPackage, StoreKind.PostGis], RunAsync);

    private static async Task<DrillResult> RunAsync(DrillContext drill)
    {
        await using var site = await DrillSite.CreateAsync(drill);
        var server = await site.StartServerAsync(0, drill.Cancellation);
        await using var memory = ResidentMemory.Of(server.ProcessId);
        await using var writers = NumberedWriters.Start(server.Root, site.Key, "steady", count: 1, pause: TimeSpan.FromMilliseconds(200), MostPlaces);
        var readers = Paths.Select(path => WatchingReader.Start(server.Root, path)).ToList();
        await Task.Delay(drill.IsShort ? TimeSpan.FromSeconds(30) : drill.LongLoad, drill.Cancellation);
        await writers.StopAsync();
        await memory.StopAsync();
        var failures = new List<string>();
        foreach (var (path, reader) in Paths.Zip(readers))
        {
            await reader.DisposeAsync();
            failures.AddRange(reader.Failures.Select(failure => $"{failure.Value} reads of {path} were answered with {failure.Key}"));
        }

        failures.AddRange(writers.Answers.Where(answer => answer.Key is not (NumberedWriters.Created or NumberedWriters.Deleted)).Select(answer => $"{answer.Value} writes were answered with {answer.Key}"));
        var slope = memory.Slope(after: TimeSpan.FromMinutes(10));
        if (slope > MostMegabytesAMinute)
        {
            failures.Add($"memory grew by {slope:F1} MB a minute");
        }

        var (answered, p95, cutOff) = (readers.Sum(reader => reader.Answered), readers.Max(reader => reader.P95), readers.Max(reader => reader.CutOff));
        var growth = double.IsNaN(slope) ? "" : $"; {slope:F2} MB a minute after the first ten of {drill.LongLoad.TotalMinutes:F0}";
        if (server.StandardError.Length > 0)
        {
            failures.Add("the server complained: " + server.StandardError);
        }

        await DrillSite.KillAsync(server);
        var facts = await site.ReadFactsAsync(drill.Cancellation);
        failures.AddRange(facts.Faults(writers.Acknowledged));
        return new DrillResult(
            facts.LostOf(writers.Acknowledged), cutOff, memory.Most, $"{answered:N0} reads, worst p95 {p95:F0} ms; {writers.Changes:N0} writes{growth}", failures);
    }
}
