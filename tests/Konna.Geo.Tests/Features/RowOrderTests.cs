using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.Geo.Tests.Features;

public sealed class RowOrderTests
{
    private static readonly PropertySchema Name = new("name", "name", PropertyType.String, "Name", "Nom");
    private static readonly PropertySchema Size = new("size", "size", PropertyType.Number, "Size", "Taille");
    private static readonly CollectionSchema Schema = new("things", "things", "Things", "Choses", "", "", GeometryKind.None, [Name, Size]);

    [Property]
    public Property Text_is_ordered_by_the_bytes_of_its_utf8() => Prop.ForAll(Texts(), Texts(), (left, right) =>
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(right));
        return Math.Sign(bytes) == Math.Sign(OrderOf().Compare(Row(left, null, null), Row(right, null, null)));
    });

    [Fact]
    public void What_is_missing_comes_last_in_either_direction_and_the_id_decides_between_equals()
    {
        FeatureRow[] rows = [Row("c", "x", null), Row("a", "x", 1), Row("d", null, 2), Row("b", "x", 1), Row("e", "y", 3)];
        Assert.Equal(["a", "b", "c", "e", "d"], Ids(rows, new SortKey(Name), new SortKey(Size)));
        Assert.Equal(["e", "a", "b", "c", "d"], Ids(rows, new SortKey(Name, Descending: true), new SortKey(Size, Descending: true)));
        Assert.Equal(["e", "d", "a", "b", "c"], Ids(rows, new SortKey(Size, Descending: true)));
    }

    private static IEnumerable<string> Ids(IEnumerable<FeatureRow> rows, params SortKey[] keys) => rows.Order(OrderOf(keys)).Select(row => row.Id);

    private static RowOrder OrderOf(params SortKey[] keys) => new(new FeatureQuery("op", Schema) { SortBy = keys });

    private static FeatureRow Row(string id, string? name, double? size) => new(id, default, [name, size]);

    /// <summary>Few different characters, so that many texts begin alike: from one to four bytes, and those that UTF-16 orders otherwise.</summary>
    private static Arbitrary<string> Texts() =>
        Gen.Elements("a", "b", "é", "\uE000", "\uFFFD", "😀", "𐀀").ListOf().Select(string.Concat).ToArbitrary();
}
