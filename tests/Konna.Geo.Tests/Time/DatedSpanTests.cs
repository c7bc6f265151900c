using Konna.Geo.Time;
using Xunit;

namespace Konna.Geo.Tests.Time;

public sealed class DatedSpanTests
{
    private static readonly DateTimeOffset Noon = new(2013, 1, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_span_holds_its_begin_and_not_its_end()
    {
        var span = DatedSpan.Exact(Noon, Noon.AddHours(1));
        Assert.True(span.Contains(Noon));
        Assert.True(span.Contains(Noon.AddHours(1).AddMilliseconds(-1)));
        Assert.False(span.Contains(Noon.AddHours(1)));
        Assert.False(span.Contains(Noon.AddMilliseconds(-1)));
    }

    [Fact]
    public void A_span_of_zero_length_holds_its_one_instant()
    {
        Assert.True(DatedSpan.At(Noon).Contains(Noon));
        Assert.False(DatedSpan.At(Noon).Contains(Noon.AddMilliseconds(1)));
    }

    [Fact]
    public void An_undated_span_holds_every_instant()
    {
        Assert.True(DatedSpan.Undated.IsUndated);
        Assert.True(DatedSpan.Undated.Contains(Noon));
    }

    [Fact]
    public void A_short_event_somewhere_in_a_longer_time_is_ordered() =>
        Assert.Null(new DatedSpan(Noon, Noon.AddHours(3), Noon.AddHours(1), Noon.AddHours(4)).Disorder);

    [Theory]
    [InlineData(1, 0, null, null, "begin (2013-01-10T13:00:00Z) is later than beginLatest (2013-01-10T12:00:00Z).")]
    [InlineData(null, null, 1, 0, "endEarliest (2013-01-10T13:00:00Z) is later than end (2013-01-10T12:00:00Z).")]
    [InlineData(2, null, null, 0, "begin (2013-01-10T14:00:00Z) is later than end (2013-01-10T12:00:00Z).")]
    [InlineData(2, null, 1, null, "begin (2013-01-10T14:00:00Z) is later than endEarliest (2013-01-10T13:00:00Z).")]
    [InlineData(0, 3, 1, 2, "beginLatest (2013-01-10T15:00:00Z) is later than end (2013-01-10T14:00:00Z).")]
    public void Instants_that_cannot_be_true_together_are_named(int? begin, int? beginLatest, int? endEarliest, int? end, string disorder) =>
        Assert.Equal(disorder, new DatedSpan(At(begin), At(beginLatest), At(endEarliest), At(end)).Disorder);

    private static DateTimeOffset? At(int? hours) => hours is null ? null : Noon.AddHours(hours.Value);
}
