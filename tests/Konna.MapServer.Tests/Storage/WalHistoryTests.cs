using Konna.MapServer.Storage.PostGis;
using Konna.MapServer.Tests.Api;

namespace Konna.MapServer.Tests.Storage;

/// <summary>Since when a standby has been lacking something.</summary>
public sealed class WalHistoryTests
{
    private readonly SteppedClock clock = new();

    [Fact]
    public void A_standby_lies_behind_since_the_first_mark_that_it_has_not_reached()
    {
        var history = Marked(100, 200, 300);
        Assert.Equal([15, 10, 10, 5, 0], new[] { 99L, 100, 199, 299, 300 }.Select(replayed => history.BehindOf(replayed).TotalSeconds));
    }

    [Fact]
    public void Where_nothing_is_written_nothing_is_lacking_however_long_that_lasts()
    {
        var history = Marked(100, 100, 100);
        Assert.Equal(TimeSpan.Zero, history.BehindOf(100));
        Assert.Equal(15, history.BehindOf(99).TotalSeconds);
        Assert.Equal(TimeSpan.Zero, new WalHistory(clock).BehindOf(0));
    }

    [Fact]
    public void What_every_standby_has_is_forgotten_and_changes_nothing()
    {
        var history = Marked(100, 200, 300);
        history.ForgetUpTo(200);
        Assert.Equal([5, 5, 0], new[] { 0L, 200, 300 }.Select(replayed => history.BehindOf(replayed).TotalSeconds));
        history.ForgetUpTo(300);
        Assert.Equal(TimeSpan.Zero, history.BehindOf(300));
    }

    [Fact]
    public void A_primary_that_goes_on_from_less_begins_anew()
    {
        var history = Marked(100, 200, 50);
        Assert.Equal([5, 0, 0], new[] { 49L, 50, 100 }.Select(replayed => history.BehindOf(replayed).TotalSeconds));
    }

    [Fact]
    public void However_long_it_lasts_the_first_mark_stays()
    {
        var history = Marked([.. Enumerable.Range(1, 5000).Select(i => (long)i)]);
        Assert.Equal(5000 * 5, history.BehindOf(0).TotalSeconds);
    }

    /// <summary>The places of the primary, one every five seconds, the last one five seconds ago.</summary>
    private WalHistory Marked(params long[] positions)
    {
        var history = new WalHistory(clock);
        foreach (var position in positions)
        {
            history.Note(position);
            clock.Step(TimeSpan.FromSeconds(5));
        }

        return history;
    }
}
