using Konna.Benchmarks.Load.Measuring;
using Konna.Benchmarks.Load.Questions;
using Konna.Benchmarks.Load.Site;

namespace Konna.Benchmarks.Load.Groups;

/// <summary>What another coordinate reference system, and a filter that all features pass, add to a page.</summary>
internal static class AddedCosts
{
    public static Group Group { get; } = new("Added costs", [SubjectName.PlainPage, SubjectName.CrsPage, SubjectName.FilterPage], PrepareAsync);

    private static Task<IReadOnlyList<Subject>> PrepareAsync(LoadSite site, CancellationToken cancellation)
    {
        var questions = StandardQuestions.WithMatches(site.Movements, site.Scale.Questions, 80, 100, days: null);
        Subject With(string name, string parameters) => site.Making.Subject(name, questions.Select(question => Pages.PathOf(question, 100) + parameters), site.Scale.Brief);
        return Task.FromResult<IReadOnlyList<Subject>>(
        [
            With(SubjectName.PlainPage, ""),
            With(SubjectName.CrsPage, "&crs=http://www.opengis.net/def/crs/EPSG/0/3857"),
            With(SubjectName.FilterPage, "&filter-lang=cql2-text&filter=" + Uri.EscapeDataString("kind <> 'fire' AND radiusM >= 100")),
        ]);
    }
}
