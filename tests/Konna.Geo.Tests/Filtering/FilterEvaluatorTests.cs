using Konna.Geo.Filtering;
using Konna.Geo.Motion;
using NetTopologySuite.Geometries;
using Xunit;

namespace Konna.Geo.Tests.Filtering;

public sealed class FilterEvaluatorTests
{
    private static readonly GeometryFactory Factory = new();

    private static readonly LineString Track = Factory.CreateLineString(
        [new CoordinateM(-4, 14, 1000), new CoordinateM(-3, 15, 2000), new CoordinateM(-3, 15, 3000)]);

    [Theory]
    [InlineData("name = 'x' AND count = 1", "TTT TFF T?? FTF FFF F?F ?T? ?FF ???")]
    [InlineData("name = 'x' OR count = 1", "TTT TFT T?T FTT FFF F?? ?TT ?F? ???")]
    public void Logic_has_three_values(string text, string table)
    {
        foreach (var line in table.Split(' '))
        {
            var row = Rows.Row(
                name: line[0] switch { 'T' => "x", 'F' => "y", _ => null },
                count: line[1] switch { 'T' => 1, 'F' => 2, _ => null });

            Assert.Equal(line[2], Letter(Rows.Evaluate(text, row)));
        }
    }

    [Theory]
    [InlineData("NOT name = 'x'", 'F', 'T', '?')]
    [InlineData("name IS NULL", 'F', 'F', 'T')]
    [InlineData("(name = 'x') IS NULL", 'F', 'F', 'T')]
    [InlineData("name IN ('a', 'x')", 'T', 'F', '?')]
    [InlineData("name NOT IN ('a', 'x')", 'F', 'T', '?')]
    [InlineData("name LIKE '_'", 'T', 'T', '?')]
    [InlineData("name LIKE 'x%'", 'T', 'F', '?')]
    [InlineData("name <> 'x'", 'F', 'T', '?')]
    [InlineData("CASEI(name) = CASEI('X')", 'T', 'F', '?')]
    [InlineData("name = name", 'T', 'T', '?')]
    [InlineData("A_CONTAINS(facts, (name))", '?', '?', '?')]
    public void A_predicate_of_null_is_unknown(string text, char forX, char forY, char forNull)
    {
        Assert.Equal(forX, Letter(Rows.Evaluate(text, Rows.Row(name: "x"))));
        Assert.Equal(forY, Letter(Rows.Evaluate(text, Rows.Row(name: "y"))));
        Assert.Equal(forNull, Letter(Rows.Evaluate(text, Rows.Row())));
    }

    [Theory]
    [InlineData("count IN (5, radiusM)", '?')]
    [InlineData("count IN (7, radiusM)", 'T')]
    [InlineData("count BETWEEN 8 AND radiusM", 'F')]
    [InlineData("count BETWEEN 6 AND radiusM", '?')]
    [InlineData("count BETWEEN 7 AND 7", 'T')]
    [InlineData("count BETWEEN 9 AND 1", 'F')]
    [InlineData("count = 7.0", 'T')]
    [InlineData("count / 2 = 3.5", 'T')]
    [InlineData("count div 2 = 3", 'T')]
    [InlineData("-count div 2 = -3", 'T')]
    [InlineData("count % 4 = 3", 'T')]
    [InlineData("-count % 4 = -3", 'T')]
    [InlineData("5.5 % 2 = 1.5", 'T')]
    [InlineData("count ^ 2 = 49", 'T')]
    [InlineData("-2 ^ 2 = 4", 'T')]
    [InlineData("2 + 3 * 4 - 1 = 13", 'T')]
    [InlineData("1038290-21 div 10 = 1038288", 'T')]
    [InlineData("1038290-5%2 = 1038289", 'T')]
    [InlineData("1038290-2*2^0 = 1038288", 'T')]
    [InlineData("count / 0 = 1", '?')]
    [InlineData("count % 0 = 1", '?')]
    [InlineData("count div 0 = 1", '?')]
    [InlineData("(0 - count) ^ 0.5 = 1", '?')]
    [InlineData("1e308 * count = 1", '?')]
    [InlineData("radiusM + 1 = 1", '?')]
    [InlineData("NOT (radiusM + 1 = 1)", '?')]
    public void Numbers_follow_the_rules(string text, char expected) => Assert.Equal(expected, Letter(Rows.Evaluate(text, Rows.Row(count: 7))));

