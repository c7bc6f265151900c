using System.Globalization;
using Konna.Benchmarks.Load.Measuring;
using Konna.Benchmarks.Load.Questions;
using Konna.Benchmarks.Load.Site;
using Konna.Benchmarks.Load.Tools;

namespace Konna.Benchmarks.Load.Groups;

/// <summary>Complete pages of about fifty events out of a store, and out of one that holds many times as many.</summary>
internal static class Growth
{
    private const int Limit = 100;
    private const int Rows = 50;
    private const int Days = 30;

    /// <summary>A quarter of the events is the smaller store: its copies are made in a minute.</summary>
    private const int Part = 4;

    public static Group Group { get; } = new("Growth", [SubjectName.RawSmall, SubjectName.Small, SubjectName.RawLarge, SubjectName.Large], PrepareAsync);

    private static async Task<IReadOnlyList<Subject>> PrepareAsync(LoadSite site, CancellationToken cancellation)
    {
        if (site.Scale.Growth is not { } times)
        {
            return [.. Group.Subjects.Select(name => Subject.Missing(name, "not measured in a short run"))];
        }

        var package = Generation.Feed.Make(0, site.Scale.Events / Part);
        var boxes = new FeatureBoxes(package.Events);
        var (small, large) = (await site.CreateDatabaseAsync(cancellation), await site.CreateDatabaseAsync(cancellation));
        foreach (var database in new[] { small, large })
        {
            await site.ImportAsync(package, database, null, cancellation);
        }

        site.Say($"  {times} times the events");
        await MultiplyAsync(large, times, cancellation);
        await large.ExecuteAsync("VACUUM ANALYZE konna.events", cancellation);
        return
        [
            .. await OfAsync(site, small, StandardQuestions.WithMatches(boxes, site.Scale.Questions, Rows - 5, Rows + 5, Days), SubjectName.RawSmall, SubjectName.Small, cancellation),
            .. await OfAsync(site, large, StandardQuestions.WithMatches(boxes, site.Scale.Questions, Rows / times, Rows / times, Days), SubjectName.RawLarge, SubjectName.Large, cancellation),
        ];
    }

    private static async Task<IReadOnlyList<Subject>> OfAsync(
        LoadSite site, PostgresSite database, IReadOnlyList<Question> questions, string raw, string page, CancellationToken cancellation)
    {
        var server = await site.ServeAsync(database, null, cancellation, ("Konna:AnswerCacheMB", "0"));
        List<string> paths = [.. questions.Select(PathOf)];
        var statements = await server.RecordAsync([.. StandardQuestions.Some(questions, site.Scale.Scripts).Select(PathOf)], "events", cancellation);
        return
        [
            new Subject(raw, PgBench.Of(site.Folder, database, [.. statements.Select(statement => statement.Unordered())]).RunAsync),
            server.Subject(page, paths, 3),
        ];
    }

    private static string PathOf(Question question) => $"{LoadSite.Feed}events/items?{question.Parameters}&limit={Limit}";

    /// <summary>Copies beside the originals, by at most a fiftieth of a degree, at the same times. Indexes are made anew afterwards, which is faster.</summary>
    private static async Task MultiplyAsync(PostgresSite database, int times, CancellationToken cancellation)
    {
        var columns = await database.ReadTextAsync(
            "SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns WHERE table_schema = 'konna' AND table_name = 'events' AND is_generated = 'NEVER' AND column_name NOT IN ('fid', 'id', 'geom')",
            cancellation);
        var dropped = await database.ReadTextAsync(
            "SELECT string_agg('DROP INDEX konna.' || quote_ident(indexname), ';') FROM pg_indexes WHERE schemaname = 'konna' AND tablename = 'events' AND indexdef LIKE '%USING gist%'", cancellation);
        var made = await database.ReadTextAsync(
            "SELECT string_agg(indexdef, ';') FROM pg_indexes WHERE schemaname = 'konna' AND tablename = 'events' AND indexdef LIKE '%USING gist%'", cancellation);
        await database.ExecuteAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SET maintenance_work_mem = '1GB';
            SET session_replication_role = replica;
            {dropped};
            INSERT INTO konna.events (id, geom, {columns})
              SELECT id || '-' || n, ST_Translate(geom, 0.04 * (random() - 0.5), 0.04 * (random() - 0.5)), {columns} FROM konna.events CROSS JOIN generate_series(1, {times - 1}) n;
            {made};
            """), cancellation);
    }
}
