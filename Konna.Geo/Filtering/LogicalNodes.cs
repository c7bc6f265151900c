namespace Konna.Geo.Filtering;

public enum LogicalOperator
{
    And,
    Or,
}

/// <summary>AND or OR over two or more Boolean operands, in three-valued logic.</summary>
public sealed record Logical(LogicalOperator Operator, ExpressionList Operands) : FilterExpression
{
    public override IReadOnlyList<FilterExpression> Parts() => Operands;
}

/// <summary>NOT: unknown stays unknown.</summary>
public sealed record Not(FilterExpression Operand) : FilterExpression
{
    public override IReadOnlyList<FilterExpression> Parts() => [Operand];
}
