using System.Text;

namespace Konna.Geo.Filtering;

/// <summary>What CASEI and ACCENTI do to a text.</summary>
public static class TextFold
{
    /// <summary>Letters without a canonical decomposition that people write without their stroke all the same.</summary>
    public const string Stroked = "øØłŁđĐħĦŧŦ";

    /// <summary>What <see cref="Stroked"/> becomes, character by character.</summary>
    public const string Unstroked = "oOlLdDhHtT";

    public static string Apply(TextFolding folding, string text) => folding == TextFolding.Case ? Case(text) : Accent(text);

    /// <summary>Unicode full case folding: <c>Straße</c> and <c>STRASSE</c> become <c>strasse</c>.</summary>
    public static string Case(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && CaseFoldingTable.Full.TryGetValue((char)rune.Value, out var characters))
            {
                folded.Append(characters);
            }
            else
            {
                // Up first: letters with two small forms (σ and ς) meet in their one capital. The dotless i is a letter of its own.
                folded.Append(rune.Value == 'ı' ? rune : Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)));
            }
        }

        return folded.ToString();
    }

    /// <summary>Decomposed (NFD), without the combining marks U+0300 to U+036F, with <see cref="Stroked"/> replaced, composed again (NFC).</summary>
    public static string Accent(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (c is < '\u0300' or > '\u036F')
            {
                var stroked = Stroked.IndexOf(c, StringComparison.Ordinal);
                plain.Append(stroked < 0 ? c : Unstroked[stroked]);
            }
        }

        return plain.ToString().Normalize(NormalizationForm.FormC);
    }
}
