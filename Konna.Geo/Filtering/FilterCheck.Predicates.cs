using Konna.Geo.Time;

namespace Konna.Geo.Filtering;

/// <summary>Comparisons and relations, with dates reduced to instants.</summary>
public sealed partial class FilterCheck
{
    /// <summary>
    /// Compares scalars of one type. An instant compared with a date is compared with the whole day, which is the comparison of the dates.
    /// </summary>
    private static FilterExpression Compare(ComparisonOperator op, Typed left, Typed right)
    {
        (left, right) = (Convert(left, right.Type), Convert(right, left.Type));
        if (left.Type != right.Type)
        {
            throw new FilterCheckException($"{Describe(left)} cannot be compared with {Words(right.Type)}.");
        }

        if (left.Type is FilterType.Interval or FilterType.Geometry or FilterType.Array)
        {
            var family = left.Type switch { FilterType.Interval => "T_", FilterType.Geometry => "S_", _ => "A_" };
            throw new FilterCheckException($"{Describe(left)} cannot be compared by {OperatorNames.Of(op)}, expected one of the {family} functions.");
        }

        return (left.Node, right.Node) switch
        {
            (DateLiteral a, DateLiteral b) => new Comparison(op, a.FirstInstant, b.FirstInstant),
            (_, DateLiteral day) => CompareWithDay(op, left.Node, day),
            (DateLiteral day, _) => CompareWithDay(Mirror(op), right.Node, day),
            _ => new Comparison(op, left.Node, right.Node),
        };
    }

    private static FilterExpression CompareWithDay(ComparisonOperator op, FilterExpression instant, DateLiteral day) => op switch
    {
        ComparisonOperator.Equal => new Logical(
            LogicalOperator.And,
            [
                new Comparison(ComparisonOperator.GreaterOrEqual, instant, day.FirstInstant),
                new Comparison(ComparisonOperator.LessOrEqual, instant, day.LastInstant),
            ]),
        ComparisonOperator.NotEqual => new Logical(
            LogicalOperator.Or,
            [
                new Comparison(ComparisonOperator.Less, instant, day.FirstInstant),
                new Comparison(ComparisonOperator.Greater, instant, day.LastInstant),
            ]),
        ComparisonOperator.Less or ComparisonOperator.GreaterOrEqual => new Comparison(op, instant, day.FirstInstant),
        _ => new Comparison(op, instant, day.LastInstant),
    };

    private static ComparisonOperator Mirror(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        _ => op,
    };

    private Like CheckLike(Like like)
    {
        var pattern = Text(like.Pattern, "LIKE");

        // ACCENTI can take away the mark that a last backslash stood before.
        return pattern is TextLiteral literal && LikePattern.Problem(literal.Value) is { } problem
            ? throw new FilterCheckException($"The pattern {QuotedInput.Of(literal.Value)} cannot be used: {problem}.")
            : new Like(Text(like.Value, "LIKE"), pattern);
    }

    private FilterExpression CheckBetween(Between between)
    {
        var (value, low, high) = (Check(between.Value), Check(between.Low), Check(between.High));
        var above = Compare(ComparisonOperator.GreaterOrEqual, value, low);
        var below = Compare(ComparisonOperator.LessOrEqual, value, high);
        return (above, below) is (Comparison { Operator: ComparisonOperator.GreaterOrEqual } a, Comparison { Operator: ComparisonOperator.LessOrEqual } b) && a.Left == b.Left
            ? new Between(a.Left, a.Right, b.Right)
            : new Logical(LogicalOperator.And, [above, below]);
    }

    private FilterExpression CheckIn(In list)
    {
        var value = Check(list.Value);
        FilterExpression[] equalities = [.. list.Items.Select(item => Compare(ComparisonOperator.Equal, value, Check(item)))];
        return equalities.All(e => e is Comparison) && equalities.Cast<Comparison>().All(c => c.Left == ((Comparison)equalities[0]).Left)
            ? new In(((Comparison)equalities[0]).Left, [.. equalities.Cast<Comparison>().Select(c => c.Right)])
            : equalities.Length == 1 ? equalities[0] : new Logical(LogicalOperator.Or, [.. equalities]);
    }

