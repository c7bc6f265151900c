namespace Konna.Geo.Time;

/// <summary>The time that a property's value stands for: an instant itself, or the whole day of a date.</summary>
public static class TimeValue
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The first instant; null for what is no time.</summary>
    public static DateTimeOffset? Begin(object? value) => value switch
    {
        DateTimeOffset instant => instant,
        DateOnly date => FirstInstantOf(date),
        _ => null,
    };

    /// <summary>The half-open end: the instant itself, or the midnight after a date; null for what is no time, and after the last day there is.</summary>
    public static DateTimeOffset? End(object? value) => value switch
    {
        DateTimeOffset instant => instant,
        DateOnly date => date == DateOnly.MaxValue ? null : FirstInstantOf(date) + Day,
        _ => null,
    };

    public static DateTimeOffset FirstInstantOf(DateOnly date) => new(date, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The last millisecond: time is kept to the millisecond, so nothing lies between it and midnight.</summary>
    public static DateTimeOffset LastInstantOf(DateOnly date) => FirstInstantOf(date).AddMilliseconds(86_399_999);
}
