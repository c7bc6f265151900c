using System.Diagnostics;
using Konna.Benchmarks.Load.Measuring;
using Konna.Benchmarks.Load.Questions;
using Konna.Benchmarks.Load.Site;
using Konna.Geo.Features;
using Konna.Geo.Time;
using Konna.MapServer.Storage;

namespace Konna.Benchmarks.Load.Groups;

/// <summary>Pages of events out of the embedded store, asked by one thread in this process: neither HTTP nor JSON.</summary>
internal static class Embedded
{
    private const int Limit = 100;

    public static Group Group { get; } = new(
        "Embedded store", [SubjectName.EmbeddedWhole, SubjectName.EmbeddedBox, SubjectName.EmbeddedTime, SubjectName.EmbeddedWriter], PrepareAsync);

    private static async Task<IReadOnlyList<Subject>> PrepareAsync(LoadSite site, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(site.Folder, "embedded")).FullName;
        await site.ImportAsync(site.MakeFeed(), null, folder, cancellation);
        var store = site.Own(await StoreOpening.OpenAsync(new StoreSettings(null, folder), StorePurpose.Use, cancellation));
        var whole = StandardQuestions.WithMatches(site.Events, site.Scale.Questions, 80, Limit, days: null);
        var wholeBesideWriter = Of(SubjectName.EmbeddedWhole, store, whole);
        return
        [
            Of(SubjectName.EmbeddedWhole, store, whole),
            Of(SubjectName.EmbeddedBox, store, StandardQuestions.Of(site.Events, site.Scale.Questions, 1, days: null)),
            Of(SubjectName.EmbeddedTime, store, StandardQuestions.Of(site.Events, site.Scale.Questions, 4, 30)),
            wholeBesideWriter with
            {
                Name = SubjectName.EmbeddedWriter,
                MeasureAsync = async (window, stop) =>
                {
                    await using var writer = EmbeddedWriter.Start(Path.Combine(folder, "konna.gpkg"), site.Scale.Events);
                    return await wholeBesideWriter.MeasureAsync(window, stop);
                },
            },
        ];
    }

    private static Subject Of(string name, IKonnaStore store, IReadOnlyList<Question> questions)
    {
        var events = store.Collections.Single(collection => collection.Id == "events");
        List<FeatureQuery> queries = [.. questions.Select(question => new FeatureQuery(LoadSite.FeedId, events)
        {
            Box = new BoundingBox(question.Box.West, question.Box.South, question.Box.East, question.Box.North),
            Time = question.From is null ? null : TemporalFilter.Closed(question.From, question.To),
            Limit = Limit,
        })];
        return new Subject(name, (window, cancellation) => Task.Run(() => CountAsync(store, queries, window, cancellation), cancellation)) { IsSingleToo = false, WarmUp = 1 };
    }

    private static async Task<Sample> CountAsync(IKonnaStore store, List<FeatureQuery> queries, Window window, CancellationToken cancellation)
    {
        var (times, processor, clock) = (new List<double>(), Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        while (clock.Elapsed.TotalSeconds < window.Seconds)
        {
            var begin = clock.Elapsed;
            await store.ReadPageAsync(queries[times.Count % queries.Count], cancellation);
            times.Add((clock.Elapsed - begin).TotalMilliseconds);
        }

        var (took, used) = (clock.Elapsed, Environment.CpuUsage.TotalTime - processor);
        times.Sort();
        return new Sample(times.Count / took.TotalSeconds, used.TotalMilliseconds / times.Count, Median: times[times.Count / 2], P99: times[times.Count * 99 / 100]);
    }
}
