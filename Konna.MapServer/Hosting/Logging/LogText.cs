using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Konna.MapServer.Hosting.Logging;

/// <summary>
/// What comes from outside, made fit for a line of a log: a path may hold line ends that would forge lines, sequences that a terminal obeys, or marks that turn
/// the direction of writing, may be long, and may hold a key or a token that somebody has put where it does not belong.
/// </summary>
internal static partial class LogText
{
    /// <summary>Most characters of one value or message.</summary>
    public const int MostCharacters = 1024;

    /// <summary>The text in visible characters, cut at <see cref="MostCharacters"/>.</summary>
    public static string Of(string text) => Visible(text.Length <= MostCharacters ? text : string.Concat(text.AsSpan(0, MostCharacters), "…"));

    /// <summary>An exception with its causes and where it came from, as one line.</summary>
    public static string Of(Exception exception) =>
        Visible(string.Join(" | ", exception.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));

    private static string Visible(string withSecrets)
    {
        var text = Secret().Replace(withSecrets, "[secret]");
        if (text.All(IsVisible))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (IsVisible(c))
            {
                visible.Append(c);
            }
            else
            {
                visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
        }

        return visible.ToString();
    }

    /// <summary>Keys of this server, and JSON Web Tokens.</summary>
    [GeneratedRegex("konna_[0-9a-f]{16}_[A-Za-z0-9_-]+|eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_.-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Secret();

    private static bool IsVisible(char c) => char.GetUnicodeCategory(c) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
