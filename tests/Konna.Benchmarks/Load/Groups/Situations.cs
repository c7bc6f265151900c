using System.Globalization;
using Konna.Benchmarks.Generation;
using Konna.Benchmarks.Load.Measuring;
using Konna.Benchmarks.Load.Site;
using Konna.Benchmarks.Load.Tools;

namespace Konna.Benchmarks.Load.Groups;

/// <summary>Where all units are at an instant.</summary>
internal static class Situations
{
    private const int LegsOfSegment = 64;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    public static Group Group { get; } = new(
        "Positions of all units",
        [SubjectName.RawLateral, SubjectName.WindowJson, SubjectName.WindowBinary, SubjectName.MemoryJson, SubjectName.MemoryBinary],
        PrepareAsync);

    private static async Task<IReadOnlyList<Subject>> PrepareAsync(LoadSite site, CancellationToken cancellation)
    {
        await site.ImportAsync(Tracks.Make(site.Scale.Units, site.Scale.Fixes, LegsOfSegment), site.Database, null, cancellation);
        await Fixes.LoadAsync(site.Database, site.Scale, cancellation);
        var random = new RepeatableRandom(2);
        var last = (int)((site.Scale.Fixes - 1) * Interval.TotalSeconds);
        List<string> instants = [.. Enumerable.Range(0, site.Scale.Questions).Select(_ => Country.Begin.AddSeconds(random.Next(1, last)).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture))];
        IEnumerable<string> Paths(string form) => instants.Select(t => $"/operations/{LoadSite.TracksId}/situation?datetime={t}&f={form}");

        // The first question reads all paths into memory.
        await site.Making.ReadAsync(Paths("json").First(), cancellation);
        return
        [
            new Subject(SubjectName.RawLateral, PgBench.OfScripts(site.Folder, site.Database, Fixes.Lateral(site.Scale.Units, last)).RunAsync),
            site.Keeping.Subject(SubjectName.WindowJson, Paths("json"), site.Scale.Brief),
            site.Keeping.Subject(SubjectName.WindowBinary, Paths("binary"), site.Scale.Brief),
            site.Making.Subject(SubjectName.MemoryJson, Paths("json"), site.Scale.Brief),
            site.Making.Subject(SubjectName.MemoryBinary, Paths("binary"), site.Scale.Brief),
        ];
    }
}
