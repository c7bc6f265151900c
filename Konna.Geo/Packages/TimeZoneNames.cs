namespace Konna.Geo.Packages;

/// <summary>The time zones this machine knows, by their IANA names.</summary>
internal static class TimeZoneNames
{
    public static IReadOnlyList<string> All => [.. TimeZoneInfo.GetSystemTimeZones().Where(z => z.HasIanaId).Select(z => z.Id).Order(StringComparer.Ordinal)];

    /// <summary>True for an IANA name in its exact spelling.</summary>
    public static bool IsKnown(string name)
    {
        // The name becomes a path in the system's database of time zones.
        if (name.Length > 64 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+'))
        {
            return false;
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;
    }
}
