using Konna.Geo.Time;
using Xunit;

namespace Konna.Geo.Tests.Time;

public sealed class OgcDatetimeTests
{
    private static readonly DateTimeOffset Tenth = new(2013, 1, 10, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Noon = Tenth.AddHours(12);

    [Fact]
    public void An_instant_asks_for_that_instant() => Assert.Equal(TemporalFilter.At(Noon), Filter("2013-01-10T12:00:00Z"));

    [Fact]
    public void A_date_asks_for_the_whole_UTC_day() => Assert.Equal(TemporalFilter.HalfOpen(Tenth, Tenth.AddDays(1)), Filter("2013-01-10"));

    [Fact]
    public void An_interval_of_instants_is_closed() =>
        Assert.Equal(TemporalFilter.Closed(Tenth, Noon), Filter("2013-01-10T00:00:00Z/2013-01-10T12:00:00Z"));

    [Fact]
    public void An_interval_of_dates_covers_the_whole_last_day() =>
        Assert.Equal(TemporalFilter.HalfOpen(Tenth, Tenth.AddDays(3)), Filter("2013-01-10/2013-01-12"));

    [Theory]
    [InlineData("2013-01-10T12:00:00Z/..")]
    [InlineData("2013-01-10T12:00:00Z/")]
    public void An_open_end_is_unbounded(string text) => Assert.Equal(TemporalFilter.Closed(Noon, null), Filter(text));

    [Theory]
    [InlineData("../2013-01-10")]
    [InlineData("/2013-01-10")]
    public void An_open_begin_is_unbounded(string text) => Assert.Equal(TemporalFilter.HalfOpen(null, Tenth.AddDays(1)), Filter(text));

    [Fact]
    public void Ends_of_two_kinds_each_keep_their_own_rule()
    {
        Assert.Equal(TemporalFilter.Between(Noon, true, Tenth.AddDays(2), false), Filter("2013-01-10T12:00:00Z/2013-01-11"));
        Assert.Equal(TemporalFilter.Between(Tenth, false, Noon, true), Filter("2013-01-10/2013-01-10T12:00:00Z"));
        Assert.Equal(TemporalFilter.Between(Noon, true, Tenth.AddDays(1), false), Filter("2013-01-10T12:00:00Z/2013-01-10"));
    }

    [Fact]
    public void The_last_day_that_can_be_held_has_no_next_midnight() =>
        Assert.Equal(TemporalFilter.HalfOpen(new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero), null), Filter("9999-12-31"));

    [Theory]
    [InlineData("../..", "at least one end")]
    [InlineData("/", "at least one end")]
    [InlineData("../", "at least one end")]
    [InlineData("2013-01-12/2013-01-10", "later than its end")]
    [InlineData("2013-01-10T12:00:00Z/2013-01-10T11:59:59Z", "later than its end")]
    [InlineData("", "expected an RFC 3339 instant")]
    [InlineData("..", "expected an RFC 3339 instant")]
    [InlineData("2013-01", "expected an RFC 3339 instant")]
    [InlineData("2013-01-10T12:00Z", "expected an RFC 3339 instant")]
    [InlineData("2013-01-10/2013-01-11/2013-01-12", "expected an RFC 3339 instant")]
    [InlineData("2013-01-10/P1D", "expected an RFC 3339 instant")]
    [InlineData("null", "expected an RFC 3339 instant")]
    public void Anything_else_is_an_error(string text, string expected) =>
        Assert.Contains(expected, OgcDatetime.Parse(text).Error, StringComparison.Ordinal);

    private static TemporalFilter? Filter(string text)
    {
        var parsed = OgcDatetime.Parse(text);
        Assert.Null(parsed.Error);
        return parsed.Value;
    }
}
