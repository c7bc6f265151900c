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
}
