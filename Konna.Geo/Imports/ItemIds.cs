using System.Globalization;
using Konna.Geo.Packages;

namespace Konna.Geo.Imports;

/// <summary>
/// Makes ids from names: slugs with the prefix of their kind, each given once. It may give millions and keeps eight bytes of each, or nothing: an id that was
/// made by counting is known by how far it was counted.
/// </summary>
internal sealed class ItemIds
{
    private const int LongestStem = 96;

    // Hashes: of two stems with one hash, the second gets a number that it did not need.
    private readonly HashSet<ulong> stems = [];
    private readonly Dictionary<string, int> lastNumber = new(StringComparer.Ordinal);

    /// <param name="prefix">"evt": the id begins with it and a hyphen.</param>
    /// <param name="name">Null or nothing that makes a slug: a number alone follows the prefix.</param>
    public string Next(string prefix, string? name)
    {
        var slug = name is null ? "" : Slugs.Of(name, LongestStem);
        var stem = slug.Length == 0 ? prefix : $"{prefix}-{slug}";
        if (slug.Length > 0 && !IsCounted(prefix, stem) && stems.Add(HashOf(stem)))
        {
            return stem;
        }

        while (true)
        {
            var number = lastNumber[stem] = lastNumber.GetValueOrDefault(stem, FirstNumber(prefix, stem) - 1) + 1;
            var id = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
            if (!stems.Contains(HashOf(id)))
            {
                return id;
            }
        }
    }

    /// <summary>True if a stem that ends in a number is what an earlier one became by counting.</summary>
    private bool IsCounted(string prefix, string stem)
    {
        var hyphen = stem.LastIndexOf('-');
        var digits = stem.AsSpan(hyphen + 1);
        return digits[0] != '0' && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && stem[..hyphen] is var counted && lastNumber.TryGetValue(counted, out var last) && number >= FirstNumber(prefix, counted) && number <= last;
    }

    // The first that has a name goes without a number.
    private static int FirstNumber(string prefix, string stem) => stem == prefix ? 1 : 2;

    /// <summary>FNV-1a, the same in every run: ids are to be the same, too.</summary>
    private static ulong HashOf(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return hash;
    }
}
