using System.Collections;
using System.Runtime.CompilerServices;

namespace Konna.Geo.Filtering;

/// <summary>An immutable list of expressions that is equal to another one with equal members in the same order.</summary>
[CollectionBuilder(typeof(ExpressionList), nameof(Of))]
public sealed class ExpressionList : IReadOnlyList<FilterExpression>, IEquatable<ExpressionList>
{
    private readonly FilterExpression[] items;

    private ExpressionList(FilterExpression[] items) => this.items = items;

    public int Count => items.Length;

    public FilterExpression this[int index] => items[index];

    public static ExpressionList Of(ReadOnlySpan<FilterExpression> items) => new(items.ToArray());

    public IEnumerator<FilterExpression> GetEnumerator() => items.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(ExpressionList? other) => other is not null && items.AsSpan().SequenceEqual(other.items);

    public override bool Equals(object? obj) => Equals(obj as ExpressionList);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => $"[{string.Join(", ", items.AsEnumerable())}]";
}
