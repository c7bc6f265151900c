using Konna.Geo.Filtering;
using Xunit;

namespace Konna.Geo.Tests.Filtering;

public sealed class FilterErrorTests
{
    [Theory]
    [InlineData("", "Line 1, column 1: expected a property, a literal, a function or \"(\", found the end of the filter.")]
    [InlineData("a =", "Line 1, column 4: expected a property, a literal, a function or \"(\", found the end of the filter.")]
    [InlineData("a = 1 b", "Line 1, column 7: expected AND, OR, an operator or the end of the filter, found \"b\".")]
    [InlineData("a = 1 AND\n  b == 2", "Line 2, column 6: expected a property, a literal, a function or \"(\", found \"=\".")]
    [InlineData("a = 'x", "Line 1, column 5: this text has no end, expected a closing single quote.")]
    [InlineData("a = \"x", "Line 1, column 5: this name has no end, expected a closing double quote.")]
    [InlineData("\"\" = 1", "Line 1, column 1: expected a name between the double quotes.")]
    [InlineData("a = 1 ; drop table x", "Line 1, column 7: the character \";\" has no meaning here.")]
    [InlineData("a = 1e", "Line 1, column 5: expected digits in the exponent of the number.")]
    [InlineData("a = 1e400", "Line 1, column 5: expected a number between -1.79E+308 and 1.79E+308.")]
    [InlineData("1 + 2", "Line 1, column 1: expected a condition, found a number.")]
    [InlineData("a = 1 AND 'x'", "Line 1, column 11: expected a condition, found a text.")]
    [InlineData("(a = 1) + 2 = 3", "Line 1, column 1: expected a number, found a condition.")]
    [InlineData("a LIKE b", "Line 1, column 8: expected a pattern in single quotes, perhaps inside CASEI or ACCENTI, found \"b\".")]
    [InlineData(@"a LIKE 'x\'' AND b LIKE 'y\\\", "Line 1, column 25: this text has no end, expected a closing single quote.")]
    [InlineData("a LIKE '%%%%%%%%%%%%%%%%%'", "Line 1, column 8: expected a pattern with at most 16 wildcards (%).")]
    [InlineData("a NOT 5", "Line 1, column 7: expected LIKE, BETWEEN or IN, found \"5\".")]
    [InlineData("a BETWEEN 1 OR 2", "Line 1, column 13: expected AND, found \"OR\".")]
    [InlineData("a IN ()", "Line 1, column 7: expected a property, a literal, a function or \"(\", found \")\".")]
    [InlineData("a IS 5", "Line 1, column 6: expected NULL, found \"5\".")]
    [InlineData("and = 1", "Line 1, column 1: expected a property, a literal, a function or \"(\", found \"and\".")]
    [InlineData("a > DATE('2013-02-30')", "Line 1, column 10: expected a date as in DATE('2013-01-10'), found the text \"2013-02-30\".")]
    [InlineData("a > TIMESTAMP('2013-01-10')", "Line 1, column 15: expected an instant in UTC as in TIMESTAMP('2013-01-10T08:30:00Z'), found the text \"2013-01-10\".")]
    [InlineData("a > TIMESTAMP('`')", "Line 1, column 15: expected an instant in UTC as in TIMESTAMP('2013-01-10T08:30:00Z'), found the text \"`\".")]
    [InlineData("T_AFTER(a, INTERVAL('2013-01-12', '2013-01-10'))", "Line 1, column 21: the begin of the interval is later than its end.")]
    [InlineData("T_AFTER(a, INTERVAL('soon', '..'))", "Line 1, column 21: expected a date ('2013-01-10'), an instant ('2013-01-10T08:30:00Z'), '..' or a property, found the text \"soon\".")]
    [InlineData("T_AFTER(a)", "Line 1, column 10: expected \",\", found \")\".")]
    [InlineData("T_AFTER(a, 5)", "Line 1, column 12: expected an instant or an interval, found a number.")]
    [InlineData("S_WITHIN(geometry, 'POINT(1 2)')", "Line 1, column 20: expected a geometry, found a text.")]
    [InlineData("S_WITHIN(geometry, POINT(1))", "Line 1, column 27: expected a number, found \")\".")]
    [InlineData("S_WITHIN(geometry, POINT(1 2 3 4))", "Line 1, column 32: expected \")\", found \"4\".")]
    [InlineData("S_WITHIN(geometry, LINESTRING(1 2, 3 4 5))", "Line 1, column 36: expected 2 numbers in each position of this geometry.")]
    [InlineData("S_WITHIN(geometry, LINESTRING(1 2))", "Line 1, column 30: expected at least two positions in a line.")]
    [InlineData("S_WITHIN(geometry, POLYGON((0 0, 1 0, 1 1, 0 1)))", "Line 1, column 28: expected a ring that ends where it begins.")]
    [InlineData("S_WITHIN(geometry, GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(POINT(1 2))))", "Line 1, column 39: a GEOMETRYCOLLECTION cannot hold another one.")]
    [InlineData("S_WITHIN(geometry, BBOX(1,2,3))", "Line 1, column 25: expected four or six numbers: west, south, (lowest,) east, north (, highest).")]
    [InlineData("S_WITHIN(geometry, BBOX(1,5,3,4))", "Line 1, column 25: expected a south that is not greater than north.")]
    [InlineData("a = 'x\u0000y'", "Line 1, column 5: the control character U+0000 is not allowed.")]
    [InlineData("a = 1 ^ 2 ^ 3", "Line 1, column 11: expected AND, OR, an operator or the end of the filter, found \"^\".")]
    public void A_text_error_says_where_and_what_was_expected(string text, string expected) => Assert.Equal(expected, Cql2Text.Parse(text).Error);

    [Theory]
    [InlineData("", "Line 1, column 1: expected JSON without duplicate members, at most 104 levels deep.")]
    [InlineData("{\"op\":\"=\",\n\"op\":\"<>\"}", "Line 1, column 1: expected JSON without duplicate members, at most 104 levels deep.")]
    [InlineData("[1,", "Line 1, column 3: expected JSON without duplicate members, at most 104 levels deep.")]
    [InlineData("null", "At \"\" (the whole filter): null is no value of CQL2, expected {\"op\": \"isNull\", \"args\": [...]}.")]
    [InlineData("5", "At \"\" (the whole filter): expected a condition, found a number.")]
    [InlineData("{}", "At \"\" (the whole filter): expected an object with op and args, property, date, timestamp, interval, bbox or a GeoJSON geometry.")]
    [InlineData("""{"op":"="}""", "At \"/args\": expected an array of arguments.")]
    [InlineData("""{"op":5,"args":[]}""", "At \"/op\": expected a text.")]
    [InlineData("""{"op":"=","args":[1]}""", "At \"/args\": expected 2 arguments, found 1.")]
    [InlineData("""{"op":"=","args":[1,2],"x":1}""", "At \"/x\": expected no members beside op and args.")]
    [InlineData("""{"op":"and","args":[true]}""", "At \"/args\": expected at least two arguments.")]
    [InlineData("""{"op":"and","args":[true,{"op":"=","args":[{"property":"a"},{"property":5}]}]}""", "At \"/args/1/args/1/property\": expected a text.")]
    [InlineData("""{"op":"like","args":[{"property":"a"},{"property":"b"}]}""", "At \"/args/1\": expected a pattern, perhaps inside casei or accenti.")]
    [InlineData("""{"op":"in","args":[{"property":"a"},[]]}""", "At \"/args/1\": expected an array of at least one value.")]
    [InlineData("""{"op":"date","args":[]}""", "At \"/op\": expected an operator or a function's name.")]
    [InlineData("""{"op":"a b","args":[]}""", "At \"/op\": expected an operator or a function's name.")]
    [InlineData("""{"op":"=","args":[{"property":"a"},1e400]}""", "At \"/args/1\": expected a number between -1.79E+308 and 1.79E+308.")]
    [InlineData("""{"op":"=","args":[{"property":"a"},"\u0000"]}""", "At \"/args/1\": the control character U+0000 is not allowed.")]
    [InlineData("""{"op":"=","args":[{"property":"a"},{"timestamp":"with`backtick"}]}""", "At \"/args/1/timestamp\": expected an instant in UTC as in \"2013-01-10T08:30:00Z\".")]
    [InlineData("""{"op":"t_after","args":[{"property":"a"},{"interval":["..","x"]}]}""", "At \"/args/1/interval/1\": expected a date ('2013-01-10'), an instant ('2013-01-10T08:30:00Z'), '..' or a property.")]
    [InlineData("""{"op":"s_within","args":[{"property":"g"},{"type":"Blob","coordinates":[]}]}""", "At \"/args/1/type\": expected Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon or GeometryCollection.")]
    [InlineData("""{"op":"s_within","args":[{"property":"g"},{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}]}""", "At \"/args/1/coordinates/0\": expected a ring that ends where it begins.")]
    [InlineData("""{"op":"s_within","args":[{"property":"g"},{"type":"LineString","coordinates":[[0,0],["a",0]]}]}""", "At \"/args/1/coordinates/1/0\": expected a number between -1.79E+308 and 1.79E+308.")]
    [InlineData("""{"op":"s_within","args":[{"property":"g"},{"type":"GeometryCollection","geometries":[{"type":"GeometryCollection","geometries":[]}]}]}""", "At \"/args/1/geometries/0\": a GeometryCollection cannot hold another one.")]
    public void A_JSON_error_points_to_the_value_and_says_what_was_expected(string json, string expected) => Assert.Equal(expected, Cql2Json.Parse(json).Error);

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        Assert.Contains("surrogate", Cql2Text.Parse("a = '\uD800'").Error, StringComparison.Ordinal);
        Assert.Contains("surrogate", Cql2Json.Parse("""{"op":"=","args":[{"property":"a"},"\uD800"]}""").Error, StringComparison.Ordinal);
    }
}
