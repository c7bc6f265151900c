using System.Globalization;
using Konna.Geo.Time;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>
/// An instant as a GeoPackage's DATETIME (OGC 12-128r17, table 1): <c>yyyy-MM-ddTHH:mm:ss.fffZ</c>. All have the same length,
/// so that they compare as text in the order of time.
/// </summary>
internal static class GeoPackageInstant
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private const int OwnLength = 24;

    private const string DatePattern = "yyyy-MM-dd";

    public static string Format(DateTimeOffset instant) => instant.UtcDateTime.ToString(Pattern, CultureInfo.InvariantCulture);

    /// <summary>A GeoPackage's DATE, <c>yyyy-MM-dd</c>.</summary>
    public static string Format(DateOnly date) => date.ToString(DatePattern, CultureInfo.InvariantCulture);

    /// <summary>Reads what this program writes, and what other programs write into the same column.</summary>
    public static DateTimeOffset Parse(ReadOnlySpan<char> text) =>
        text.Length == OwnLength && text[^1] == 'Z' && Rfc3339.TryParse(text, out var own) ? own : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public static DateOnly ParseDate(string text) => DateOnly.ParseExact(text, DatePattern, CultureInfo.InvariantCulture);
}
