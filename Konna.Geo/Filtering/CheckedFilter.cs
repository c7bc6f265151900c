using Konna.Geo.Collections;

namespace Konna.Geo.Filtering;

/// <summary>
/// A filter that fits its collection: every name is known, every type agrees, and the tree is reduced to fewer kinds of nodes
/// (README.md of this folder lists them). Made by <see cref="FilterCheck"/> only.
/// </summary>
public sealed record CheckedFilter
{
    internal CheckedFilter(CollectionSchema schema, FilterExpression root)
    {
        Schema = schema;
        Root = root;
    }

    public CollectionSchema Schema { get; }

    /// <summary>A Boolean expression; a feature is selected where it is true, not where it is false or unknown.</summary>
    public FilterExpression Root { get; }

    /// <summary>The conditions that must all be true; one alone unless the root is an AND.</summary>
    public IReadOnlyList<FilterExpression> Conjuncts => Root is Logical { Operator: LogicalOperator.And } and ? and.Operands : [Root];

    /// <summary>The filter of some of the conjuncts; null when there are none.</summary>
    public CheckedFilter? Keep(IReadOnlyList<FilterExpression> conjuncts)
    {
        ArgumentNullException.ThrowIfNull(conjuncts);
        return conjuncts.Count switch
        {
            0 => null,
            1 => new CheckedFilter(Schema, conjuncts[0]),
            _ => new CheckedFilter(Schema, new Logical(LogicalOperator.And, [.. conjuncts])),
        };
    }
}
