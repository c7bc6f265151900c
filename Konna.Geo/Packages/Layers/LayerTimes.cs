using Konna.Geo.Collections;
using Konna.Geo.Operations;

namespace Konna.Geo.Packages.Layers;

/// <summary>Which attributes are the time of a layer's features: those that <c>operation.json</c> names, else those with a usual name that hold times.</summary>
internal static class LayerTimes
{
    // As they are without blanks and signs, in lower case.
    private static readonly string[] Begins =
        ["begin", "start", "begindate", "startdate", "begintime", "starttime", "begindatetime", "startdatetime", "datefrom", "fromdate", "validfrom"];

    private static readonly string[] Ends =
        ["end", "enddate", "endtime", "enddatetime", "dateto", "todate", "validto", "validuntil"];

    private static readonly string[] Instants = ["datetime", "date", "timestamp", "time", "eventdate", "eventtime", "observed", "observedat"];

    /// <summary>The names of the begin and of the end; the same name is an instant, null is open.</summary>
    public static (string? Begin, string? End) Of(LayerNotes? notes, IReadOnlyList<(string Name, PropertyType Type)> attributes)
    {
        if (notes is { IsTimeless: true })
        {
            return (null, null);
        }

        if (notes is { BeginProperty: not null } or { EndProperty: not null })
        {
            return (notes.BeginProperty, notes.EndProperty);
        }

        var times = attributes.Where(a => IsTime(a.Type)).Select(a => a.Name).ToList();
        var (begin, end) = (FirstOf(times, Begins), FirstOf(times, Ends));
        return begin is null && end is null && FirstOf(times, Instants) is { } instant ? (instant, instant) : (begin, end);
    }

    public static bool IsTime(PropertyType type) => type is PropertyType.DateTime or PropertyType.Date;

    private static string? FirstOf(IReadOnlyList<string> names, string[] usual) => usual
        .Select(word => names.FirstOrDefault(name => string.Concat(name.Where(char.IsLetterOrDigit)).Equals(word, StringComparison.OrdinalIgnoreCase)))
        .FirstOrDefault(name => name is not null);
}
