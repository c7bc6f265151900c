using System.Buffers;

namespace Konna.MapServer.Storage.Sql;

/// <summary>Which strings can be in a store at all.</summary>
internal static class StoredText
{
    private static readonly SearchValues<char> Nul = SearchValues.Create("\0");

    /// <summary>
    /// False for text that PostgreSQL refuses as a parameter (NUL, half a surrogate pair). Such text equals nothing that is stored,
    /// so a question about it is answered without asking.
    /// </summary>
    public static bool CanBeStored(string text)
    {
        if (text.AsSpan().ContainsAny(Nul))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