    /// <summary>An interval is null where it has bounds to look up and all of them are null.</summary>
    private FilterExpression CheckIsNull(FilterExpression operand)
    {
        var node = Check(operand).Node;
        if (node is DateLiteral)
        {
            return new BooleanLiteral(false);
        }

        if (node is not Interval interval)
        {
            return new IsNull(node);
        }

        FilterExpression[] tests = [.. interval.Parts().Where(part => part is not TimestampLiteral).Select(part => new IsNull(part))];
        return tests.Length switch
        {
            0 => new BooleanLiteral(false),
            1 => tests[0],
            _ => new Logical(LogicalOperator.And, [.. tests]),
        };
    }

    private SpatialPredicate CheckSpatial(SpatialPredicate spatial)
    {
        var words = $"a geometry in {OperatorNames.Of(spatial.Operator).ToUpperInvariant()}";
        return new SpatialPredicate(
            spatial.Operator,
            Want(Check(spatial.Left), FilterType.Geometry, words).Node,
            Want(Check(spatial.Right), FilterType.Geometry, words).Node);
    }

    private TemporalPredicate CheckTemporal(TemporalPredicate temporal)
    {
        var (left, right) = (CheckTime(temporal.Operator, temporal.Left), CheckTime(temporal.Operator, temporal.Right));
        var isInstantWithDay = (left.Type, temporal.Right) is (FilterType.Instant, DateLiteral) || (right.Type, temporal.Left) is (FilterType.Instant, DateLiteral);

        // An instant never has the two ends of a day, but its date can be that day.
        var op = temporal.Operator == TemporalOperator.Equals && isInstantWithDay ? TemporalOperator.Intersects : temporal.Operator;
        return new TemporalPredicate(op, left.Node, right.Node);
    }

    private Typed CheckTime(TemporalOperator op, FilterExpression operand)
    {
        var name = OperatorNames.Of(op).ToUpperInvariant();
        var value = Check(operand);
        if (op > TemporalOperator.Intersects)
        {
            return Want(value, FilterType.Interval, $"an interval in {name}, as in INTERVAL(begin, end),");
        }

        return value.Node is DateLiteral day ? new Typed(new Interval(day.FirstInstant, day.LastInstant), FilterType.Interval)
            : value.Type == FilterType.Interval ? value
            : Want(value, FilterType.Instant, $"an instant or an interval in {name}");
    }

    private Interval CheckInterval(Interval interval)
    {
        var (begin, end) = (CheckBound(interval.Begin), CheckBound(interval.End));
        return new Interval(begin is DateLiteral first ? first.FirstInstant : begin, end is DateLiteral last ? last.LastInstant : end);
    }

    private FilterExpression? CheckBound(FilterExpression? bound) =>
        bound is null ? null : Want(Check(bound), FilterType.Instant, "an instant as a bound of INTERVAL").Node;

    private ArrayPredicate CheckArrays(ArrayPredicate array)
    {
        var words = $"an array in {OperatorNames.Of(array.Operator).ToUpperInvariant()}";
        var (left, right) = (Want(Check(array.Left), FilterType.Array, words), Want(Check(array.Right), FilterType.Array, words));
        return left.Element is { } a && right.Element is { } b && a != b
            ? throw new FilterCheckException($"{Describe(left)} has elements of another type than {Words(b)}, with which it is compared.")
            : new ArrayPredicate(array.Operator, left.Node, right.Node);
    }

    private Typed CheckArray(ArrayLiteral array)
    {
        Typed[] elements = [.. array.Elements.Select(Check)];
        if (elements.FirstOrDefault(e => e.Type is FilterType.Interval or FilterType.Geometry or FilterType.Array) is { Node: not null } odd)
        {
            throw new FilterCheckException($"{Describe(odd)} stands in an array, expected texts, numbers, instants or Booleans.");
        }

        return elements.Select(e => e.Type).Distinct().Count() > 1
            ? throw new FilterCheckException("An array of the filter has elements of different types.")
            : new Typed(new ArrayLiteral([.. elements.Select(e => e.Node is DateLiteral day ? day.FirstInstant : e.Node)]), FilterType.Array)
            {
                Element = elements.Length == 0 ? null : elements[0].Type,
            };
    }
}
