using System.Text.RegularExpressions;
using Konna.MapServer.Api.Changes;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Tests.Api.Changes;

public sealed class ChangePositionTests
{
    [Theory]
    [InlineData("0", true)]
    [InlineData("12", true)]
    [InlineData("12.3", true)]
    [InlineData("999999999999999999.999999999", true)]
    [InlineData("1000000000000000000", false)]
    [InlineData("12.", false)]
    [InlineData("12.0", false)]
    [InlineData("12.03", false)]
    [InlineData(".3", false)]
    [InlineData("-1", false)]
    [InlineData("+1", false)]
    [InlineData("1 ", false)]
    [InlineData("1.2.3", false)]
    [InlineData("", false)]
    public void A_position_is_a_revision_or_a_place_in_its_commit_and_the_definition_says_so(string text, bool isOne)
    {
        Assert.Equal(isOne ? text : null, ChangePosition.Parse(text)?.ToString());
        Assert.Equal(isOne, Regex.IsMatch(text, ChangePosition.Pattern));
    }

    [Fact]
    public void What_is_before_a_change_is_every_earlier_commit_and_the_earlier_part_of_its_own()
    {
        var change = new ToldChange("op", 12, 3, default, "", ChangeKind.Create, "places", "p", false);
        Assert.True(ChangePosition.Parse("11")!.Value.IsBefore(change));
        Assert.True(ChangePosition.Parse("12.2")!.Value.IsBefore(change));
        Assert.False(ChangePosition.Parse("12.3")!.Value.IsBefore(change));
        Assert.False(ChangePosition.Parse("12")!.Value.IsBefore(change));
        Assert.Equal((11, 12), (ChangePosition.Parse("12.2")!.Value.RevisionBefore, ChangePosition.Parse("12")!.Value.RevisionBefore));
        Assert.Equal(("12", "12.3"), (ChangePosition.Of(change, 1).ToString(), ChangePosition.Of(change, 3).ToString()));
    }
}
