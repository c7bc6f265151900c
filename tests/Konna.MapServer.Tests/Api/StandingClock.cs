namespace Konna.MapServer.Tests.Api;

/// <summary>It is always the same instant; timers run all the same. What has a while left then has it left whenever it is asked.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
