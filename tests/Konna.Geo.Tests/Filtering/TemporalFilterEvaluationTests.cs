using Konna.Geo.Features;
using Konna.Geo.Filtering;
using Xunit;

namespace Konna.Geo.Tests.Filtering;

public sealed class TemporalFilterEvaluationTests
{
    /// <summary>The abstract tests' three dated features, a fourth without time; expected counts as in the standard's Annex A.</summary>
    private static readonly FeatureRow[] Dated =
    [
        Rows.Row(begin: "2021-04-16T10:15:59Z", end: "2022-04-16T10:16:06Z"),
        Rows.Row(begin: "2022-04-16T10:13:19Z"),
        Rows.Row(begin: "2022-04-16T10:15:10Z", end: "2022-04-16T10:16:06Z"),
        Rows.Row(),
    ];

    /// <summary>Allen's thirteen relations, each as the order of the four ends by their definition in OWL-Time.</summary>
    private static readonly Dictionary<string, Func<int, int, int, int, bool>> Definitions = new()
    {
        ["T_BEFORE"] = (b1, e1, b2, e2) => e1 < b2,
        ["T_AFTER"] = (b1, e1, b2, e2) => e2 < b1,
        ["T_MEETS"] = (b1, e1, b2, e2) => e1 == b2,
        ["T_METBY"] = (b1, e1, b2, e2) => e2 == b1,
        ["T_OVERLAPS"] = (b1, e1, b2, e2) => b1 < b2 && b2 < e1 && e1 < e2,
        ["T_OVERLAPPEDBY"] = (b1, e1, b2, e2) => b2 < b1 && b1 < e2 && e2 < e1,
        ["T_STARTS"] = (b1, e1, b2, e2) => b1 == b2 && e1 < e2,
        ["T_STARTEDBY"] = (b1, e1, b2, e2) => b1 == b2 && e2 < e1,
        ["T_DURING"] = (b1, e1, b2, e2) => b2 < b1 && e1 < e2,
        ["T_CONTAINS"] = (b1, e1, b2, e2) => b1 < b2 && e2 < e1,
        ["T_FINISHES"] = (b1, e1, b2, e2) => b2 < b1 && e1 == e2,
        ["T_FINISHEDBY"] = (b1, e1, b2, e2) => b1 < b2 && e1 == e2,
        ["T_EQUALS"] = (b1, e1, b2, e2) => b1 == b2 && e1 == e2,
        ["T_DISJOINT"] = (b1, e1, b2, e2) => e1 < b2 || e2 < b1,
        ["T_INTERSECTS"] = (b1, e1, b2, e2) => !(e1 < b2 || e2 < b1),
    };

    private static readonly string[] ForInstants = ["T_AFTER", "T_BEFORE", "T_DISJOINT", "T_EQUALS", "T_INTERSECTS"];