    [Theory]
    [InlineData("Ségou", "S_gou", true)]
    [InlineData("Segou", "S\\_gou", false)]
    [InlineData("S_gou", "S\\_gou", true)]
    [InlineData("100%", "100\\%", true)]
    [InlineData("1000", "100\\%", false)]
    [InlineData("a\\b", "a\\\\b", true)]
    [InlineData("", "", true)]
    [InlineData("", "%", true)]
    [InlineData("a", "", false)]
    [InlineData("abc", "%%c", true)]
    [InlineData("abcabd", "%ab_", true)]
    [InlineData("aXbXc", "a%b%c", true)]
    [InlineData("Abc", "abc", false)]
    [InlineData("😀", "_", true)]
    [InlineData("a.c", "a.c", true)]
    [InlineData("abc", "a.c", false)]
    [InlineData("line\nbreak", "line%break", true)]
    public void LIKE_matches_whole_texts(string text, string pattern, bool expected) => Assert.Equal(expected, LikePattern.Matches(text, pattern));

    [Fact]
    public void LIKE_with_many_wildcards_stays_within_the_product_of_the_lengths() =>
        Assert.False(LikePattern.Matches(new string('a', 10_000), "%a%a%a%a%a%a%a%a%a%a%a%a%a%b"));

    [Theory]
    [InlineData("Straße", "STRASSE")]
    [InlineData("ΟΔΟΣ", "οδος")]
    [InlineData("οδος", "οδοσ")]
    [InlineData("ÉTÉ", "été")]
    [InlineData("ﬁn", "FIN")]
    public void CASEI_folds_case_fully(string one, string other) => Assert.Equal(TextFold.Case(one), TextFold.Case(other));

    [Theory]
    [InlineData("débárquér", "debarquer")]
    [InlineData("København", "Kobenhavn")]
    [InlineData("äöüéáí", "aoueai")]
    [InlineData("Łódź", "Lodz")]
    [InlineData("日本が", "日本が")]
    public void ACCENTI_takes_accents_away(string accented, string plain) => Assert.Equal(plain, TextFold.Accent(accented));

    [Theory]
    [InlineData("name < 'b'", "a", true)]
    [InlineData("name < 'b'", "B", true)]
    [InlineData("name > 'z'", "é", true)]
    [InlineData("name > '\uFF01'", "😀", true)]
    [InlineData("name < 'ab'", "a", true)]
    public void Texts_are_ordered_by_code_point(string text, string name, bool expected) => Assert.Equal(expected, Rows.Evaluate(text, Rows.Row(name: name)));

    [Theory]
    [InlineData("A_CONTAINS(facts, ('a'))", true)]
    [InlineData("A_CONTAINS(facts, ('b', 'a', 'a'))", true)]
    [InlineData("A_CONTAINS(facts, ('a', 'c'))", false)]
    [InlineData("A_CONTAINS(facts, ())", true)]
    [InlineData("A_CONTAINEDBY(facts, ('c', 'b', 'a'))", true)]
    [InlineData("A_CONTAINEDBY(facts, ('a'))", false)]
    [InlineData("A_EQUALS(facts, ('b', 'a'))", true)]
    [InlineData("A_EQUALS(('b', 'a', 'b'), facts)", true)]
    [InlineData("A_EQUALS(facts, ('a'))", false)]
    [InlineData("A_OVERLAPS(facts, ('c', 'b'))", true)]
    [InlineData("A_OVERLAPS(facts, ('c'))", false)]
    [InlineData("A_OVERLAPS(facts, ())", false)]
    public void Arrays_are_compared_as_sets(string text, bool expected)
    {
        Assert.Equal(expected, Rows.Evaluate(text, Rows.Row(facts: ["a", "b", "a"])));
        Assert.Null(Rows.Evaluate(text, Rows.Row()));
    }

    [Theory]
    [InlineData("S_INTERSECTS(geometry, POINT(1 1))", true)]
    [InlineData("S_DISJOINT(geometry, POINT(1 1))", false)]
    [InlineData("S_WITHIN(geometry, BBOX(-1,-1,9,9))", true)]
    [InlineData("S_CONTAINS(geometry, LINESTRING(0.5 0.5, 1 1))", true)]
    [InlineData("S_EQUALS(geometry, BBOX(0,0,2,2))", true)]
    [InlineData("S_TOUCHES(geometry, BBOX(2,0,3,2))", true)]
    [InlineData("S_OVERLAPS(geometry, BBOX(1,1,3,3))", true)]
    [InlineData("S_CROSSES(LINESTRING(-1 1, 3 1), geometry)", true)]
    [InlineData("S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(9 9), LINESTRING(1 1, 5 5)))", true)]
    [InlineData("S_TOUCHES(geometry, GEOMETRYCOLLECTION(POINT(2 2), LINESTRING(2 2, 5 5)))", true)]
    [InlineData("S_INTERSECTS(geometry, POINT EMPTY)", false)]
    [InlineData("S_DISJOINT(geometry, POINT EMPTY)", true)]
    [InlineData("S_INTERSECTS(geometry, POINT Z(1 1 99))", true)]
    public void Space_is_planar(string text, bool expected)
    {
        var square = Factory.ToGeometry(new Envelope(0, 2, 0, 2));

        Assert.Equal(expected, Rows.Evaluate(text, Rows.Row(geometry: square)));
        Assert.Null(Rows.Evaluate(text, Rows.Row()));
    }

