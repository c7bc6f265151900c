using Konna.Geo.Filtering;
using Xunit;

namespace Konna.Geo.Tests.Filtering;

public sealed class StandardExamplesTests
{
    [Theory]
    [MemberData(nameof(StandardExamples.Pairs), MemberType = typeof(StandardExamples))]
    public void Both_encodings_of_an_example_are_one_tree(string text, string json)
    {
        var fromText = Cql2Text.Parse(text);
        var fromJson = Cql2Json.Parse(json);

        Assert.Null(fromText.Error);
        Assert.Null(fromJson.Error);
        Assert.Equal(fromJson.Value, fromText.Value);
        Assert.Equal(fromText.Value, Cql2Text.Parse(Cql2Text.Write(fromText.Value!)).Value);
        Assert.Equal(fromText.Value, Cql2Json.Parse(Cql2Json.Write(fromText.Value!)).Value);
    }

    [Theory]
    [MemberData(nameof(StandardExamples.AbstractTests), MemberType = typeof(StandardExamples))]
    public void A_predicate_of_the_abstract_tests_is_read_and_written(string text)
    {
        var filter = Cql2Text.Parse(text);

        Assert.Null(filter.Error);
        Assert.Equal(filter.Value, Cql2Text.Parse(Cql2Text.Write(filter.Value!)).Value);
        Assert.Equal(filter.Value, Cql2Json.Parse(Cql2Json.Write(filter.Value!)).Value);
    }

    [Theory]
    [InlineData("a=1 or b=2 and not c=3", "a = 1 OR b = 2 AND NOT c = 3")]
    [InlineData("(a=1 or b=2) and c=3", "(a = 1 OR b = 2) AND c = 3")]
    [InlineData("not(a like 'x')", "a NOT LIKE 'x'")]
    [InlineData("a = b-(c-d)", "a = b - (c - d)")]
    [InlineData("a = (b-c)-d", "a = b - c - d")]
    [InlineData("a = (b*c)^2", "a = (b * c) ^ 2")]
    [InlineData("a = -2^2", "a = -2 ^ 2")]
    [InlineData("\"date\" = 1 and \"two words\" = 2 and \"say \"\"so\"\"\" = 3", "\"date\" = 1 AND \"two words\" = 2 AND \"say \"\"so\"\"\" = 3")]
    [InlineData("(a = 1) is null", "(a = 1) IS NULL")]
    [InlineData("f((a+1)*2, (1,2), (3), (a or b) and c)", "f((a + 1) * 2, (1, 2), (3), (a OR b) AND c)")]
    [InlineData("s_intersects(geometry, point z (1 2 3))", "S_INTERSECTS(geometry, POINT Z(1 2 3))")]
    [InlineData("s_intersects(geometry, polygon empty)", "S_INTERSECTS(geometry, POLYGON EMPTY)")]
    [InlineData("t_after(begin, timestamp('2013-01-10T13:00:00+05:00'))", "T_AFTER(begin, TIMESTAMP('2013-01-10T08:00:00Z'))")]
    public void Text_is_written_in_one_form(string text, string expected)
    {
        var filter = Cql2Text.Parse(text);

        Assert.Null(filter.Error);
        Assert.Equal(expected, Cql2Text.Write(filter.Value!));
    }

    [Theory]
    [InlineData("ends with \\")]
    [InlineData("before a quote \\' as well")]
    public void A_text_that_the_grammar_cannot_hold_is_kept_by_JSON_and_refused_by_the_text_writer(string value)
    {
        var filter = new Comparison(ComparisonOperator.Equal, new PropertyName("name"), new TextLiteral(value));

        Assert.Equal(filter, Cql2Json.Parse(Cql2Json.Write(filter)).Value);
        Assert.Throws<NotSupportedException>(() => Cql2Text.Write(filter));
    }
}
