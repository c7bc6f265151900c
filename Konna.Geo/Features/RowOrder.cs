namespace Konna.Geo.Features;

/// <summary>The order of a query's rows, as the stores have it: by the sort keys, what is missing last in either direction, then by id; text by the bytes of its UTF-8.</summary>
public sealed class RowOrder : IComparer<FeatureRow>
{
    private readonly (int Slot, bool Descending)[] keys;

    public RowOrder(FeatureQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        keys = [.. query.SortBy.Select(key => (query.Collection.SlotOf(key.Property), key.Descending))];
    }

    public int Compare(FeatureRow x, FeatureRow y)
    {
        foreach (var (slot, descending) in keys)
        {
            var (left, right) = (x.Values[slot], y.Values[slot]);
            var order = left is null || right is null ? (left is null ? 1 : 0) - (right is null ? 1 : 0)
                : descending ? -CompareValues(left, right) : CompareValues(left, right);
            if (order != 0)
            {
                return order;
            }
        }

        return CompareText(x.Id, y.Id);
    }

    private static int CompareValues(object left, object right) =>
        left is string text ? CompareText(text, (string)right) : Comparer<object>.Default.Compare(left, right);

    /// <summary>UTF-8 has the order of the code points; UTF-16 has not: its surrogates, which stand for the highest of them, come before U+E000 to U+FFFF.</summary>
    private static int CompareText(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        return common == left.Length || common == right.Length ? left.Length - right.Length : Rank(left[common]) - Rank(right[common]);
    }

    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
