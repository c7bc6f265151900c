namespace Konna.Geo.Packages;

/// <summary>Finds the known word that a misspelt one was probably meant to be (edit distance of Levenshtein).</summary>
internal static class Suggestion
{
    // Longer words and lists are not worth the quadratic time, and a hostile file could make many of them.
    private const int LongestWord = 64;
    private const int MostCandidates = 500;

    /// <summary>The nearest known word within a third of the word's length or two letters; the first in ordinal order of several.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        if (word.Length > LongestWord)
        {
            return null;
        }

        // Two letters that changed places are two edits, so a short word gets two as well.
        var reach = word.Length < 4 ? 1 : Math.Max(2, (word.Length + 1) / 3);
        return known
            .Take(MostCandidates)
            .Where(k => Math.Abs(k.Length - word.Length) <= reach)
            .Select(k => (Word: k, Distance: Distance(word, k)))
            .Where(pair => pair.Distance <= reach && pair.Word != word)
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Word, StringComparer.Ordinal)
            .Select(pair => pair.Word)
            .FirstOrDefault();
    }

    private static int Distance(string first, string second)
    {
        ReadOnlySpan<char> a = first.ToLowerInvariant();
        ReadOnlySpan<char> b = second.ToLowerInvariant();

        // Ids of one kind begin alike; what is equal at either end costs nothing.
        var common = a.CommonPrefixLength(b);
        a = a[common..];
        b = b[common..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }

        Span<int> previous = stackalloc int[(2 * LongestWord) + 1];
        Span<int> current = stackalloc int[(2 * LongestWord) + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }

            var swap = previous;
            previous = current;
            current = swap;
        }

        return previous[b.Length];
    }
}
