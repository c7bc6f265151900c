using System.Collections;
using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Xunit;

namespace Konna.Geo.Tests.Packages;

public class HarbourFloodTests
{
    private static readonly PackageReading Reading = PackageReader.Read(TestPackages.HarbourFlood);

    [Fact]
    public void It_has_no_problem() => Assert.Empty(Reading.Problems);

    [Fact]
    public void It_says_that_it_is_invented()
    {
        Assert.Contains("invented", Reading.Package!.Operation.Summary, StringComparison.Ordinal);
        Assert.Contains("inventé", Reading.Package.Operation.SummaryFr, StringComparison.Ordinal);
    }

    // A member that no package uses is a member that no test carries from a file to a feed.
    [Fact]
    public void Every_member_of_the_format_occurs_in_it()
    {
        var unused = ItemKind.All
            .SelectMany(k => k.Members)
            .Where(m => !Reading.Package!.Items.Any(i => m.Property.DeclaringType!.IsInstanceOfType(i) && IsSet(m.Property.GetValue(i))))
            .Select(m => $"{m.Property.DeclaringType!.Name}.{m.Name}");
        Assert.Empty(unused);
    }

    [Fact]
    public void What_follows_from_the_items_is_linked()
    {
        var package = Reading.Package!;
        Assert.Equal("force-relief", package.Units.Single(u => u.Id == "unit-cutter").SideId);
        Assert.Equal(["account-north-wall"], package.Accounts.Where(a => a.IsDefault == true).Select(a => a.Id));
        var boats = package.Movements.Single(m => m.Id == "move-crossing.boats");
        Assert.Equal(["src-log", "src-paper"], boats.Sources);
        Assert.Equal(("unit", "force-relief"), (boats.SubjectKind, boats.ForceId));
        Assert.Equal(new DateTimeOffset(2031, 3, 2, 1, 30, 0, 500, TimeSpan.Zero), boats.Datetimes[2]);
        Assert.All(package.Items, i => Assert.Equal("harbour-flood", i.OperationId));
        Assert.Equal("area-search", package.Areas.Single(a => a.Id == "area-search").AreaId);
    }

    [Fact]
    public void Times_follow_the_rules_of_the_format()
    {
        var package = Reading.Package!;
        Assert.Equal(
            (At(1, 0), At(2, 0), At(2, 0), At(3, 0)),
            Span(package.Events.Single(e => e.Id == "event-breach.south")));
        Assert.Equal((At(1, 0), At(1, 0), At(3, 0), At(3, 0)), Span(package.Movements.Single(m => m.Id == "move-crossing.boats")));
        Assert.Equal((At(1, 17), At(1, 17), At(1, 18), At(1, 18)), Span(package.Movements.Single(m => m.Id == "move-crossing.foot")));
        Assert.Equal((At(2, 5), At(2, 6), null, null), Span(package.Movements.Single(m => m.Id == "move-stay")));
        Assert.Equal((null, null, At(5, 0), At(5, 0)), Span(package.Areas.Single(a => a.Id == "area-flooded")));
        Assert.Equal((null, null, null, null), Span(package.Events.Single(e => e.Id == "event-rumour")));
    }

    private static bool IsSet(object? value) => value switch
    {
        null => false,
        string text => text.Length > 0,
        IEnumerable many => many.Cast<object>().Any(),
        _ => true,
    };

    private static DateTimeOffset? At(int day, int hour) => new DateTimeOffset(2031, 3, day, hour, 0, 0, TimeSpan.Zero);

    private static (DateTimeOffset?, DateTimeOffset?, DateTimeOffset?, DateTimeOffset?) Span(OperationItem item) =>
        (item.Begin, item.BeginLatest, item.EndEarliest, item.End);
}
