using System.Globalization;
using System.Text.RegularExpressions;

namespace Konna.Geo.Time;

/// <summary>Durations of exact length as ISO 8601 writes them: weeks, or days, hours, minutes and seconds (<c>PT10M</c>, <c>P1DT6H</c>). Years and months have no one length.</summary>
public static partial class IsoDuration
{
    private const int LongestText = 40;

    [GeneratedRegex("^P(?:([0-9]+)W|(?:([0-9]+)D)?(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+(?:\\.[0-9]{1,3})?)S)?)?)\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Form { get; }

    /// <returns>False for anything else, for a length of nothing, and for one that is longer than all of time.</returns>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        ArgumentNullException.ThrowIfNull(text);
        duration = TimeSpan.Zero;
        if (text.Length > LongestText || text.EndsWith('T') || Form.Match(text) is not { Success: true } match)
        {
            return false;
        }

        var seconds = (PartOf(match, 1) * 7 * 86_400) + (PartOf(match, 2) * 86_400) + (PartOf(match, 3) * 3_600) + (PartOf(match, 4) * 60) + PartOf(match, 5);
        if (seconds <= 0 || seconds > (DateTimeOffset.MaxValue - DateTimeOffset.MinValue).TotalSeconds)
        {
            return false;
        }

        duration = TimeSpan.FromMilliseconds(Math.Round(seconds * 1000));
        return true;
    }

    private static double PartOf(Match match, int group) =>
        match.Groups[group].Success ? double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;
}
