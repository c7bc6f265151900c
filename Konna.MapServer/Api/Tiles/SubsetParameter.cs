using System.Text.RegularExpressions;
using Konna.Geo.Time;

namespace Konna.MapServer.Api.Tiles;

/// <summary>The parameter <c>subset</c> on the axis <c>datetime</c>, the only one that vector tiles have here (OGC API - Tiles, /req/datetime/axis).</summary>
internal static partial class SubsetParameter
{
    public const string Expected = "datetime(\"2013-01-10T13:00:00Z\") or datetime(\"2013-01-10\":\"2013-01-12\"), with * for an open end";

    /// <returns>Null when the text is no such subset.</returns>
    public static TemporalFilter? Parse(string text)
    {
        if (Form().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var from = BoundOf(match.Groups["from"].Value);
        var asked = match.Groups["to"].Success ? $"{from}/{BoundOf(match.Groups["to"].Value)}" : from;
        return OgcDatetime.Parse(asked) is { IsValid: true, Value: var filter } ? filter : null;
    }

    private static string BoundOf(string bound) => bound == "*" ? ".." : bound.Trim('"');

    /// <summary>Instants hold colons, so they stand in quotation marks; a plain date need not.</summary>
    [GeneratedRegex("""^datetime\((?<from>\*|"[^"/]+"|[0-9-]+)(:(?<to>\*|"[^"/]+"|[0-9-]+))?\)$""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
