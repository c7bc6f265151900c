using Konna.Geo.Filtering;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;
using Xunit;

namespace Konna.Geo.Tests.Filtering;

public sealed class FilterCheckTests
{
    [Theory]
    [InlineData("nmae = 'x'", "\"nmae\" is no property of things: did you mean \"name\"?")]
    [InlineData("Name = 'x'", "\"Name\" is no property of things: did you mean \"name\"?")]
    [InlineData("pg_sleep = 1", "\"pg_sleep\" is no property of things: expected one of id, name, count, radiusM, dispersed, begin, end, facts, geometry.")]
    [InlineData("pg_sleep(5) = 1", "\"pg_sleep\" is no function: expected one of positionAt, distance, duration, length.")]
    [InlineData("lenght(geometry) > 1", "\"lenght\" is no function: did you mean \"length\"?")]
    [InlineData("S_NEAR(geometry, POINT(1 2))", "\"S_NEAR\" is no function: expected one of positionAt, distance, duration, length.")]
    [InlineData("S_INTERSECT(geometry, POINT(1 2))", "\"S_INTERSECT\" is no function: did you mean \"s_intersects\"?")]
    [InlineData("distance(geometry) > 1", "The function distance takes 2 arguments (geometry, other), found 1.")]
    [InlineData("distance(geometry, 5) > 1", "A number stands where a geometry as other of the function distance is expected.")]
    [InlineData("name = 5", "The property \"name\" (a text) cannot be compared with a number.")]
    [InlineData("count = 'five'", "The property \"count\" (a number) cannot be compared with a text.")]
    [InlineData("dispersed = 1", "The property \"dispersed\" (a Boolean) cannot be compared with a number.")]
    [InlineData("begin > 'yesterday'", "The text \"yesterday\" is compared with an instant, expected a date (2013-01-10) or an instant (2013-01-10T08:30:00Z).")]
    [InlineData("begin IN ('2013-01-10', 'x')", "The text \"x\" is compared with an instant, expected a date (2013-01-10) or an instant (2013-01-10T08:30:00Z).")]
    [InlineData("geometry = geometry", "The property \"geometry\" (a geometry) cannot be compared by =, expected one of the S_ functions.")]
    [InlineData("facts = 'x'", "The property \"facts\" (an array) cannot be compared with a text.")]
    [InlineData("name", "The property \"name\" (a text) stands where a condition is expected.")]
    [InlineData("name + 1 = 2", "The property \"name\" (a text) stands where a number beside + is expected.")]
    [InlineData("count LIKE '1%'", "The property \"count\" (a number) stands where a text for LIKE is expected.")]
    [InlineData("CASEI(count) = 'x'", "The property \"count\" (a number) stands where a text for CASEI is expected.")]
    [InlineData("S_WITHIN(name, POINT(1 2))", "The property \"name\" (a text) stands where a geometry in S_WITHIN is expected.")]
    [InlineData("S_WITHIN(geometry, POLYGON((0 0, 2 2, 2 0, 0 2, 0 0)))", "A Polygon of the filter is not valid: Self-intersection at 1 1.")]
    [InlineData("S_INTERSECTS(geometry, POINT(90 180))", "A Point of the filter reaches to latitude 180, which is not on Earth; longitude comes first.")]
    [InlineData("T_AFTER(name, begin)", "The property \"name\" (a text) stands where an instant or an interval in T_AFTER is expected.")]
    [InlineData("T_DURING(begin, INTERVAL('2013-01-10', '..'))", "The property \"begin\" (an instant) stands where an interval in T_DURING, as in INTERVAL(begin, end), is expected.")]
    [InlineData("T_DURING(INTERVAL(begin, end), DATE('2013-01-10'))", "An instant stands where an interval in T_DURING, as in INTERVAL(begin, end), is expected.")]
    [InlineData("T_AFTER(INTERVAL(name, end), begin)", "The property \"name\" (a text) stands where an instant as a bound of INTERVAL is expected.")]
    [InlineData("A_CONTAINS(name, ('a'))", "The property \"name\" (a text) stands where an array in A_CONTAINS is expected.")]
    [InlineData("A_CONTAINS(facts, (1, 2))", "The property \"facts\" (an array) has elements of another type than a number, with which it is compared.")]
    [InlineData("A_CONTAINS(facts, ('a', 1))", "An array of the filter has elements of different types.")]
    [InlineData("A_CONTAINS(facts, (('a'), ('b')))", "An array stands in an array, expected texts, numbers, instants or Booleans.")]
    [InlineData("datetimes IS NULL", "\"datetimes\" holds one instant per vertex and cannot be used in a filter; use the begin and end of the feature.")]
    [InlineData("ACCENTI(name) LIKE ACCENTI('a\\\u0301')", "The pattern \"a\\\" cannot be used: expected a character after the last \\ of the pattern.")]
    public void What_does_not_fit_the_collection_is_named(string text, string expected) =>
        Assert.Equal(expected, FilterCheck.Bind(Cql2Text.Parse(text).Value!, Rows.Schema).Error);

