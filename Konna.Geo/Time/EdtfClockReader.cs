namespace Konna.Geo.Time;

/// <summary>
/// Reads a date with a time of day: <c>2013-01-10T13:00</c>, with or without seconds and zone (none = UTC), and a qualifier at the end,
/// which EDTF itself does not have for times of day. It is an instant, to its precision.
/// </summary>
internal static class EdtfClockReader
{
    private const int UpToMinutes = 16;

    /// <summary>Null when read, else what was expected, as the second half of a sentence.</summary>
    public static string? Read(ReadOnlySpan<char> text, out EdtfPoint point)
    {
        point = default;
        var qualifier = EdtfComponent.Qualifier(text[^1]);
        var body = qualifier == '\0' ? text : text[..^1];
        if (body.Length < UpToMinutes || body[10] != 'T')
        {
            return "expected a date, T, hours and minutes, as in 2013-01-10T13:00";
        }

        var rest = body[UpToMinutes..];
        var hasSeconds = rest.StartsWith(":", StringComparison.Ordinal);
        var zoneAt = rest.IndexOfAny("Zz+-");
        var seconds = !hasSeconds ? ":00" : zoneAt < 0 ? rest : rest[..zoneAt];
        var zone = zoneAt < 0 ? (hasSeconds ? "" : rest) : rest[zoneAt..];
        var minutesOfZone = zone.Length == 3 ? ":00" : "";
        var written = string.Concat(body[..UpToMinutes], seconds, zone.IsEmpty ? "Z" : zone, minutesOfZone);
        if (Rfc3339.Read(written, out var instant) is { } problem)
        {
            return problem;
        }

        var isApproximate = qualifier is '~' or '%';
        var span = DatedSpan.At(instant);
        var unit = hasSeconds ? EdtfUnit.TimeWithSeconds : EdtfUnit.TimeWithMinutes;
        point = new EdtfPoint(instant, instant, isApproximate ? unit.Widen(span) : span, qualifier is '?' or '%', isApproximate);
        return null;
    }
}