    [Fact]
    public void A_box_across_the_antimeridian_holds_both_sides()
    {
        const string Box = "S_WITHIN(geometry, BBOX(170, -10, -170, 10))";

        Assert.True(Rows.Evaluate(Box, Rows.Row(geometry: Factory.CreatePoint(new Coordinate(175, 0)))));
        Assert.True(Rows.Evaluate(Box, Rows.Row(geometry: Factory.CreatePoint(new Coordinate(-175, 0)))));
        Assert.False(Rows.Evaluate(Box, Rows.Row(geometry: Factory.CreatePoint(new Coordinate(0, 0)))));
    }

    [Theory]
    [InlineData("S_INTERSECTS(positionAt(geometry, TIMESTAMP('1970-01-01T00:16:40Z')), POINT(-4 14))", 'T')]
    [InlineData("S_INTERSECTS(positionAt(geometry, TIMESTAMP('1970-01-01T00:40:00Z')), POINT(-3 15))", 'T')]
    [InlineData("S_INTERSECTS(positionAt(geometry, TIMESTAMP('1970-01-01T00:50:00Z')), POINT(-3 15))", 'T')]
    [InlineData("S_WITHIN(positionAt(geometry, TIMESTAMP('1970-01-01T00:25:00Z')), BBOX(-3.51,14.49,-3.49,14.51))", 'T')]
    [InlineData("positionAt(geometry, TIMESTAMP('1970-01-01T00:16:39Z')) IS NULL", 'T')]
    [InlineData("positionAt(geometry, TIMESTAMP('1970-01-01T00:50:01Z')) IS NULL", 'T')]
    [InlineData("S_INTERSECTS(positionAt(geometry, begin), POINT(-3 15))", '?')]
    [InlineData("positionAt(POINT(1 2), TIMESTAMP('1970-01-01T00:20:00Z')) IS NULL", 'T')]
    [InlineData("distance(geometry, POINT(-4 14)) = 0", 'T')]
    [InlineData("distance(POINT(0 0), POINT(0 1)) BETWEEN 111195.07 AND 111195.09", 'T')]
    [InlineData("distance(POINT(0 0), POINT EMPTY) IS NULL", 'T')]
    [InlineData("length(LINESTRING(0 0, 0 1, 0 0)) BETWEEN 222390.1 AND 222390.2", 'T')]
    [InlineData("length(POLYGON((0 0, 1 0, 1 1, 0 0))) = 0", 'T')]
    [InlineData("duration(INTERVAL('2013-01-10T00:00:00Z', '2013-01-10T00:01:30Z')) = 90", 'T')]
    [InlineData("duration(INTERVAL('2013-01-10T00:00:00Z', '..')) IS NULL", 'T')]
    [InlineData("duration(INTERVAL(begin, end)) > 0", '?')]
    public void Functions_have_values(string text, char expected) => Assert.Equal(expected, Letter(Rows.Evaluate(text, Rows.Row(geometry: Track))));

    [Fact]
    public void The_length_of_a_track_is_that_of_its_great_circles() =>
        Assert.True(Rows.Evaluate(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"length(geometry) = {GreatCircle.DistanceM(new LonLat(-4, 14), new LonLat(-3, 15)):R}"),
            Rows.Row(geometry: Track)));

    [Fact]
    public void Only_true_selects()
    {
        var evaluator = new FilterEvaluator(Rows.Bind("name = 'x'"));

        Assert.True(evaluator.Selects(Rows.Row(name: "x")));
        Assert.False(evaluator.Selects(Rows.Row(name: "y")));
        Assert.False(evaluator.Selects(Rows.Row()));
    }

    private static char Letter(bool? truth) => truth switch { true => 'T', false => 'F', _ => '?' };
}
