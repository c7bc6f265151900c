using System.Globalization;
using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Konna.Geo.Packages.Spooling;
using Xunit;

namespace Konna.Geo.Tests.Packages.Spooling;

/// <summary>Items that wait in a file come back as they were, in any order.</summary>
public class ItemSpoolTests
{
    private static readonly Type[] Spooled = [typeof(Place), typeof(Event), typeof(Area), typeof(Claim)];

    [Fact]
    public void Whatever_an_item_holds_comes_back_with_where_it_stood()
    {
        foreach (var kind in ItemKind.All.Where(kind => Spooled.Contains(kind.Type)))
        {
            var items = Enumerable.Range(0, 200).SelectMany(seed => new MadePackage(seed).Make().Of(kind.Type)).ToList();
            var spool = new ItemSpool(kind);
            foreach (var (number, item) in items.Index())
            {
                spool.Add(item, new PackageNode(default, number % 3 == 0 ? "one.csv" : "two.csv", Pointer(number), number % 2 == 0 ? item.Id : null));
            }

            Assert.Equal(items.Count, spool.Count);
            foreach (var (number, (item, place)) in spool.Read().Index())
            {
                AssertSame(items[number], item);
                Assert.Equal((number % 3 == 0 ? "one.csv" : "two.csv", Pointer(number), number % 2 == 0 ? item.Id : null), (place.File, place.Pointer, place.ItemId));
            }

            AssertSame(items[^1], spool.ItemAt(items.Count - 1));
            AssertSame(items[0], spool.ItemAt(0));
        }
    }

    [Fact]
    public void Items_longer_than_what_is_read_at_once_are_whole()
    {
        var spool = new ItemSpool(ItemKind.All.Single(kind => kind.Type == typeof(Event)));
        int[] lengths = [0, 700_000, 3, 262_144, 1, 0, 300_000];
        foreach (var (number, length) in lengths.Index())
        {
            spool.Add(new Event { Id = Pointer(number), Note = new string('\u00e9', length) }, new PackageNode(default, "long.csv", ""));
        }

        Assert.Equal(lengths, spool.Read().Select(read => read.Item.Note!.Length));
        Assert.Equal(lengths, Enumerable.Range(0, lengths.Length).Select(number => spool.ItemAt(number).Note!.Length));
    }

    [Fact]
    public void Ids_are_found_and_sorted_as_a_set_of_texts_has_them()
    {
        var random = new Random(7);
        var table = new IdTable();
        var known = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 60_000; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"evt-{new string('a', random.Next(60))}-{random.Next(1_000_000_000)}");
            if (known.Add(id))
            {
                table.Add(id);
            }
        }

        Assert.False(table.HasRepeated);
        Assert.Equal(known, table.Order.ToArray().Select(number => table[number]));
        Assert.All(known, id => Assert.True(table.Contains(id)));
        Assert.All(new[] { "", "evt", "evt-", "zzz", known.Max + "0", known.Min![..^1] }, id => Assert.False(table.Contains(id)));
        table.Add(known.ElementAt(31_000));
        Assert.True(table.HasRepeated);
    }

    private static string Pointer(int number) => string.Create(CultureInfo.InvariantCulture, $"row={number + 2}");

    private static void AssertSame(OperationItem expected, OperationItem actual)
    {
        // All but where it is in a store, and what the geometry's own writer tells apart.
        Assert.Equal(Text(expected), Text(actual));
        Assert.Equal(ItemSpan.Of(expected), ItemSpan.Of(actual));
        foreach (var member in ItemKind.Of(expected).Members)
        {
            Assert.Equal(member.Property.GetValue(expected), member.Property.GetValue(actual));
        }
    }

    private static string Text(OperationItem item)
    {
        using var output = new MemoryStream();
        FeatureWriter.Write(output, [item]);
        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }
}
