using System.Globalization;
using Konna.Geo.Imports;
using Konna.Geo.Packages;
using Xunit;

namespace Konna.Geo.Tests.Imports;

/// <summary>Ids that are made from names.</summary>
public class ItemIdsTests
{
    [Fact]
    public void Each_is_given_once_and_counted_on_where_the_name_was_given_before()
    {
        var ids = new ItemIds();
        string?[] names = ["Ford", "Ford", "ford 2", "Ford", "Ford 4", "Ford 1", null, "2", null, null, "3"];
        Assert.Equal(
            ["evt-ford", "evt-ford-2", "evt-ford-2-2", "evt-ford-3", "evt-ford-4", "evt-ford-1", "evt-1", "evt-2", "evt-3", "evt-4", "evt-3-2"],
            names.Select(name => ids.Next("evt", name)));
    }

    [Fact]
    public void They_are_those_that_a_list_of_all_given_ones_would_lead_to()
    {
        var random = new Random(11);
        var ids = new ItemIds();
        var given = new HashSet<string>(StringComparer.Ordinal);
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < 50_000; i++)
        {
            var name = random.Next(4) switch
            {
                0 => null,
                1 => random.Next(2000).ToString(CultureInfo.InvariantCulture),
                2 => string.Create(CultureInfo.InvariantCulture, $"a {random.Next(3000)}"),
                _ => string.Create(CultureInfo.InvariantCulture, $"a {random.Next(30)} {random.Next(40):00}"),
            };
            Assert.Equal(Expected(name), ids.Next("evt", name));
        }

        string Expected(string? name)
        {
            var slug = name is null ? "" : Slugs.Of(name, 96);
            var stem = slug.Length == 0 ? "evt" : "evt-" + slug;
            if (slug.Length > 0 && given.Add(stem))
            {
                return stem;
            }

            while (true)
            {
                var number = last[stem] = last.GetValueOrDefault(stem, slug.Length == 0 ? 0 : 1) + 1;
                var id = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
                if (given.Add(id))
                {
                    return id;
                }
            }
        }
    }
}
