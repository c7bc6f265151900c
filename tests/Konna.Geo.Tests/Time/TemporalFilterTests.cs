using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Konna.Geo.Time;
using Xunit;

namespace Konna.Geo.Tests.Time;

public sealed class TemporalFilterTests
{
    private static readonly DateTimeOffset Zero = new(2013, 1, 10, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Hours 0 to 6; 7 stands for an open bound. Few values, so that bounds often meet.</summary>
    private static readonly Gen<int?> Hours = Gen.Choose(0, 7).Select(hour => hour == 7 ? (int?)null : hour);

    private static readonly Gen<bool> Flags = Gen.Elements(true, false);

    [Property(MaxTest = 20000)]
    public Property A_filter_matches_what_the_definition_says()
    {
        var cases = from lower in Hours
                    from upper in Hours
                    from touches in Flags
                    from included in Flags
                    from begin in Hours
                    from end in Hours
                    where !(lower > upper) && !(begin > end) && !(lower == upper && lower is not null && !included)
                    select (lower, upper, touches, included, begin, end);
        return Prop.ForAll(cases.ToArbitrary(), c =>
            TemporalFilter.Between(At(c.lower), c.touches, At(c.upper), c.included).Matches(At(c.begin), At(c.end))
            == Definition(c.lower, c.upper, c.touches, c.included, c.begin, c.end));
    }

    [Fact]
    public void Of_two_states_that_meet_at_an_instant_the_later_matches()
    {
        var filter = TemporalFilter.At(Zero);
        Assert.False(filter.Matches(Zero.AddHours(-1), Zero));
        Assert.True(filter.Matches(Zero, Zero.AddHours(1)));
    }

    [Fact]
    public void Of_two_states_that_meet_at_the_begin_of_an_interval_both_match()
    {
        var filter = TemporalFilter.Closed(Zero, Zero.AddHours(1));
        Assert.True(filter.Matches(Zero.AddHours(-1), Zero));
        Assert.True(filter.Matches(Zero, Zero.AddHours(1)));
    }

    [Fact]
    public void What_ended_at_midnight_is_not_of_the_day_that_begins_then() =>
        Assert.False(TemporalFilter.HalfOpen(Zero, Zero.AddDays(1)).Matches(Zero.AddDays(-1), Zero));

    [Fact]
    public void An_event_of_zero_length_is_found_by_its_instant_and_by_its_day()
    {
        Assert.True(TemporalFilter.At(Zero).Matches(Zero, Zero));
        Assert.True(TemporalFilter.HalfOpen(Zero, Zero.AddDays(1)).Matches(Zero, Zero));
        Assert.False(TemporalFilter.HalfOpen(Zero.AddDays(-1), Zero).Matches(Zero, Zero));
    }

    private static DateTimeOffset? At(int? hour) => hour is null ? null : Zero.AddHours(hour.Value);

    /// <summary>Some asked-for time at which the span is current; quarter hours are fine enough for bounds on whole hours.</summary>
    private static bool Definition(int? lower, int? upper, bool touches, bool included, int? begin, int? end)
    {
        for (var quarter = -4; quarter <= 32; quarter++)
        {
            var hour = quarter / 4.0;
            var asked = !(hour < lower) && !(hour > upper) && (included || hour != upper);
            var current = !(hour < begin) && (!(hour >= end) || (hour == end && (touches || begin == end)));
            if (asked && current)
            {
                return true;
            }
        }

        return false;
    }
}
