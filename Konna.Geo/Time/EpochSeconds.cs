namespace Konna.Geo.Time;

/// <summary>
/// Seconds since 1970-01-01T00:00:00Z as a double: the M ordinate of a trajectory's vertex (PostGIS's convention).
/// Whole milliseconds of the years 0001-9999 come back exactly, because a double resolves far below a millisecond there.
/// </summary>
public static class EpochSeconds
{
    private static readonly double Lowest = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();

    private static readonly double Highest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Seconds; a fraction of a millisecond is dropped.</summary>
    public static double From(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds() / 1000.0;

    /// <summary>The nearest whole millisecond, in UTC.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a number, or outside the years 0001-9999.</exception>
    public static DateTimeOffset ToInstant(double seconds)
    {
        var milliseconds = Math.Round(seconds * 1000.0);
        if (!(milliseconds >= Lowest && milliseconds <= Highest))
        {
            throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "Expected seconds since 1970 within the years 0001-9999.");
        }

        return DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds);
    }
}
