using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Konna.Geo.Features;
using Konna.Geo.Filtering;
using NetTopologySuite.Geometries;
using Xunit;

namespace Konna.Geo.Tests.Filtering;

public sealed class RandomFilterTests
{
    private static readonly GeometryFactory Factory = new();
    private static readonly string[] Texts = ["", "x", "Konna", "KONNA", "Ségou", "it's", "100%", "a_b", @"a\b c", "😀"];
    private static readonly DateTimeOffset[] Instants = [.. Enumerable.Range(0, 6).Select(h => new DateTimeOffset(2013, 1, 10, 0, 0, 0, TimeSpan.Zero).AddHours(h * 12))];

    private static readonly FeatureRow[] Samples =
    [
        Rows.Row(),
        Rows.Row("Konna", 3, 250.5, true, "2013-01-10T00:00:00Z", "2013-01-11T12:00:00Z", ["x", "Konna"], Factory.CreatePoint(new Coordinate(-4, 15))),
        Rows.Row("Ségou", -2, 0, false, null, "2013-01-10T12:00:00Z", [], Factory.ToGeometry(new Envelope(-4, -3.5, 14.5, 15))),
        Rows.Row("100%", 0, null, null, "2013-01-10T12:00:00Z", null, ["a_b"], Factory.CreateLineString(
            [new CoordinateM(-4.5, 14.5, 1357776000), new CoordinateM(-4, 15, 1357819200), new CoordinateM(-3.25, 15, 1357905600)])),
    ];

    private static readonly TypedFilterGenerator Generator = new(Rows.Schema, Texts, Instants, new Coordinate(-4, 15));

    [Property(MaxTest = 3_000)]
    public Property A_filter_that_fits_is_bound_reduced_once_and_evaluated() => Prop.ForAll(Generator.Filters.ToArbitrary(), filter =>
    {
        var bound = FilterCheck.Bind(filter, Rows.Schema);
        if (!bound.IsValid)
        {
            return false.Label(bound.Error);
        }

        var again = FilterCheck.Bind(Cql2Json.Parse(Cql2Json.Write(bound.Value.Root)).Value!, Rows.Schema).Value!;
        var negated = FilterCheck.Bind(new Not(filter), Rows.Schema).Value!;
        return (again.Root == bound.Value.Root && Samples.All(row =>
        {
            var truth = new FilterEvaluator(bound.Value).Evaluate(row);
            return new FilterEvaluator(again).Evaluate(row) == truth && new FilterEvaluator(negated).Evaluate(row) == !truth;
        })).Label(Cql2Json.Write(filter));
    });

    [Fact]
    public void The_generated_filters_are_of_all_three_values()
    {
        var truths = Generator.Filters.Sample(500)
            .Select(filter => FilterCheck.Bind(filter, Rows.Schema).Value!)
            .SelectMany(filter => Samples.Select(row => new FilterEvaluator(filter).Evaluate(row)))
            .ToLookup(truth => truth);

        Assert.All(new bool?[] { true, false, null }, truth => Assert.True(truths[truth].Count() > 100));
    }
}
