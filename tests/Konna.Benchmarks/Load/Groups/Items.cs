using System.Globalization;
using Konna.Benchmarks.Generation;
using Konna.Benchmarks.Load.Measuring;
using Konna.Benchmarks.Load.Site;
using Konna.Benchmarks.Load.Tools;

namespace Konna.Benchmarks.Load.Groups;

/// <summary>One feature by its id.</summary>
internal static class Items
{
    public static Group Group { get; } = new("Features by id", [SubjectName.RawItem, SubjectName.Item], PrepareAsync);

    private static async Task<IReadOnlyList<Subject>> PrepareAsync(LoadSite site, CancellationToken cancellation)
    {
        var random = new RepeatableRandom(1);
        List<string> paths = [.. Enumerable.Range(0, site.Scale.Questions).Select(_ => string.Create(CultureInfo.InvariantCulture, $"{LoadSite.Feed}movements/items/mov-{random.Next(0, site.Scale.Movements):000000}"))];
        var statements = await site.Making.RecordAsync(paths[..site.Scale.Scripts], "movements", cancellation);
        return
        [
            new Subject(SubjectName.RawItem, PgBench.Of(site.Folder, site.Database, statements, isPlannedOnce: true).RunAsync),
            site.Making.Subject(SubjectName.Item, paths, site.Scale.Brief),
        ];
    }
}
