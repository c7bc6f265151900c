using Konna.Geo.Time;
using Xunit;

namespace Konna.Geo.Tests.Time;

public sealed class IsoDurationTests
{
    [Theory]
    [InlineData("PT10M", 600)]
    [InlineData("P1D", 86_400)]
    [InlineData("P2W", 1_209_600)]
    [InlineData("P1DT6H30M15S", 109_815)]
    [InlineData("PT0.25S", 0.25)]
    [InlineData("PT90S", 90)]
    public void A_duration_of_exact_length_is_read(string text, double seconds)
    {
        Assert.True(IsoDuration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("PT0S")]
    [InlineData("P1M")]
    [InlineData("P1Y")]
    [InlineData("-PT10M")]
    [InlineData("PT10")]
    [InlineData("PT1.5M")]
    [InlineData("PT0.0001S")]
    [InlineData("10M")]
    [InlineData("PT10M\n")]
    [InlineData("P9999999999999999999999D")]
    [InlineData("P99999999999999999999999999999999999999999999D")]
    [InlineData("P4000000D")]
    public void Anything_else_is_none(string text) => Assert.False(IsoDuration.TryParse(text, out _));
}
