namespace Konna.Geo.Filtering;

public enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    Greater,
    LessOrEqual,
    GreaterOrEqual,
}

/// <summary>Two scalars of one type: text by code point, numbers as doubles, instants, Booleans (false before true).</summary>
public sealed record Comparison(ComparisonOperator Operator, FilterExpression Left, FilterExpression Right) : FilterExpression
{
    public override IReadOnlyList<FilterExpression> Parts() => [Left, Right];
}

/// <summary>LIKE: <c>%</c> any characters, <c>_</c> one character, <c>\</c> escapes. The pattern is a text literal, perhaps inside CASEI and ACCENTI.</summary>
public sealed record Like(FilterExpression Value, FilterExpression Pattern) : FilterExpression
{
    public override IReadOnlyList<FilterExpression> Parts() => [Value, Pattern];
}

/// <summary>BETWEEN, both bounds included.</summary>
public sealed record Between(FilterExpression Value, FilterExpression Low, FilterExpression High) : FilterExpression
{
    public override IReadOnlyList<FilterExpression> Parts() => [Value, Low, High];
}

/// <summary>IN a list of one or more scalars.</summary>
public sealed record In(FilterExpression Value, ExpressionList Items) : FilterExpression
{
    public override IReadOnlyList<FilterExpression> Parts() => [Value, .. Items];
}

/// <summary>IS NULL: true or false, never unknown.</summary>
public sealed record IsNull(FilterExpression Operand) : FilterExpression
{
    public override IReadOnlyList<FilterExpression> Parts() => [Operand];
}
