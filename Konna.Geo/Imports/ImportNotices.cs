using System.Globalization;

namespace Konna.Geo.Imports;

/// <summary>What was left out or decided while a file was read, with how often: told after the import, and no hindrance to it.</summary>
internal sealed class ImportNotices
{
    // A file of garbage must not fill the report.
    private const int MostKinds = 100;

    private readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);

    /// <param name="what">A sentence that is true of each of them: "a fix with the time of the one before it was left out".</param>
    public void Count(string what, long times = 1)
    {
        if (times > 0 && (counts.Count < MostKinds || counts.ContainsKey(what)))
        {
            counts[what] = counts.GetValueOrDefault(what) + times;
        }
    }

    /// <summary>In the order in which they first came up; with their number where there is more than one.</summary>
    public IReadOnlyList<string> All =>
        [.. counts.Select(pair => pair.Value == 1 ? pair.Key : string.Create(CultureInfo.InvariantCulture, $"{pair.Key} ({pair.Value:N0} times)"))];
}
