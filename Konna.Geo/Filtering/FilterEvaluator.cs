using Konna.Geo.Features;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Konna.Geo.Filtering;

/// <summary>
/// What a filter means, feature by feature: the reference that both stores agree with. Slow and exact; not for requests.
/// Values are bool, double, string, DateTimeOffset, <see cref="ClosedSpan"/>, Geometry, object[] or null for unknown.
/// </summary>
public sealed class FilterEvaluator
{
    private readonly CheckedFilter filter;
    private readonly Dictionary<string, int> slots;

    public FilterEvaluator(CheckedFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        this.filter = filter;
        slots = filter.Schema.Properties.Select((property, i) => (property.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i, StringComparer.Ordinal);
    }

    /// <summary>True if the filter is true for the feature; false if it is false or unknown.</summary>
    public bool Selects(in FeatureRow row) => Evaluate(row) == true;

    /// <summary>The filter's three values; null is unknown.</summary>
    public bool? Evaluate(in FeatureRow row) => Truth(filter.Root, row);

    private bool? Truth(FilterExpression node, in FeatureRow row) => (bool?)Value(node, row);

    private object? Value(FilterExpression node, in FeatureRow row) => node switch
    {
        Logical logical => Combine(logical, row),
        Not not => Truth(not.Operand, row) is { } truth ? !truth : null,
        Comparison comparison => Compare(comparison.Operator, Value(comparison.Left, row), Value(comparison.Right, row)),
        Like like => (Value(like.Value, row), Value(like.Pattern, row)) is (string text, string pattern) ? LikePattern.Matches(text, pattern) : null,
        Between between => And(
            Compare(ComparisonOperator.GreaterOrEqual, Value(between.Value, row), Value(between.Low, row)),
            Compare(ComparisonOperator.LessOrEqual, Value(between.Value, row), Value(between.High, row))),
        In list => IsIn(list, row),
        IsNull isNull => Value(isNull.Operand, row) is null,
        SpatialPredicate spatial => (Value(spatial.Left, row), Value(spatial.Right, row)) is (Geometry a, Geometry b)
            ? SpatialRelation.Holds(spatial.Operator, a, b)
            : null,
        TemporalPredicate temporal => (Span(temporal.Left, row), Span(temporal.Right, row)) is ({ } a, { } b) ? TemporalRelation.Holds(temporal.Operator, a, b) : null,
        ArrayPredicate array => ArrayRelation.Holds(array.Operator, Value(array.Left, row) as object[], Value(array.Right, row) as object[]),
        Arithmetic sum => (Value(sum.Left, row), Value(sum.Right, row)) is (double a, double b) ? NumberRules.Calculate(sum.Operator, a, b) : null,
        Folded folded => Value(folded.Operand, row) is string text ? TextFold.Apply(folded.Folding, text) : null,
        FunctionCall call => Call(call, row),
        PropertyName property => Property(property.Name, row),
        Interval => Span(node, row),
        ArrayLiteral array => Elements(array, row),
        TextLiteral text => text.Value,
        NumberLiteral number => number.Value,
        BooleanLiteral boolean => boolean.Value,
        TimestampLiteral timestamp => timestamp.Value,
        GeometryLiteral geometry => geometry.Geometry,
        _ => throw new ArgumentException($"A checked filter holds no {node.GetType().Name}."),
    };

    private bool? Combine(Logical logical, in FeatureRow row)
    {
        // The value that decides alone: false in AND, true in OR.
        var deciding = logical.Operator == LogicalOperator.Or;
        bool? result = !deciding;
        foreach (var operand in logical.Operands)
        {
            var truth = Truth(operand, row);
            if (truth == deciding)
            {
                return deciding;
            }

            result = truth is null ? null : result;
        }

        return result;
    }

    private bool? IsIn(In list, in FeatureRow row)
    {
        var value = Value(list.Value, row);
        bool? result = false;
        foreach (var item in list.Items)
        {
            var equal = Compare(ComparisonOperator.Equal, value, Value(item, row));
            if (equal == true)
            {
                return true;
            }

            result = equal is null ? null : result;
        }

        return result;
    }

    private ClosedSpan? Span(FilterExpression node, in FeatureRow row)
    {
        if (node is PropertyName property && Day(property, row) is { } day)
        {
            return new ClosedSpan(TimeValue.FirstInstantOf(day), TimeValue.LastInstantOf(day));
        }

        if (node is not Interval interval)
        {
            return Value(node, row) switch
            {
                DateTimeOffset instant => new ClosedSpan(instant, instant),
                ClosedSpan span => span,
                _ => null,
            };
        }

        var (begin, end) = (First(interval.Begin, row), Last(interval.End, row));
        var lookedUp = interval.Parts().Where(part => part is not TimestampLiteral).ToArray();
        var allNull = lookedUp.Length > 0;
        foreach (var part in lookedUp)
        {
            allNull &= Value(part, row) is null;
        }

        // A feature without any time is not a feature of all times.
        return allNull ? null : new ClosedSpan(begin, end);
    }

    private DateTimeOffset? First(FilterExpression? bound, in FeatureRow row) => bound is null ? null : (DateTimeOffset?)Value(bound, row);

    private DateTimeOffset? Last(FilterExpression? bound, in FeatureRow row) =>
        bound is PropertyName property && Day(property, row) is { } day ? TimeValue.LastInstantOf(day) : First(bound, row);

    /// <summary>The date that a property holds; null when it holds something else.</summary>
    private DateOnly? Day(PropertyName property, in FeatureRow row) => slots.TryGetValue(property.Name, out var slot) ? row.Values[slot] as DateOnly? : null;

    private object? Call(FunctionCall call, in FeatureRow row)
    {
        var arguments = new object[call.Arguments.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (Value(call.Arguments[i], row) is not { } argument)
            {
                return null;
            }

            arguments[i] = argument;
        }

        return FilterFunctions.Find(call.Name)!.Apply(arguments);
    }

    private object[]? Elements(ArrayLiteral array, in FeatureRow row)
    {
        var elements = new object[array.Elements.Count];
        for (var i = 0; i < elements.Length; i++)
        {
            if (Value(array.Elements[i], row) is not { } element)
            {
                return null;
            }

            elements[i] = element;
        }

        return elements;
    }

    private object? Property(string name, in FeatureRow row)
    {
        if (name == FilterCheck.GeometryName && filter.Schema.HasGeometry)
        {
            return row.Wkb.IsEmpty ? null : new WKBReader().Read(row.Wkb.ToArray());
        }

        return row.Values[slots[name]] switch
        {
            long number => (double)number,
            int number => (double)number,
            DateOnly date => TimeValue.FirstInstantOf(date),
            string[] texts => texts.ToArray<object>(),
            var value => value,
        };
    }

    private static bool? And(bool? a, bool? b) => a == false || b == false ? false : a is null || b is null ? null : true;

    private static bool? Compare(ComparisonOperator op, object? left, object? right)
    {
        if (left is null || right is null)
        {
            return null;
        }

        var order = ScalarOrder.Compare(left, right);
        return op switch
        {
            ComparisonOperator.Equal => order == 0,
            ComparisonOperator.NotEqual => order != 0,
            ComparisonOperator.Less => order < 0,
            ComparisonOperator.Greater => order > 0,
            ComparisonOperator.LessOrEqual => order <= 0,
            _ => order >= 0,
        };
    }
}
