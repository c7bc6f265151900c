namespace Konna.MapServer.Tests.Api;

/// <summary>A clock whose time passes only when it is told to; its timers and its date are those of the system.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private long now = 1_000_000;

    public override long TimestampFrequency => 1_000_000;

    public override long GetTimestamp() => Interlocked.Read(ref now);

    public void Step(TimeSpan by) => Interlocked.Add(ref now, (long)(by.TotalSeconds * TimestampFrequency));
}
