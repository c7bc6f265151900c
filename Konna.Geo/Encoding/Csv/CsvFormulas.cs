namespace Konna.Geo.Encoding.Csv;

/// <summary>
/// Keeps texts from being taken for formulas by the spreadsheet that opens a CSV file: a mark, the apostrophe, stands before them.
/// The mark is exact: <see cref="WithoutMark"/> gives back what was there, also for texts that begin with apostrophes of their own.
/// </summary>
public static class CsvFormulas
{
    public const char Mark = '\'';

    /// <summary>
    /// True if what follows apostrophes and white space begins as a formula may: with one of <c>= + - @</c>, their full-width forms, or a tab or line break,
    /// which some programs drop together with what stands before.
    /// </summary>
    public static bool NeedsMark(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (character is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20')
            {
                return true;
            }

            if (character is not (Mark or '\uFEFF' or '\u200B' or '\0') && !char.IsWhiteSpace(character))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The text of a cell as it was before it was marked.</summary>
    public static string WithoutMark(string cell) => cell.StartsWith(Mark) && NeedsMark(cell) ? cell[1..] : cell;
}
