using Konna.Geo.Time;
using Xunit;

namespace Konna.Geo.Tests.Time;

public sealed class EdtfErrorTests
{
    [Theory]
    [InlineData("", "1 to 256 characters")]
    [InlineData("tomorrow", "a year of four digits")]
    [InlineData("201", "a year of four digits")]
    [InlineData("2013-1-10", "two digits for the month")]
    [InlineData("2013-012", "two digits for the month")]
    [InlineData("2013-01-010", "two digits for the day")]
    [InlineData("2013-13", "a month from 01 to 12, or a season")]
    [InlineData("2013-00", "a month from 01 to 12, or a season")]
    [InlineData("2013-25", "a month from 01 to 12, or a season")]
    [InlineData("2013-21-10", "a month from 01 to 12 before the day")]
    [InlineData("2013-01-1", "two digits for the day")]
    [InlineData("2013-02-29", "a day that the month has")]
    [InlineData("2013-02-3X", "a day that the month has")]
    [InlineData("2013-01-00", "a day that the month has")]
    [InlineData("2013-01-10-11", "a year of four digits")]
    [InlineData("0000", "the years 0001-9999")]
    [InlineData("-0044-03-15", "the years 0001-9999")]
    [InlineData("Y170000002", "the years 0001-9999")]
    [InlineData("12013", "the years 0001-9999")]
    [InlineData("2013-01-10??", "two digits for the day")]
    [InlineData("2013-01-10 ", "two digits for the day")]
    [InlineData("2013-01-10T13", "hours and minutes")]
    [InlineData("2013-01-10~T13:00", "hours and minutes")]
    [InlineData("2013-01-10T24:00", "00:00:00 to 23:59:59")]
    [InlineData("2013-01-10T13:60", "00:00:00 to 23:59:59")]
    [InlineData("2013-01-32T13:00", "a day of the calendar")]
    [InlineData("2013-01-10T23:59:60Z", "leap seconds")]
    [InlineData("2013-01-12/2013-01-10", "later than its end")]
    [InlineData("2013-01-10/2013-01-11/2013-01-12", "one / between")]
    [InlineData("../..", "a begin or an end")]
    [InlineData("/", "a begin or an end")]
    [InlineData("[]", "one of a set")]
    [InlineData("[2013-01-10", "one of a set")]
    [InlineData("[2013-01-10..2013-01-12]~", "one of a set")]
    [InlineData("[2013-01-12..2013-01-10]", "wrong order")]
    [InlineData("[..]", "expected .. between two dates")]
    [InlineData("[2013-01-10..,2013-01-12]", "expected .. between two dates")]
    [InlineData("[2013-01-10,]", "a year of four digits")]
    [InlineData("{2013-01-10,2013-01-12}", "write an interval a/b or several features")]
    [InlineData("none; after 2013-01-15", "a year of four digits")]
    public void What_cannot_be_read_is_refused_in_one_sentence_that_says_what_was_expected(string text, string expected)
    {
        var parsed = Edtf.Parse(text);
        Assert.False(parsed.IsValid);
        Assert.Null(parsed.Value);
        Assert.Contains(expected, parsed.Error, StringComparison.Ordinal);
        Assert.EndsWith(".", parsed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sentence_repeats_no_control_characters_and_not_all_of_a_long_text()
    {
        var error = Edtf.Parse("20\u001b[31m\n" + new string('x', 150)).Error;
        Assert.NotNull(error);
        Assert.DoesNotContain(error, char.IsControl);
        Assert.True(error.Length < 200, error);
    }
}
