using System.Globalization;
using System.Text;
using Konna.Geo.Time;

namespace Konna.Geo.Filtering;

/// <summary>Writes with the fewest parentheses that read back as the same tree.</summary>
internal sealed class Cql2TextWriter
{
    private const int AnyLevel = 0;
    private const int AndLevel = 2;
    private const int PredicateLevel = 4;
    private const int SumLevel = 5;
    private const int TermLevel = 6;
    private const int PowerLevel = 7;
    private const int PrimaryLevel = 8;

    private readonly StringBuilder text = new();

    public string Write(FilterExpression filter)
    {
        Append(filter, AnyLevel);
        return text.ToString();
    }

    private static int LevelOf(FilterExpression node) => node switch
    {
        Logical { Operator: LogicalOperator.Or } => 1,
        Logical => AndLevel,
        Not { Operand: Like or Between or In or IsNull } => PredicateLevel,
        Not => 3,
        Comparison or Like or Between or In or IsNull => PredicateLevel,
        Arithmetic { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract } => SumLevel,
        Arithmetic { Operator: ArithmeticOperator.Power } => PowerLevel,
        Arithmetic => TermLevel,
        _ => PrimaryLevel,
    };

    /// <param name="least">The loosest binding that needs no parentheses here.</param>
    private void Append(FilterExpression node, int least)
    {
        if (LevelOf(node) < least)
        {
            text.Append('(');
            AppendBare(node);
            text.Append(')');
        }
        else
        {
            AppendBare(node);
        }
    }

    private void AppendBare(FilterExpression node)
    {
        switch (node)
        {
            case Logical logical:
                AppendJoined(logical.Operands, $" {OperatorNames.Of(logical.Operator).ToUpperInvariant()} ", LevelOf(node) + 1);
                break;
            case Not { Operand: Like or Between or In or IsNull } not:
                AppendPredicate(not.Operand, "NOT ");
                break;
            case Not not:
                text.Append("NOT ");
                Append(not.Operand, PredicateLevel);
                break;
            case Comparison or Like or Between or In or IsNull:
                AppendPredicate(node, "");
                break;
            case SpatialPredicate { Operator: var name } predicate:
                AppendCall(OperatorNames.Of(name).ToUpperInvariant(), predicate.Parts());
                break;
            case TemporalPredicate { Operator: var name } predicate:
                AppendCall(OperatorNames.Of(name).ToUpperInvariant(), predicate.Parts());
                break;
            case ArrayPredicate { Operator: var name } predicate:
                AppendCall(OperatorNames.Of(name).ToUpperInvariant(), predicate.Parts());
                break;
            case Arithmetic arithmetic:
                AppendArithmetic(arithmetic);
                break;
            case Folded folded:
                AppendCall(OperatorNames.Of(folded.Folding).ToUpperInvariant(), folded.Parts());
                break;
            case FunctionCall call:
                AppendCall(call.Name, call.Arguments);
                break;
            case ArrayLiteral array:
                AppendCall("", array.Elements);
                break;
            default:
                AppendLeaf(node);
                break;
        }
    }

    private void AppendPredicate(FilterExpression node, string not)
    {
        switch (node)
        {
            case Comparison comparison:
                Append(comparison.Left, SumLevel);
                text.Append(' ').Append(OperatorNames.Of(comparison.Operator)).Append(' ');
                Append(comparison.Right, SumLevel);
                break;
            case Like like:
                Append(like.Value, SumLevel);
                text.Append(' ').Append(not).Append("LIKE ");
                Append(like.Pattern, SumLevel);
                break;
            case Between between:
                Append(between.Value, SumLevel);
                text.Append(' ').Append(not).Append("BETWEEN ");
                Append(between.Low, SumLevel);
                text.Append(" AND ");
                Append(between.High, SumLevel);
                break;
            case In list:
                Append(list.Value, SumLevel);
                text.Append(' ').Append(not).Append("IN (");
                AppendJoined(list.Items, ", ", SumLevel);
                text.Append(')');
                break;
            case IsNull isNull:
                Append(isNull.Operand, SumLevel);
                text.Append(" IS ").Append(not).Append("NULL");
                break;
        }
    }

    private void AppendArithmetic(Arithmetic arithmetic)
    {
        var level = LevelOf(arithmetic);
        var name = OperatorNames.Of(arithmetic.Operator);
        Append(arithmetic.Left, level == PowerLevel ? PrimaryLevel : level);
        text.Append(' ').Append(name).Append(' ');
        Append(arithmetic.Right, level + 1);
    }

    private void AppendCall(string name, IReadOnlyList<FilterExpression> arguments)
    {
        text.Append(name).Append('(');
        AppendJoined(arguments, ", ", AnyLevel);
        text.Append(')');
    }

    private void AppendJoined(IReadOnlyList<FilterExpression> items, string separator, int least)
    {
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : separator);
            Append(items[i], least);
        }
    }

    private void AppendLeaf(FilterExpression node) => text.Append(node switch
    {
        PropertyName property => Name(property.Name),
        TextLiteral literal => Quote(literal.Value),
        NumberLiteral number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        BooleanLiteral boolean => boolean.Value ? "TRUE" : "FALSE",
        TimestampLiteral timestamp => $"TIMESTAMP('{Rfc3339.Format(timestamp.Value)}')",
        DateLiteral date => $"DATE('{InstantText.Write(date.Value)}')",
        Interval interval => $"INTERVAL({Bound(interval.Begin)}, {Bound(interval.End)})",
        GeometryLiteral geometry => WktText.Of(geometry.Geometry),
        BoxLiteral box => $"BBOX({string.Join(", ", BoxNumbers.Of(box).Select(n => n.ToString("R", CultureInfo.InvariantCulture)))})",
        _ => throw new NotSupportedException($"There is no text for {node.GetType().Name}."),
    });

    private static string Bound(FilterExpression? bound) => bound switch
    {
        null => "'..'",
        DateLiteral date => $"'{InstantText.Write(date.Value)}'",
        TimestampLiteral timestamp => $"'{Rfc3339.Format(timestamp.Value)}'",
        _ => new Cql2TextWriter().Write(bound),
    };

    private static string Name(string name) =>
        Cql2Identifier.Is(name) && !OperatorNames.Keywords.Contains(name) ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Quote(string value) => value.EndsWith('\\') || value.Contains(@"\'", StringComparison.Ordinal)
        ? throw new NotSupportedException("CQL2 text has no form for a backslash before a quote or at the end of a text.")
        : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
