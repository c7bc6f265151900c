using Konna.MapServer.Hosting;

namespace Konna.MapServer.Tests.Hosting;

public sealed class ProgressLineTests
{
    [Fact]
    public void It_is_written_over_itself_and_taken_away_at_the_end()
    {
        using var error = new StringWriter();
        using (var line = new ProgressLine(new Terminal(TextWriter.Null, error) { IsWatched = true }, isWanted: true))
        {
            line.Show("writing movements", 1, 4);
            line.Show("writing movements", 1, 4);
            line.Show("writing movements", 4, 4);
        }

        var steps = error.ToString().Split('\r');
        Assert.Equal("writing movements        [#######                       ]  25 %", steps[1]);
        Assert.Equal("writing movements        [##############################] 100 %", steps[2]);
        Assert.Equal(["", ""], steps[3..].Select(step => step.Trim()));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Where_nobody_watches_nothing_is_written(bool isWanted, bool isWatched)
    {
        using var error = new StringWriter();
        using (var line = new ProgressLine(new Terminal(TextWriter.Null, error) { IsWatched = isWatched }, isWanted))
        {
            line.Show("writing movements", 1, 4);
        }

        Assert.Equal("", error.ToString());
    }
}
