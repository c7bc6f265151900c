using System.Net;
using Konna.MapServer.Api.Limits;

namespace Konna.MapServer.Tests.Api.Limits;

public sealed class RequestBucketsTests
{
    [Fact]
    public void A_minutes_worth_may_come_at_once_and_then_one_for_each_part_of_a_minute()
    {
        var clock = new SteppedClock();
        var buckets = new RequestBuckets(perMinute: 60, clock);
        Assert.All(Enumerable.Range(0, 60), _ => Assert.Null(buckets.Take("a")));
        Assert.Equal(TimeSpan.FromSeconds(1), buckets.Take("a"));
        clock.Step(TimeSpan.FromSeconds(0.5));
        Assert.Equal(TimeSpan.FromSeconds(0.5), buckets.Take("a"));
        clock.Step(TimeSpan.FromSeconds(0.5));
        Assert.Null(buckets.Take("a"));
        Assert.NotNull(buckets.Take("a"));
        clock.Step(TimeSpan.FromHours(1));
        Assert.All(Enumerable.Range(0, 60), _ => Assert.Null(buckets.Take("a")));
        Assert.NotNull(buckets.Take("a"));
    }

    [Fact]
    public void Callers_do_not_pay_for_each_other_and_however_many_come_the_table_stays_as_it_is()
    {
        var buckets = new RequestBuckets(perMinute: 1, new SteppedClock());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var names = Enumerable.Range(0, 1000).Select(i => $"caller {i}").ToList();
        var refused = names.Count(name => buckets.Take(name) is not null);
        Assert.True(refused < 50, $"{refused} of 1000 met another in the table");
        Assert.All(names, name => Assert.NotNull(buckets.Take(name)));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.250", true)]
    [InlineData("203.0.113.7", "203.0.114.7", false)]
    [InlineData("::ffff:203.0.113.7", "203.0.113.9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void A_network_is_what_one_customer_has(string one, string other, bool isSame) =>
        Assert.Equal(isSame, RateLimit.NetworkOf(IPAddress.Parse(one)) == RateLimit.NetworkOf(IPAddress.Parse(other)));
}
