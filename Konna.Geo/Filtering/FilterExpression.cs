namespace Konna.Geo.Filtering;

/// <summary>
/// A node of a CQL2 filter (OGC 21-065r2), the same tree for the text and the JSON encoding. Immutable, compared by value.
/// What each node means stands in README.md of this folder.
/// </summary>
public abstract record FilterExpression
{
    /// <summary>The expressions directly below this one, in the order of the JSON encoding; empty for names and literals.</summary>
    public virtual IReadOnlyList<FilterExpression> Parts() => [];
}
