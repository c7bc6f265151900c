using Konna.Benchmarks.Load.Measuring;
using Konna.Benchmarks.Load.Questions;
using Konna.Benchmarks.Load.Site;
using Konna.Benchmarks.Load.Tools;

namespace Konna.Benchmarks.Load.Groups;

/// <summary>Pages by box and time, against what the database alone does with the same statements.</summary>
internal static class Pages
{
    public static Group Group { get; } = new(
        "Pages by box and time",
        [SubjectName.RawPage10, SubjectName.Page10, SubjectName.RawPage100, SubjectName.Page100, SubjectName.RawJson100, SubjectName.RawPlainJson100, SubjectName.RawPage1000, SubjectName.Page1000],
        PrepareAsync);

    /// <summary>The box and the time that meet about five times as many movements as the page holds.</summary>
    public static IReadOnlyList<Question> QuestionsOf(LoadSite site, int limit) => limit switch
    {
        10 => StandardQuestions.Of(site.Movements, site.Scale.Questions, 2, 14),
        100 => StandardQuestions.Of(site.Movements, site.Scale.Questions, 4, 30),
        1000 => StandardQuestions.Of(site.Movements, site.Scale.Questions, 8, 90),
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, "There are questions for pages of 10, 100 and 1000."),
    };

    public static string PathOf(Question question, int limit) => $"{LoadSite.Feed}movements/items?{question.Parameters}&limit={limit}";

    private static async Task<IReadOnlyList<Subject>> PrepareAsync(LoadSite site, CancellationToken cancellation)
    {
        var subjects = new List<Subject>();
        foreach (var (limit, raw, page) in new[] { (10, SubjectName.RawPage10, SubjectName.Page10), (100, SubjectName.RawPage100, SubjectName.Page100), (1000, SubjectName.RawPage1000, SubjectName.Page1000) })
        {
            var questions = QuestionsOf(site, limit);
            var statements = await site.Making.RecordAsync([.. StandardQuestions.Some(questions, site.Scale.Scripts).Select(question => PathOf(question, limit))], "movements", cancellation);
            subjects.Add(new Subject(raw, PgBench.Of(site.Folder, site.Database, statements).RunAsync));
            subjects.Add(site.Making.Subject(page, questions.Select(question => PathOf(question, limit)), limit == 100 ? site.Scale.WarmUp : site.Scale.Brief));
            if (limit == 100)
            {
                site.Say("  the server's statement: " + statements[0].Sql);
                foreach (var (json, hasInstants) in new[] { (SubjectName.RawJson100, true), (SubjectName.RawPlainJson100, false) })
                {
                    subjects.Add(new Subject(json, PgBench.Of(site.Folder, site.Database, await AsJsonAsync(site, statements, hasInstants, cancellation)).RunAsync));
                }
            }
        }

        return subjects;
    }

    /// <summary>The same rows as one text of features that the database makes.</summary>
    /// <param name="hasInstants">With the instant of every vertex, which ST_AsGeoJSON leaves out, as the server's features have it.</param>
    private static async Task<IReadOnlyList<RecordedStatement>> AsJsonAsync(LoadSite site, IReadOnlyList<RecordedStatement> statements, bool hasInstants, CancellationToken cancellation)
    {
        var columns = await site.Database.ColumnsOfAsync(statements[0].Literal(), cancellation);
        var names = Enumerable.Range(0, columns.Count).Select(n => $"c{n}");
        string NameOf(string column) => $"q.c{columns.TakeWhile(name => name != column).Count()}";
        var properties = columns.Distinct().Where(column => column is not "id" and not "geom").Select(column => $"'{column}', {NameOf(column)}");
        if (hasInstants)
        {
            properties = properties.Prepend($"'datetimes', (SELECT json_agg(to_timestamp(ST_M(v.geom))) FROM ST_DumpPoints({NameOf("geom")}) v)");
        }

        var feature = $"json_build_object('type', 'Feature', 'id', {NameOf("id")}, 'geometry', ST_AsGeoJSON({NameOf("geom")}, 6)::json, 'properties', json_build_object({string.Join(", ", properties)}))";
        return [.. statements.Select(statement => statement with { Sql = $"SELECT json_agg({feature}) FROM ({statement.Sql}) q({string.Join(", ", names)})" })];
    }
}
