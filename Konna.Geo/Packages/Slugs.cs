using System.Globalization;
using System.Text;

namespace Konna.Geo.Packages;

/// <summary>Makes ids from the names that people give.</summary>
public static class Slugs
{
    /// <summary>
    /// Lower-case letters, digits and single hyphens; letters lose their marks (Sévaré: sevare). Empty if nothing is left of the name.
    /// </summary>
    /// <param name="longest">Most characters.</param>
    public static string Of(string name, int longest = 64)
    {
        ArgumentNullException.ThrowIfNull(name);
        var slug = new StringBuilder();
        var pending = false;
        foreach (var letter in WellFormed(name).Normalize(NormalizationForm.FormD))
        {
            var lower = char.ToLowerInvariant(letter);
            if (char.IsAsciiLetterLower(lower) || char.IsAsciiDigit(lower))
            {
                if (pending && slug.Length > 0)
                {
                    slug.Append('-');
                }

                slug.Append(lower);
                pending = false;
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                pending = true;
            }

            if (slug.Length >= longest)
            {
                break;
            }
        }

        return slug.ToString(0, Math.Min(slug.Length, longest)).TrimEnd('-');
    }

    // A lone half of a pair cannot be normalised.
    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
