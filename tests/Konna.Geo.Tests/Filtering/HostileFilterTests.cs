using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Konna.Geo.Filtering;
using Xunit;

namespace Konna.Geo.Tests.Filtering;

public sealed class HostileFilterTests
{
    private static readonly Gen<string> NearlyCql2 = Gen.Elements(
        "(", ")", ",", "'", "\"", "\\", "\\'", "''", " ", "a", "name", "=", "<", ">", "<>", "AND", "OR", "NOT", "IS", "NULL", "LIKE", "BETWEEN", "IN", "TRUE",
        "1", "-", "+", "1e9", ".5", "*", "/", "%", "^", "div", "CASEI(", "S_WITHIN(", "T_AFTER(", "A_EQUALS(", "DATE('2013-01-10')", "INTERVAL(", "'..'",
        "POINT(1 2)", "POLYGON((", "0 0", "EMPTY", " Z ", "BBOX(1,2,3,4)", "\u0000", "\uD83D", "😀", "\n", ";--", "$$", "`", "geometry").ListOf().Select(string.Concat);

    private static readonly Gen<string> NearlyJson = Gen.Elements(
        "{", "}", "[", "]", ",", ":", "\"op\":\"and\"", "\"args\":[", "\"property\":\"a\"", "true", "null", "1", "-1e400", "\"a\"", "{\"property\":\"a\"}",
        "{\"op\":\"not\",\"args\":[true]}", "{\"type\":\"Point\",\"coordinates\":[1,2]}", "\"\\uD800\"", "{\"interval\":[\"..\",\"..\"]}", "{\"bbox\":[1,2,3,4]}")
        .ListOf().Select(string.Concat);

    public static TheoryData<string, string> TooMuch { get; } = new()
    {
        { Repeat("(", 33), "nested more than 32" },
        { Repeat("(", 1000), "nested more than 32" },
        { Repeat("(", 7999), "nested more than 32" },
        { Repeat("(", 100_000), "100000 characters" },
        { Repeat("NOT ", 33) + "a", "nested more than 32" },
        { Repeat("NOT ", 1900) + "a", "nested more than 32" },
        { Repeat("f(", 33) + "a" + Repeat(")", 33), "nested more than 32" },
        { "A_EQUALS(a," + Repeat("(", 3000), "nested more than 32" },
        { "a = " + Repeat("CASEI(", 40) + "'x'" + Repeat(")", 40), "nested more than 32" },
        { "a LIKE " + Repeat("CASEI(", 40) + "'x'" + Repeat(")", 40), "nested more than 32" },
        { "a = 1" + Repeat("+1", 2000), "nested more than 32" },
        { Repeat("a=1 OR ", 400) + "a=1", "more than 1000 parts" },
        { "a IN (1" + Repeat(",1", 1000) + ")", "more than 1000 members" },
        { "a LIKE '" + new string('x', 257) + "'", "at most 256 characters" },
        { "S_WITHIN(g, " + Repeat("GEOMETRYCOLLECTION(", 400), "cannot hold another one" },
        { "a = '" + new string('\\', 7900), "no end" },
    };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public void Text_beyond_the_limits_is_refused_in_words(string text, string expected) =>
        Assert.Contains(expected, Cql2Text.Parse(text).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData(100_000)]
    [InlineData(200)]
    [InlineData(33)]
    public void Deep_JSON_is_refused_in_words(int depth)
    {
        var json = string.Concat(Enumerable.Repeat("""{"op":"not","args":[""", depth)) + "true" + string.Concat(Enumerable.Repeat("]}", depth));

        Assert.Matches("characters|levels deep", Cql2Json.Parse(json).Error!);
    }

    [Fact]
    public void What_lies_on_the_limits_is_read()
    {
        Assert.True(Cql2Text.Parse(Repeat("(", 32) + "a = 1" + Repeat(")", 32)).IsValid);
        Assert.True(Cql2Text.Parse(Repeat("NOT ", 31) + "a").IsValid);
        Assert.True(Cql2Text.Parse(Repeat("a=1 OR ", 332) + "a=1").IsValid);
        Assert.True(Cql2Text.Parse("a IN (1" + Repeat(",1", 999) + ")").IsValid);
        Assert.True(Cql2Text.Parse("a LIKE '" + new string('x', 256) + "'").IsValid);
    }

    [Property(MaxTest = 5_000)]
    public Property Any_text_gives_a_filter_or_a_sentence() => Prop.ForAll(NearlyCql2.ToArbitrary(), text =>
    {
        var filter = Cql2Text.Parse(text);
        return filter.IsValid ? Cql2Json.Parse(Cql2Json.Write(filter.Value)).Value == filter.Value : filter.Error.EndsWith('.');
    });

    [Property(MaxTest = 5_000)]
    public Property Any_JSON_gives_a_filter_or_a_sentence() => Prop.ForAll(NearlyJson.ToArbitrary(), json =>
    {
        var filter = Cql2Json.Parse(json);
        return filter.IsValid || filter.Error.EndsWith('.');
    });

    [Property(MaxTest = 1_000)]
    public Property No_character_alone_breaks_the_reading() => Prop.ForAll(Gen.Choose(0, 0xFFFF).ToArbitrary(), c =>
        Cql2Text.Parse($"a = '{(char)c}' AND b{(char)c} = 1").Error is null or { Length: > 0 });

    private static string Repeat(string part, int count) => new StringBuilder().Insert(0, part, count).ToString();
}
