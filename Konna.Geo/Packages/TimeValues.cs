using System.Globalization;

namespace Konna.Geo.Packages;

/// <summary>Reads instants (RFC 3339, in UTC, whole milliseconds) and EDTF texts.</summary>
internal static class TimeValues
{
    public static DateTimeOffset? Instant(PackageNode node, ProblemList problems)
    {
        if (MemberValues.Text(node, problems) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParseExact(
                text, "yyyy-MM-dd'T'HH:mm:ss.FFFK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
        {
            return instant;
        }

        problems.Add(node, $"{PackageNode.Quote(text)} is not an instant.", "Write it as RFC 3339 in UTC: 2013-01-10T08:30:00Z.");
        return null;
    }

    public static string? Edtf(PackageNode node, ProblemList problems) => MemberValues.Text(node, problems);

    /// <summary>RFC 3339 in UTC; milliseconds only where they are not zero.</summary>
    public static string Format(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
}
