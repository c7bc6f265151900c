using System.Text.Json;
using Konna.Geo.Time;

namespace Konna.Geo.Imports.Json;

/// <summary>Instants as JSON formats write them.</summary>
internal static class JsonTimes
{
    private static readonly double LastMillisecond = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>A text in RFC 3339, UTC where it names no zone, or a number of milliseconds since 1970; null for anything else.</summary>
    /// <param name="zone">The zone of texts that name none; null = UTC.</param>
    public static DateTimeOffset? Read(JsonElement value, TimeZoneInfo? zone = null)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            return value.TryGetDouble(out var number) && Math.Abs(number) <= LastMillisecond && number >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
                ? DateTimeOffset.FromUnixTimeMilliseconds((long)number)
                : null;
        }

        if (value.ValueKind != JsonValueKind.String || value.GetString()!.Trim() is not { Length: > 0 and < 64 } text)
        {
            return null;
        }

        // Some writers leave out the seconds.
        var whole = text.Length >= 16 && text[10] == 'T' && (text.Length == 16 || text[16] is 'Z' or '+' or '-') ? text.Insert(16, ":00") : text;
        if (Rfc3339.TryParse(whole, out var instant))
        {
            return instant;
        }

        if (whole.Length < 19 || !Rfc3339.TryParse(whole + "Z", out var local))
        {
            return null;
        }

        var clock = local.UtcDateTime;
        return zone is null || zone.IsInvalidTime(DateTime.SpecifyKind(clock, DateTimeKind.Unspecified))
            ? local
            : local - zone.GetUtcOffset(DateTime.SpecifyKind(clock, DateTimeKind.Unspecified));
    }
}
