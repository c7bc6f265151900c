using System.Text;

namespace Konna.Geo.Filtering;

/// <summary>The characters of names, as in the CQL2 grammar (the name characters of XML, with colon and point).</summary>
internal static class Cql2Identifier
{
    public static bool IsStart(Rune rune) => rune.Value is
        ':' or '_' or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')
        or (>= 0xC0 and <= 0xD6) or (>= 0xD8 and <= 0xF6) or (>= 0xF8 and <= 0x2FF) or (>= 0x370 and <= 0x37D) or (>= 0x37F and <= 0x1FFE)
        or (>= 0x200C and <= 0x200D) or (>= 0x2070 and <= 0x218F) or (>= 0x2C00 and <= 0x2FEF) or (>= 0x3001 and <= 0xD7FF)
        or (>= 0xF900 and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFFFD) or (>= 0x10000 and <= 0xEFFFF);

    public static bool IsPart(Rune rune) => IsStart(rune) || rune.Value is '.' or (>= '0' and <= '9') or (>= 0x300 and <= 0x36F) or (>= 0x203F and <= 0x2040);

    public static bool Is(string name)
    {
        var first = true;
        foreach (var rune in name.EnumerateRunes())
        {
            if (first ? !IsStart(rune) : !IsPart(rune))
            {
                return false;
            }

            first = false;
        }

        return !first;
    }

    /// <summary>Null for characters that text and names may hold, else what is wrong: stores cannot keep NUL, and half a surrogate pair is no character.</summary>
    public static string? CharacterProblem(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var length) != System.Buffers.OperationStatus.Done)
            {
                return "half of a surrogate pair is no character";
            }

            if (Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune))
            {
                return $"the control character U+{rune.Value:X4} is not allowed";
            }

            text = text[length..];
        }

        return null;
    }
}
