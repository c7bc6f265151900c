using Konna.Geo.Time;

namespace Konna.Geo.Imports.Tables;

/// <summary>A time as it was read.</summary>
/// <param name="Edtf">The same as EDTF, where it has such a form.</param>
internal readonly record struct TimeReading(DatedSpan Span, string? Edtf)
{
    /// <summary>True for one instant, as a fix of a track needs it.</summary>
    public bool IsInstant => Span.Begin is { } begin && begin == Span.End;

    public static TimeReading At(DateTimeOffset instant) => new(DatedSpan.At(instant), Rfc3339.Format(instant));
}
