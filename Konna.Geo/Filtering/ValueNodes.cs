namespace Konna.Geo.Filtering;

public enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    IntegerDivide,
    Power,
}

public enum TextFolding
{
    /// <summary>CASEI: equal for texts that differ only in letter case.</summary>
    Case,

    /// <summary>ACCENTI: equal for texts that differ only in accents.</summary>
    Accent,
}

/// <summary>Two numbers as doubles.</summary>
public sealed record Arithmetic(ArithmeticOperator Operator, FilterExpression Left, FilterExpression Right) : FilterExpression
{
    public override IReadOnlyList<FilterExpression> Parts() => [Left, Right];
}

/// <summary>CASEI(x) or ACCENTI(x).</summary>
public sealed record Folded(TextFolding Folding, FilterExpression Operand) : FilterExpression
{
    public override IReadOnlyList<FilterExpression> Parts() => [Operand];
}

/// <summary>A call of one of <see cref="FilterFunctions.All"/>; before the check any name and arguments.</summary>
public sealed record FunctionCall(string Name, ExpressionList Arguments) : FilterExpression
{
    public override IReadOnlyList<FilterExpression> Parts() => Arguments;
}

/// <summary>A property of the collection, or <c>geometry</c>.</summary>
public sealed record PropertyName(string Name) : FilterExpression;

/// <summary>INTERVAL: closed at both ends. A bound is an instant (literal, property or function) or null for <c>'..'</c>, open.</summary>
public sealed record Interval(FilterExpression? Begin, FilterExpression? End) : FilterExpression
{
    public override IReadOnlyList<FilterExpression> Parts() => (Begin, End) switch
    {
        (null, null) => [],
        (null, _) => [End],
        (_, null) => [Begin],
        _ => [Begin, End],
    };
}

/// <summary>An array of elements, of any kind before the check.</summary>
public sealed record ArrayLiteral(ExpressionList Elements) : FilterExpression
{
    public override IReadOnlyList<FilterExpression> Parts() => Elements;
}
