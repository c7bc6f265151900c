using System.Globalization;
using System.Text;

namespace Konna.MapServer.Api.Writes;

/// <summary>What a file that is sent is called: told in reports, in the source that it becomes and in the operation's id. It never names a file on the disk.</summary>
internal static class UploadName
{
    public const string Parameter = "name";

    private const int Longest = 120;
    private const string Unnamed = "upload";

    /// <param name="given">As a client sent it: a name, or a path of any system; null for none.</param>
    /// <param name="extension">Of a file that has no name.</param>
    /// <returns>The last part of it, on one line, without invisible characters; of 1 to 120 characters.</returns>
    public static string Clean(string? given, string extension)
    {
        var name = new StringBuilder();
        foreach (var rune in (given ?? "")[((given ?? "").LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes())
        {
            if (name.Length + rune.Utf16SequenceLength > Longest)
            {
                break;
            }

            if (IsShown(rune))
            {
                name.Append(Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
            }
        }

        var clean = name.ToString().TrimStart(' ', '.').TrimEnd();
        return clean.Length == 0 ? Unnamed + extension : clean;
    }

    // Signs that order the letters anew make a name look like another one.
    private static bool IsShown(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
