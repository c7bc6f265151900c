namespace Konna.Geo.Filtering;

/// <summary>What an expression can be by its form alone; a property or a function can be anything until the check.</summary>
[Flags]
internal enum OperandKinds
{
    Boolean = 1,
    Text = 2,
    Number = 4,
    Instant = 8,
    Interval = 16,
    Geometry = 32,
    Array = 64,
    Ordered = Text | Number | Instant,
    Scalar = Boolean | Ordered,
    Temporal = Instant | Interval,
    NoArray = Scalar | Interval | Geometry,
    Any = NoArray | Array,
}

internal static class OperandKind
{
    public static OperandKinds Of(FilterExpression node) => node switch
    {
        Arithmetic or NumberLiteral => OperandKinds.Number,
        TextLiteral or Folded => OperandKinds.Text,
        DateLiteral or TimestampLiteral => OperandKinds.Instant,
        Interval => OperandKinds.Interval,
        GeometryLiteral or BoxLiteral => OperandKinds.Geometry,
        ArrayLiteral => OperandKinds.Array,
        PropertyName or FunctionCall => OperandKinds.Any,
        _ => OperandKinds.Boolean,
    };

    /// <summary>Null when the node can stand where <paramref name="allowed"/> is wanted, else "expected ..., found ...".</summary>
    public static string? Problem(FilterExpression node, OperandKinds allowed)
    {
        var kind = Of(node);
        return (kind & allowed) == 0 ? $"expected {Words(allowed)}, found {Words(kind)}" : null;
    }

    private static string Words(OperandKinds kinds) => kinds switch
    {
        OperandKinds.Boolean => "a condition",
        OperandKinds.Text => "a text",
        OperandKinds.Number => "a number",
        OperandKinds.Instant => "an instant",
        OperandKinds.Interval => "an interval",
        OperandKinds.Geometry => "a geometry",
        OperandKinds.Array => "an array",
        OperandKinds.Ordered => "a text, a number or an instant",
        OperandKinds.Scalar => "a text, a number, an instant or a Boolean",
        OperandKinds.Temporal => "an instant or an interval",
        _ => "a single value",
    };
}
