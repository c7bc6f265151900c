using Konna.Geo.Time;
using Xunit;

namespace Konna.Geo.Tests.Time;

public sealed class Rfc3339Tests
{
    [Theory]
    [InlineData("2013-01-10T08:30:00Z", "2013-01-10T08:30:00Z")]
    [InlineData("2013-01-10t08:30:00z", "2013-01-10T08:30:00Z")]
    [InlineData("2013-01-10T08:30:00+01:30", "2013-01-10T07:00:00Z")]
    [InlineData("2013-01-10T08:30:00-00:00", "2013-01-10T08:30:00Z")]
    [InlineData("2013-01-10T08:30:00.25Z", "2013-01-10T08:30:00.250Z")]
    [InlineData("2013-01-10T08:30:00.0000001Z", "2013-01-10T08:30:00Z")]
    [InlineData("2013-01-10T08:30:00.0005Z", "2013-01-10T08:30:00.001Z")]
    [InlineData("2013-12-31T23:59:59.9999999Z", "2014-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z")]
    public void An_instant_is_read_in_UTC_to_whole_milliseconds(string text, string formatted)
    {
        Assert.True(Rfc3339.TryParse(text, out var instant));
        Assert.Equal(formatted, Rfc3339.Format(instant));
        Assert.Equal(TimeSpan.Zero, instant.Offset);
    }

    [Theory]
    [InlineData("2013-01-10", "with seconds and a zone")]
    [InlineData("2013-01-10T08:30Z", "with seconds and a zone")]
    [InlineData("2013-01-10T08:30:00", "with seconds and a zone")]
    [InlineData("2013-01-10 08:30:00Z", "with seconds and a zone")]
    [InlineData("2013-01-10T08:30:00+0100", "with seconds and a zone")]
    [InlineData("2013-01-10T08:30:00+24:00", "with seconds and a zone")]
    [InlineData("2013-01-10T08:30:00Z ", "with seconds and a zone")]
    [InlineData("2013-01-10T08:30:00.Z", "one to seven digits")]
    [InlineData("2013-01-10T08:30:00.12345678Z", "one to seven digits")]
    [InlineData("2013-01-10T08:30:00.5", "one to seven digits")]
    [InlineData("2016-12-31T23:59:60Z", "leap seconds (:60) cannot be held")]
    [InlineData("2013-01-10T24:00:00Z", "00:00:00 to 23:59:59")]
    [InlineData("2013-02-29T00:00:00Z", "a day of the calendar")]
    [InlineData("0000-01-01T00:00:00Z", "a day of the calendar")]
    [InlineData("0001-01-01T00:00:00+01:00", "within the years 0001-9999")]
    [InlineData("9999-12-31T23:59:59.9999Z", "within the years 0001-9999")]
    [InlineData("２０13-01-10T08:30:00Z", "a day of the calendar")]
    public void What_is_no_instant_is_refused_with_words(string text, string expected)
    {
        Assert.False(Rfc3339.TryParse(text, out _));
        Assert.Contains(expected, Rfc3339.Parse(text).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2013-02-29")]
    [InlineData("2013-1-10")]
    [InlineData("0000-01-01")]
    [InlineData("2013-01-10Z")]
    [InlineData("2013/01/10")]
    public void What_is_no_full_date_is_refused(string text) => Assert.False(Rfc3339.TryParseDate(text, out _));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(253402300800.0)]
    [InlineData(-62135596800.001)]
    public void Seconds_outside_the_years_1_to_9999_are_no_instant(double seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EpochSeconds.ToInstant(seconds));

    [Fact]
    public void Epoch_seconds_count_from_1970() =>
        Assert.Equal(1357806600.25, EpochSeconds.From(new DateTimeOffset(2013, 1, 10, 8, 30, 0, 250, TimeSpan.Zero)));
}