    [Theory]
    [InlineData("begin = '2013-01-10T08:30:00Z'", "begin = TIMESTAMP('2013-01-10T08:30:00Z')")]
    [InlineData("begin = DATE('2013-01-10')", "begin >= TIMESTAMP('2013-01-10T00:00:00Z') AND begin <= TIMESTAMP('2013-01-10T23:59:59.999Z')")]
    [InlineData("begin <> '2013-01-10'", "begin < TIMESTAMP('2013-01-10T00:00:00Z') OR begin > TIMESTAMP('2013-01-10T23:59:59.999Z')")]
    [InlineData("begin < DATE('2013-01-10')", "begin < TIMESTAMP('2013-01-10T00:00:00Z')")]
    [InlineData("begin <= DATE('9999-12-31')", "begin <= TIMESTAMP('9999-12-31T23:59:59.999Z')")]
    [InlineData("DATE('2013-01-10') < begin", "begin > TIMESTAMP('2013-01-10T23:59:59.999Z')")]
    [InlineData("begin BETWEEN '2013-01-10' AND '2013-01-12'", "begin BETWEEN TIMESTAMP('2013-01-10T00:00:00Z') AND TIMESTAMP('2013-01-12T23:59:59.999Z')")]
    [InlineData("begin IN ('2013-01-10T08:30:00Z', end)", "begin IN (TIMESTAMP('2013-01-10T08:30:00Z'), end)")]
    [InlineData("T_EQUALS(begin, DATE('2013-01-10'))", "T_INTERSECTS(begin, INTERVAL('2013-01-10T00:00:00Z', '2013-01-10T23:59:59.999Z'))")]
    [InlineData("T_DURING(INTERVAL(begin, end), INTERVAL('2013-01-10', '2013-01-12'))", "T_DURING(INTERVAL(begin, end), INTERVAL('2013-01-10T00:00:00Z', '2013-01-12T23:59:59.999Z'))")]
    [InlineData("CASEI(name) = CASEI('Straße')", "CASEI(name) = 'strasse'")]
    [InlineData("ACCENTI(CASEI(name)) LIKE ACCENTI(CASEI('KØ%'))", "ACCENTI(CASEI(name)) LIKE 'ko%'")]
    [InlineData("LENGTH(geometry) > 5", "length(geometry) > 5")]
    [InlineData("S_WITHIN(geometry, BBOX(170,-1,-170,1))", "S_WITHIN(geometry, MULTIPOLYGON(((170 -1,170 1,180 1,180 -1,170 -1)),((-180 -1,-180 1,-170 1,-170 -1,-180 -1))))")]
    [InlineData("S_WITHIN(geometry, BBOX(1,1,1,1))", "S_WITHIN(geometry, POINT(1 1))")]
    [InlineData("INTERVAL(begin, end) IS NULL", "begin IS NULL AND end IS NULL")]
    [InlineData("dispersed AND NOT dispersed", "dispersed AND NOT dispersed")]
    [InlineData("dispersed > TRUE", "dispersed > TRUE")]
    public void A_filter_is_reduced_to_fewer_kinds_of_nodes(string text, string expected) =>
        Assert.Equal(expected, Cql2Text.Write(Rows.Bind(text).Root));

    [Fact]
    public void Every_function_is_described_in_both_languages()
    {
        Assert.All(FilterFunctions.All, f => Assert.All([f.Description, f.DescriptionFr, .. f.Parameters.SelectMany(p => new[] { p.Title, p.TitleFr })], Assert.NotEmpty));
        Assert.Equal(["positionAt", "distance", "duration", "length"], FilterFunctions.All.Select(f => f.Name));
    }

    [Fact]
    public void A_list_of_dates_is_held_to_the_limits_after_it_grew()
    {
        static string Listed(int count) => $"begin IN ({string.Join(",", Enumerable.Repeat("'2013-01-10'", count))})";

        Assert.Null(FilterCheck.Bind(Cql2Text.Parse(Listed(100)).Value!, Rows.Schema).Error);
        Assert.Equal("The filter cannot be used: the filter has more than 1000 parts.", FilterCheck.Bind(Cql2Text.Parse(Listed(500)).Value!, Rows.Schema).Error);
    }

    [Fact]
    public void Geometries_are_taken_to_the_reference_system_of_storage()
    {
        static Parsed<Geometry> SwapAxes(Geometry geometry)
        {
            var swapped = geometry.Copy();
            swapped.Apply(new NetTopologySuite.Geometries.Utilities.AffineTransformation(0, 1, 0, 1, 0, 0));
            return geometry.Coordinate.X > 90 ? Parsed.Failure<Geometry>("its latitude is greater than 90.") : Parsed.Success(swapped);
        }

        Parsed<CheckedFilter> Bind(string text) => FilterCheck.Bind(Cql2Text.Parse(text).Value!, Rows.Schema, SwapAxes);

        Assert.Equal("S_WITHIN(geometry, POINT(-4 15))", Cql2Text.Write(Bind("S_WITHIN(geometry, POINT(15 -4))").Value!.Root));
        Assert.Equal("S_WITHIN(geometry, POLYGON((-4 14,-3 14,-3 15,-4 15,-4 14)))", Cql2Text.Write(Bind("S_WITHIN(geometry, BBOX(14,-4,15,-3))").Value!.Root));
        Assert.Equal("A Point of the filter cannot be used: its latitude is greater than 90.", Bind("S_WITHIN(geometry, POINT(95 -4))").Error);
        Assert.StartsWith("A BBOX of the filter has its first number greater", Bind("S_WITHIN(geometry, BBOX(15,-4,14,-3))").Error, StringComparison.Ordinal);
    }
}
