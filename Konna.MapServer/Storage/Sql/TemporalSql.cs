using Konna.Geo.Filtering;

namespace Konna.MapServer.Storage.Sql;

/// <summary>
/// The fifteen relations in time as conditions on begin and end, with the open ends of an interval before and after every instant.
/// An operand of which everything that is looked up is missing makes the relation unknown.
/// </summary>
internal static class TemporalSql
{
    public static void Write(FilterSql filter, SqlDialect dialect, SqlText sql, TemporalPredicate predicate)
    {
        var lookedUp = new[] { predicate.Left, predicate.Right }.Select(LookedUp).Where(parts => parts.Count > 0).ToList();
        var before = "(CASE WHEN ";
        foreach (var parts in lookedUp)
        {
            sql.Add(before);
            WriteAllNull(filter, sql, parts);
            before = " OR ";
        }

        sql.Add(lookedUp.Count > 0 ? " THEN NULL ELSE " : "(");
        var separator = "(";
        foreach (var (left, op, right) in Conditions(predicate.Operator))
        {
            sql.Add(separator);
            WriteEnd(filter, dialect, sql, left, predicate);
            sql.Add(op);
            WriteEnd(filter, dialect, sql, right, predicate);
            separator = predicate.Operator == TemporalOperator.Disjoint ? " OR " : " AND ";
        }

        sql.Add(lookedUp.Count > 0 ? ") END)" : "))");
    }

    private enum End
    {
        LeftFirst,
        LeftLast,
        RightFirst,
        RightLast,
    }

    /// <summary>OWL-Time; an instant is a span whose two ends are that instant.</summary>
    private static (End Left, string Operator, End Right)[] Conditions(TemporalOperator relation) => relation switch
    {
        TemporalOperator.After => [(End.LeftFirst, " > ", End.RightLast)],
        TemporalOperator.Before => [(End.LeftLast, " < ", End.RightFirst)],
        TemporalOperator.Disjoint => [(End.LeftFirst, " > ", End.RightLast), (End.LeftLast, " < ", End.RightFirst)],
        TemporalOperator.Equals => [(End.LeftFirst, " = ", End.RightFirst), (End.LeftLast, " = ", End.RightLast)],
        TemporalOperator.Intersects => [(End.LeftFirst, " <= ", End.RightLast), (End.LeftLast, " >= ", End.RightFirst)],
        TemporalOperator.Contains => [(End.LeftFirst, " < ", End.RightFirst), (End.LeftLast, " > ", End.RightLast)],
        TemporalOperator.During => [(End.LeftFirst, " > ", End.RightFirst), (End.LeftLast, " < ", End.RightLast)],
        TemporalOperator.FinishedBy => [(End.LeftFirst, " < ", End.RightFirst), (End.LeftLast, " = ", End.RightLast)],
        TemporalOperator.Finishes => [(End.LeftFirst, " > ", End.RightFirst), (End.LeftLast, " = ", End.RightLast)],
        TemporalOperator.Meets => [(End.LeftLast, " = ", End.RightFirst)],
        TemporalOperator.MetBy => [(End.LeftFirst, " = ", End.RightLast)],
        TemporalOperator.OverlappedBy => [(End.LeftFirst, " > ", End.RightFirst), (End.LeftFirst, " < ", End.RightLast), (End.LeftLast, " > ", End.RightLast)],
        TemporalOperator.Overlaps => [(End.LeftFirst, " < ", End.RightFirst), (End.LeftLast, " > ", End.RightFirst), (End.LeftLast, " < ", End.RightLast)],
        TemporalOperator.StartedBy => [(End.LeftFirst, " = ", End.RightFirst), (End.LeftLast, " > ", End.RightLast)],
        TemporalOperator.Starts => [(End.LeftFirst, " = ", End.RightFirst), (End.LeftLast, " < ", End.RightLast)],
        _ => throw new ArgumentOutOfRangeException(nameof(relation)),
    };

    private static void WriteEnd(FilterSql filter, SqlDialect dialect, SqlText sql, End end, TemporalPredicate predicate)
    {
        var operand = end is End.LeftFirst or End.LeftLast ? predicate.Left : predicate.Right;
        var isFirst = end is End.LeftFirst or End.RightFirst;
        var open = isFirst ? dialect.EndsOfTime.First : dialect.EndsOfTime.Last;
        Action<SqlText, FilterExpression> write = isFirst ? filter.Write : filter.WriteLast;
        if (operand is not Interval interval)
        {
            write(sql, operand);
        }
        else if ((isFirst ? interval.Begin : interval.End) is { } bound)
        {
            sql.Add("COALESCE(");
            write(sql, bound);
            sql.Add(", ").Add(open).Add(")");
        }
        else
        {
            sql.Add(open);
        }
    }

    private static List<FilterExpression> LookedUp(FilterExpression operand) =>
        [.. (operand is Interval interval ? interval.Parts() : [operand]).Where(part => part is not TimestampLiteral)];

    private static void WriteAllNull(FilterSql filter, SqlText sql, List<FilterExpression> parts)
    {
        var before = "(";
        foreach (var part in parts)
        {
            sql.Add(before);
            filter.Write(sql, part);
            sql.Add(" IS NULL");
            before = " AND ";
        }

        sql.Add(")");
    }
}
