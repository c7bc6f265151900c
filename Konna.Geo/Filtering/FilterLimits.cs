namespace Konna.Geo.Filtering;

/// <summary>What a filter may cost. Both stores execute everything within these limits; nothing larger reaches them.</summary>
public static class FilterLimits
{
    /// <summary>Levels of parentheses, NOT and calls in the text; levels of nodes in the tree.</summary>
    public const int Depth = 32;

    /// <summary>Nodes of the tree, not counting literals in lists.</summary>
    public const int Nodes = 1000;

    /// <summary>Members of one IN list or array.</summary>
    public const int ListItems = 1000;

    /// <summary>UTF-16 code units of the text encoding.</summary>
    public const int TextLength = 8000;

    /// <summary>UTF-16 code units of the JSON encoding, which needs about three times the room.</summary>
    public const int JsonLength = 24_000;

    /// <summary>UTF-16 code units of a LIKE pattern.</summary>
    public const int PatternLength = 256;

    /// <summary><c>%</c> in a LIKE pattern.</summary>
    public const int PatternWildcards = 16;

    internal static string TooDeep => $"the filter is nested more than {Depth} levels deep";

    /// <summary>Levels that the check can add: a date in a list becomes two comparisons joined by AND, the list their OR.</summary>
    internal const int AddedDepth = 2;

    /// <summary>Null when the tree is within the limits, else the half sentence that says which it exceeds. Does not recurse.</summary>
    internal static string? Problem(FilterExpression root, int deepest = Depth)
    {
        var nodes = 0;
        var open = new Stack<(FilterExpression Node, int Depth)>([(root, 1)]);
        while (open.TryPop(out var item))
        {
            if (item.Depth > deepest)
            {
                return TooDeep;
            }

            if (++nodes > Nodes)
            {
                return $"the filter has more than {Nodes} parts";
            }

            var parts = item.Node.Parts();
            var isList = item.Node is In or ArrayLiteral;
            if (isList && parts.Count > ListItems + (item.Node is In ? 1 : 0))
            {
                return $"a list has more than {ListItems} members";
            }

            foreach (var part in parts)
            {
                if (!isList || part is not (TextLiteral or NumberLiteral or BooleanLiteral or TimestampLiteral or DateLiteral))
                {
                    open.Push((part, item.Depth + 1));
                }
            }
        }

        return null;
    }
}