    public static TheoryData<string> Functions { get; } = [.. Definitions.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Two_intervals_relate_as_defined(string function)
    {
        // 0 is an open begin and 6 an open end: before and after every day between.
        var held = 0;
        foreach (var (b1, e1, b2, e2) in Grid())
        {
            var expected = Definitions[function](b1, e1, b2, e2);
            held += expected ? 1 : 0;
            var actual = Rows.Evaluate($"{function}(INTERVAL({Begin(b1)}, {End(e1)}), INTERVAL({Begin(b2)}, {End(e2)}))", Rows.Row());

            Assert.True(expected == actual, $"{function} [{b1},{e1}] [{b2},{e2}]: {actual}");
        }

        Assert.NotEqual(0, held);
    }

    [Fact]
    public void Exactly_one_of_the_thirteen_relations_holds_between_two_real_intervals()
    {
        var thirteen = Definitions.Keys.Except(["T_DISJOINT", "T_INTERSECTS"]).ToArray();
        foreach (var (b1, e1, b2, e2) in Grid().Where(g => g.B1 < g.E1 && g.B2 < g.E2))
        {
            Assert.Single(thirteen, f => Rows.Evaluate($"{f}(INTERVAL({Begin(b1)}, {End(e1)}), INTERVAL({Begin(b2)}, {End(e2)}))", Rows.Row()) == true);
        }
    }

    [Fact]
    public void Instants_relate_as_intervals_of_one_instant()
    {
        foreach (var function in ForInstants)
        {
            for (var t = 1; t <= 5; t++)
            {
                foreach (var (b, e) in Grid().Select(g => (g.B1, g.E1)).Distinct())
                {
                    var span = $"INTERVAL({Begin(b)}, {End(e)})";
                    Assert.Equal(Definitions[function](t, t, b, e), Rows.Evaluate($"{function}(TIMESTAMP({Day(t)}), {span})", Rows.Row()));
                    Assert.Equal(Definitions[function](b, e, t, t), Rows.Evaluate($"{function}({span}, TIMESTAMP({Day(t)}))", Rows.Row()));
                }

                Assert.Equal(Definitions[function](t, t, 3, 3), Rows.Evaluate($"{function}(TIMESTAMP({Day(t)}), TIMESTAMP({Day(3)}))", Rows.Row()));
            }
        }
    }

    [Theory]
    [InlineData("t_after(begin,timestamp('2022-04-16T10:13:19Z'))", 1)]
    [InlineData("t_before(begin,timestamp('2022-04-16T10:13:19Z'))", 1)]
    [InlineData("t_disjoint(begin,timestamp('2022-04-16T10:13:19Z'))", 2)]
    [InlineData("t_equals(begin,timestamp('2022-04-16T10:13:19Z'))", 1)]
    [InlineData("t_intersects(begin,timestamp('2022-04-16T10:13:19Z'))", 1)]
    [InlineData("t_after(begin,interval('2022-01-01T00:00:00Z','2022-12-31T23:59:59Z'))", 0)]
    [InlineData("t_before(begin,interval('2022-01-01T00:00:00Z','2022-12-31T23:59:59Z'))", 1)]
    [InlineData("t_intersects(begin,interval('2022-01-01T00:00:00Z','2022-12-31T23:59:59Z'))", 2)]
    [InlineData("t_after(interval(begin,end),interval('..','2022-04-16T10:13:19Z'))", 1)]
    [InlineData("t_before(interval(begin,end),interval('2023-01-01T00:00:00Z','..'))", 2)]
    [InlineData("t_equals(interval(begin,end),interval('2021-04-16T10:15:59Z','2022-04-16T10:16:06Z'))", 1)]
    [InlineData("T_CONTAINS(interval(begin,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'))", 1)]
    [InlineData("T_DURING(interval(begin,end),interval('2022-01-01T00:00:00Z','2022-12-31T23:59:59Z'))", 1)]
    [InlineData("T_FINISHES(interval(begin,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:16:06Z'))", 1)]
    [InlineData("T_FINISHEDBY(interval(begin,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:16:06Z'))", 1)]
    [InlineData("T_MEETS(interval(begin,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'))", 0)]
    [InlineData("T_METBY(interval(begin,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'))", 1)]
    [InlineData("T_OVERLAPPEDBY(interval(begin,end),interval('2020-04-16T10:13:19Z','2022-04-16T10:15:10Z'))", 2)]
    [InlineData("T_OVERLAPS(interval(begin,end),interval('2022-04-16T10:13:19Z','2023-04-16T10:15:10Z'))", 1)]
    [InlineData("T_STARTEDBY(interval(begin,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'))", 1)]
    [InlineData("T_STARTS(interval(begin,end),interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'))", 0)]
    public void The_abstract_tests_count_the_same(string text, int expected)
    {
        var evaluator = new FilterEvaluator(Rows.Bind(text));

        Assert.Equal(expected, Dated.Count(row => evaluator.Selects(row)));
    }

    [Fact]
    public void Two_states_that_meet_both_intersect_the_instant_between_them()
    {
        const string Text = "T_INTERSECTS(INTERVAL(begin, end), TIMESTAMP('2013-01-10T09:00:00Z'))";

        Assert.True(Rows.Evaluate(Text, Rows.Row(begin: "2013-01-10T08:00:00Z", end: "2013-01-10T09:00:00Z")));
        Assert.True(Rows.Evaluate(Text, Rows.Row(begin: "2013-01-10T09:00:00Z", end: "2013-01-10T10:00:00Z")));
    }

    [Theory]
    [InlineData(null, null, "T_INTERSECTS(INTERVAL(begin, end), DATE('2013-01-10'))", null)]
    [InlineData(null, null, "T_DISJOINT(INTERVAL('..', end), DATE('2013-01-10'))", null)]
    [InlineData(null, null, "T_INTERSECTS(INTERVAL('..', '..'), DATE('2013-01-10'))", true)]
    [InlineData(null, "2013-01-09T00:00:00Z", "T_BEFORE(INTERVAL(begin, end), DATE('2013-01-10'))", true)]
    [InlineData("2013-01-09T00:00:00Z", null, "T_INTERSECTS(INTERVAL(begin, end), DATE('2099-01-10'))", true)]
    [InlineData(null, "2013-01-09T00:00:00Z", "T_EQUALS(INTERVAL(begin, end), INTERVAL('..', '2013-01-09T00:00:00Z'))", true)]
    [InlineData(null, null, "T_AFTER(begin, DATE('2013-01-10'))", null)]
    [InlineData("2013-01-10T23:59:59.999Z", null, "T_AFTER(begin, DATE('2013-01-10'))", false)]
    [InlineData("2013-01-11T00:00:00Z", null, "T_AFTER(begin, DATE('2013-01-10'))", true)]
    [InlineData("2013-01-10T13:00:00Z", null, "T_EQUALS(begin, DATE('2013-01-10'))", true)]
    [InlineData("2013-01-10T13:00:00Z", null, "begin = DATE('2013-01-10')", true)]
    [InlineData("2013-01-10T13:00:00Z", null, "begin <= DATE('2013-01-10')", true)]
    [InlineData("2013-01-10T13:00:00Z", null, "begin > DATE('2013-01-10')", false)]
    [InlineData(null, null, "begin = DATE('2013-01-10')", null)]
    [InlineData(null, null, "NOT begin = DATE('2013-01-10')", null)]
    [InlineData(null, null, "begin <> DATE('2013-01-10')", null)]
    [InlineData(null, null, "INTERVAL(begin, end) IS NULL", true)]
    [InlineData("2013-01-10T13:00:00Z", null, "INTERVAL(begin, end) IS NULL", false)]
    public void Open_ends_and_days_mean_what_they_say(string? begin, string? end, string text, bool? expected) =>
        Assert.Equal(expected, Rows.Evaluate(text, Rows.Row(begin: begin, end: end)));

    private static IEnumerable<(int B1, int E1, int B2, int E2)> Grid() =>
        from b1 in Enumerable.Range(0, 6)
        from e1 in Enumerable.Range(Math.Max(b1, 1), 7 - Math.Max(b1, 1))
        from b2 in Enumerable.Range(0, 6)
        from e2 in Enumerable.Range(Math.Max(b2, 1), 7 - Math.Max(b2, 1))
        select (b1, e1, b2, e2);

    private static string Begin(int day) => day == 0 ? "'..'" : Day(day);

    private static string End(int day) => day == 6 ? "'..'" : Day(day);

    private static string Day(int day) => $"'2013-01-0{day}T00:00:00Z'";
}
