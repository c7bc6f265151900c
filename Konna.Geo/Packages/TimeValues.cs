using Konna.Geo.Time;

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

        var parsed = Rfc3339.Parse(text);
        if (!parsed.IsValid)
        {
            problems.Add(node, parsed.Error, "Write it in UTC: 2013-01-10T08:30:00Z.");
            return null;
        }

        // Another offset is more often a slip than meant: nothing else in a package is in local time.
        var isUtc = text[^1] is 'Z' or 'z' || text.EndsWith("+00:00", StringComparison.Ordinal);
        if (!isUtc || FractionDigits(text) > 3)
        {
            problems.Add(
                node,
                $"{PackageNode.Quote(text)} is {(isUtc ? "finer than milliseconds" : "not in UTC")}.",
                $"Write {Rfc3339.Format(parsed.Value)}.");
            return null;
        }

        return parsed.Value;
    }

    /// <summary>An EDTF text; null if there is none or it cannot be read.</summary>
    public static string? Edtf(PackageNode node, ProblemList problems)
    {
        var text = MemberValues.Text(node, problems);
        if (text is null || Time.Edtf.Parse(text) is not { IsValid: false } parsed)
        {
            return text;
        }

        problems.Add(node, parsed.Error, "Write EDTF (ISO 8601-2), such as 2013-01-10, 2013-01-07~/2013-01-10 or [2013-01-10..2013-01-12].");
        return null;
    }

    public static int FractionDigits(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : text.Skip(point + 1).TakeWhile(char.IsAsciiDigit).Count();
    }
}
