using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Konna.Geo.Packages.Layers;

/// <summary>The ids of layers: names of files, and of tables where a file holds several.</summary>
internal static partial class LayerIds
{
    public const string Pattern = "^[a-z0-9]+([-_][a-z0-9]+)*$";

    /// <summary>In characters.</summary>
    public const int Longest = 64;

    public const string Expected = "lower-case letters and digits with single \"-\" or \"_\" between them, at most 64 characters";

    [GeneratedRegex(Pattern, RegexOptions.NonBacktracking)]
    private static partial Regex Form { get; }

    public static bool IsId(string text) => text.Length <= Longest && Form.IsMatch(text) && !text.EndsWith('\n');

    /// <summary>True for the collections that every operation has.</summary>
    public static bool IsTaken(string id) => ItemKind.All.Any(kind => kind.Collection == id);

    /// <summary>The part of an id that a table's name gives: its ASCII letters and digits, without marks, in lower case, with "-" for all else between them.</summary>
    public static string FromTable(string name)
    {
        var id = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                id.Append(char.ToLowerInvariant(letter));
            }
            else if (id.Length > 0 && id[^1] != '-')
            {
                id.Append('-');
            }
        }

        return id.ToString().TrimEnd('-');
    }
}
