namespace Konna.Geo.Time;

/// <summary>A unit of precision: how long it is, and so how far <c>~</c> reaches.</summary>
internal readonly record struct EdtfUnit(int Months, TimeSpan Duration)
{
    public static readonly EdtfUnit Year = new(12, TimeSpan.Zero);

    public static readonly EdtfUnit Season = new(3, TimeSpan.Zero);

    public static readonly EdtfUnit Month = new(1, TimeSpan.Zero);

    public static readonly EdtfUnit Day = new(0, TimeSpan.FromDays(1));

    /// <summary>Nobody who says "about 13:00" means the minute, so half an hour either way.</summary>
    public static readonly EdtfUnit TimeWithMinutes = new(0, TimeSpan.FromMinutes(30));

    public static readonly EdtfUnit TimeWithSeconds = new(0, TimeSpan.FromSeconds(30));

    public DateTimeOffset After(DateTimeOffset instant) => EdtfPoint.Shift(instant, Months, Duration);

    public DateTimeOffset Before(DateTimeOffset instant) => EdtfPoint.Shift(instant, -Months, -Duration);

    /// <summary>Each of the four instants may lie one unit off: something near the stated time, not all around it.</summary>
    public DatedSpan Widen(DatedSpan span) => new(Before(span.Begin!.Value), After(span.BeginLatest!.Value), Before(span.EndEarliest!.Value), After(span.End!.Value));
}
