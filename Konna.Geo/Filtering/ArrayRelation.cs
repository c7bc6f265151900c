namespace Konna.Geo.Filtering;

/// <summary>The four relations of arrays as sets: order and repetition play no part.</summary>
internal static class ArrayRelation
{
    public static object? Holds(ArrayOperator relation, object[]? left, object[]? right)
    {
        if (left is null || right is null)
        {
            return null;
        }

        var set = left.ToHashSet();
        return relation switch
        {
            ArrayOperator.Contains => set.IsSupersetOf(right),
            ArrayOperator.ContainedBy => set.IsSubsetOf(right),
            ArrayOperator.Equals => set.SetEquals(right),
            _ => set.Overlaps(right),
        };
    }
}
