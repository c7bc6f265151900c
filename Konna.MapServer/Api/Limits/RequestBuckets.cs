namespace Konna.MapServer.Api.Limits;

/// <summary>
/// How many requests each caller still has (the generic cell rate algorithm: one instant a caller, until when its requests are paid for). The table has a
/// fixed size, whoever calls: callers are put into it by a hash that nobody outside can foresee, and two that meet there share what one has.
/// </summary>
internal sealed class RequestBuckets(int perMinute, TimeProvider clock)
{
    private const int Count = 1 << 16;

    private readonly long[] paidUntil = new long[Count];
    private readonly long interval = clock.TimestampFrequency * 60 / perMinute;
    private readonly long burst = clock.TimestampFrequency * 60;

    /// <returns>Null when the caller may go on, else how long to wait.</returns>
    public TimeSpan? Take(string caller)
    {
        ref var bucket = ref paidUntil[string.GetHashCode(caller, StringComparison.Ordinal) & (Count - 1)];
        while (true)
        {
            var known = Interlocked.Read(ref bucket);
            var now = clock.GetTimestamp();
            var next = Math.Max(known, now) + interval;
            if (next - now > burst)
            {
                return clock.GetElapsedTime(now, next - burst);
            }

            if (Interlocked.CompareExchange(ref bucket, next, known) == known)
            {
                return null;
            }
        }
    }
}
