using System.Globalization;
using Konna.Geo.Packages;

namespace Konna.Geo.Imports;

/// <summary>Makes ids from names: slugs with the prefix of their kind, each given once.</summary>
internal sealed class ItemIds
{
    private const int LongestStem = 96;

    private readonly HashSet<string> given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lastNumber = new(StringComparer.Ordinal);

    /// <param name="prefix">"evt": the id begins with it and a hyphen.</param>
    /// <param name="name">Null or nothing that makes a slug: a number alone follows the prefix.</param>
    public string Next(string prefix, string? name)
    {
        var slug = name is null ? "" : Slugs.Of(name, LongestStem);
        var stem = slug.Length == 0 ? prefix : $"{prefix}-{slug}";
        if (slug.Length > 0 && given.Add(stem))
        {
            return stem;
        }

        while (true)
        {
            var number = lastNumber[stem] = lastNumber.GetValueOrDefault(stem, slug.Length == 0 ? 0 : 1) + 1;
            var id = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
            if (given.Add(id))
            {
                return id;
            }
        }
    }
}
