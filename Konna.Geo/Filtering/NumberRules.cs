namespace Konna.Geo.Filtering;

/// <summary>Arithmetic on doubles. What has no finite result is unknown (null), never an error: division by zero, overflow, a root of a negative number.</summary>
internal static class NumberRules
{
    public static object? Calculate(ArithmeticOperator op, double a, double b)
    {
        var result = op switch
        {
            ArithmeticOperator.Add => a + b,
            ArithmeticOperator.Subtract => a - b,
            ArithmeticOperator.Multiply => a * b,
            ArithmeticOperator.Divide => a / b,
            ArithmeticOperator.Modulo => a - (b * Math.Truncate(a / b)),
            ArithmeticOperator.IntegerDivide => Math.Truncate(a / b),
            _ => Math.Pow(a, b),
        };
        return double.IsFinite(result) ? result : null;
    }
}
