using System.Collections.Frozen;

namespace Konna.Geo.Filtering;

/// <summary>The operators' names in the JSON encoding; those of the text encoding are the same in capitals.</summary>
internal static class OperatorNames
{
    public static FrozenDictionary<string, LogicalOperator> Logical { get; } = Table<LogicalOperator>("and", "or");

    public static FrozenDictionary<string, ComparisonOperator> Comparison { get; } = Table<ComparisonOperator>("=", "<>", "<", ">", "<=", ">=");

    public static FrozenDictionary<string, ArithmeticOperator> Arithmetic { get; } = Table<ArithmeticOperator>("+", "-", "*", "/", "%", "div", "^");

    public static FrozenDictionary<string, TextFolding> Folding { get; } = Table<TextFolding>("casei", "accenti");

    public static FrozenDictionary<string, SpatialOperator> Spatial { get; } = Table<SpatialOperator>(
        "s_intersects", "s_equals", "s_disjoint", "s_touches", "s_within", "s_overlaps", "s_crosses", "s_contains");

    public static FrozenDictionary<string, TemporalOperator> Temporal { get; } = Table<TemporalOperator>(
        "t_after", "t_before", "t_disjoint", "t_equals", "t_intersects", "t_contains", "t_during", "t_finishedBy", "t_finishes",
        "t_meets", "t_metBy", "t_overlappedBy", "t_overlaps", "t_startedBy", "t_starts");

    public static FrozenDictionary<string, ArrayOperator> Array { get; } = Table<ArrayOperator>("a_contains", "a_containedBy", "a_equals", "a_overlaps");

    /// <summary>Words that are no property name unless quoted.</summary>
    public static FrozenSet<string> Reserved { get; } = new[]
    {
        "AND", "OR", "NOT", "LIKE", "BETWEEN", "IN", "IS", "NULL", "TRUE", "FALSE", "DIV",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static FrozenSet<string> GeometryTags { get; } = new[]
    {
        "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION",
    }.SelectMany(tag => new[] { tag, tag + "Z" }).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every word with a meaning of its own: no function can have it as a name.</summary>
    public static FrozenSet<string> Keywords { get; } =
        Reserved.Union(GeometryTags).Union(["DATE", "TIMESTAMP", "INTERVAL", "BBOX", "isNull"])
            .Union(Folding.Keys).Union(Spatial.Keys).Union(Temporal.Keys).Union(Array.Keys)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static string Of(LogicalOperator value) => Name(Logical, value);

    public static string Of(ComparisonOperator value) => Name(Comparison, value);

    public static string Of(ArithmeticOperator value) => Name(Arithmetic, value);

    public static string Of(TextFolding value) => Name(Folding, value);

    public static string Of(SpatialOperator value) => Name(Spatial, value);

    public static string Of(TemporalOperator value) => Name(Temporal, value);

    public static string Of(ArrayOperator value) => Name(Array, value);

    private static string Name<T>(FrozenDictionary<string, T> table, T value)
        where T : struct, Enum => table.First(pair => pair.Value.Equals(value)).Key;

    /// <summary>The names in the order of the enumeration.</summary>
    private static FrozenDictionary<string, T> Table<T>(params ReadOnlySpan<string> names)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        var table = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Length; i++)
        {
            table.Add(names[i], values[i]);
        }

        return table.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
