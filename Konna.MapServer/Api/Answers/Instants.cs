using System.Globalization;

namespace Konna.MapServer.Api.Answers;

/// <summary>Instants as the API writes them: RFC 3339 in UTC, milliseconds only where they are not zero.</summary>
internal static class Instants
{
    public static string Format(DateTimeOffset instant) => instant.UtcDateTime.ToString(
        instant.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string? Format(DateTimeOffset? instant) => instant is { } value ? Format(value) : null;
}
