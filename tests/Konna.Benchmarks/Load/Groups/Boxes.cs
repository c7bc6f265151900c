using Konna.Benchmarks.Load.Measuring;
using Konna.Benchmarks.Load.Questions;
using Konna.Benchmarks.Load.Site;
using Konna.Benchmarks.Load.Tools;

namespace Konna.Benchmarks.Load.Groups;

/// <summary>Pages by box alone, which other servers can answer too.</summary>
internal static class Boxes
{
    private const int Limit = 100;

    /// <summary>What a page with features holds in whoever's GeoJSON.</summary>
    private const string Mark = "\"LineString\"";

    public static Group Group { get; } = new(
        "Pages by box",
        [SubjectName.RawBox100, SubjectName.Box100, SubjectName.RawWhole, SubjectName.Whole, SubjectName.MapServerFeatures, SubjectName.MapServerWfs, SubjectName.QgisFeatures],
        PrepareAsync);

    private static async Task<IReadOnlyList<Subject>> PrepareAsync(LoadSite site, CancellationToken cancellation)
    {
        var overflowing = StandardQuestions.Of(site.Movements, site.Scale.Questions, 1.5, days: null);
        var whole = StandardQuestions.WithMatches(site.Movements, site.Scale.Questions, 80, Limit, days: null);
        async Task<PgBench> DatabaseOf(IReadOnlyList<Question> questions, Func<RecordedStatement, RecordedStatement> change) => PgBench.Of(
            site.Folder, site.Database,
            [.. (await site.Making.RecordAsync([.. StandardQuestions.Some(questions, site.Scale.Scripts).Select(question => Pages.PathOf(question, Limit))], "movements", cancellation)).Select(change)]);
        return
        [
            new Subject(SubjectName.RawBox100, (await DatabaseOf(overflowing, statement => statement)).RunAsync),
            site.Making.Subject(SubjectName.Box100, overflowing.Select(question => Pages.PathOf(question, Limit)), site.Scale.Brief),
            new Subject(SubjectName.RawWhole, (await DatabaseOf(whole, statement => statement.Unordered())).RunAsync),
            site.Making.Subject(SubjectName.Whole, whole.Select(question => Pages.PathOf(question, Limit)), site.Scale.Brief),
            .. await OfMapServerAsync(site, overflowing, cancellation),
            await OfQgisAsync(site, overflowing, cancellation),
        ];
    }

    private static async Task<IReadOnlyList<Subject>> OfMapServerAsync(LoadSite site, IReadOnlyList<Question> questions, CancellationToken cancellation)
    {
        try
        {
            var other = await MapServer.StartAsync(site, cancellation);
            return
            [
                await other.SubjectAsync(SubjectName.MapServerFeatures, [.. questions.Select(question => MapServer.FeaturesPath(question, Limit))], Mark, cancellation),
                await other.SubjectAsync(SubjectName.MapServerWfs, [.. questions.Select(question => MapServer.WfsPath(question, Limit))], Mark, cancellation),
            ];
        }
        catch (NotMeasuredException reason)
        {
            return [Subject.Missing(SubjectName.MapServerFeatures, reason.Message), Subject.Missing(SubjectName.MapServerWfs, reason.Message)];
        }
    }

    private static async Task<Subject> OfQgisAsync(LoadSite site, IReadOnlyList<Question> questions, CancellationToken cancellation)
    {
        try
        {
            var other = await QgisServer.StartAsync(site, cancellation);
            return await other.SubjectAsync(SubjectName.QgisFeatures, [.. questions.Select(question => QgisServer.FeaturesPath(question, Limit))], Mark, cancellation);
        }
        catch (NotMeasuredException reason)
        {
            return Subject.Missing(SubjectName.QgisFeatures, reason.Message);
        }
    }
}
