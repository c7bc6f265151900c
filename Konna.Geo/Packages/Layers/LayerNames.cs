using System.Globalization;
using System.Text;
using Konna.Geo.Filtering;

namespace Konna.Geo.Packages.Layers;

/// <summary>
/// The names of attributes. They are published as they stand, so they must be fit for a parameter, a list of names and a header of a table;
/// what the stores call their columns is made elsewhere and never holds any of it unchecked.
/// </summary>
internal static class LayerNames
{
    /// <summary>Most attributes of a layer: what every form and both stores bear with room to spare.</summary>
    public const int Most = 256;

    /// <summary>In characters.</summary>
    public const int Longest = 64;

    private const string Marks = "_-.:()/%#°²³ ";

    public static void ReportTooMany(LayerProblems problems) =>
        problems.Add("", $"The layer has more than {Most} attributes.", "Leave out what is not needed, or split the layer.");

    /// <summary>Each name composed (NFC); null if any of them cannot be used, which is reported for every one.</summary>
    public static IReadOnlyList<string>? Check(IReadOnlyList<string> columns, LayerProblems problems)
    {
        if (columns.Count > Most)
        {
            ReportTooMany(problems);
            return null;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var column in columns)
        {
            if (FaultOf(column) is { } fault)
            {
                problems.Add("", $"The attribute name {PackageNode.Quote(column)} {fault}.", "Rename it: letters, digits, blanks and any of _-.:()/%#, beginning with a letter, a digit or _, at most 64 characters.");
                continue;
            }

            var name = column.Normalize(NormalizationForm.FormC);
            names.Add(name);
            if (name == FilterCheck.GeometryName)
            {
                problems.Add("", $"The attribute {PackageNode.Quote(name)} has the name of the feature's geometry.", "Rename it.");
            }
            else if (!seen.Add(name))
            {
                problems.Add("", $"Two attributes are called {PackageNode.Quote(name)}.", "Rename one of them.");
            }
        }

        return seen.Count == columns.Count ? names : null;
    }

    private static string? FaultOf(string name)
    {
        if (name.Trim().Length == 0)
        {
            return "is empty";
        }

        if (name.Length > Longest)
        {
            return "is too long";
        }

        // Half a surrogate pair has no composed form; it is none of the letters either.
        var isPlain = !name.Any(char.IsSurrogate) && name.All(c => char.IsLetterOrDigit(c) || Marks.Contains(c, StringComparison.Ordinal) || IsCombining(c));
        return !isPlain ? "holds other characters than names may"
            : !(char.IsLetterOrDigit(name[0]) || name[0] == '_') || name[^1] == ' ' ? "begins with a sign, or ends with a blank"
            : null;
    }

    private static bool IsCombining(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
