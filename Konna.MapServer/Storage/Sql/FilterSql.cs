using Konna.Geo.Collections;
using Konna.Geo.Filtering;
using Konna.MapServer.Storage.Model;

namespace Konna.MapServer.Storage.Sql;

/// <summary>
/// Writes those conditions of a filter as SQL that both databases and <see cref="FilterEvaluator"/> decide alike: comparisons, ranges, lists,
/// null tests, logic, relations in time, and LIKE and arrays where the database has them exactly. SQL's logic has the same three values.
/// </summary>
internal sealed class FilterSql(SqlDialect dialect, CollectionSchema schema)
{
    /// <summary>True when the whole condition can be written.</summary>
    public bool CanWrite(FilterExpression node) => node switch
    {
        Logical or Not or Comparison or Between or In or IsNull or Interval => node.Parts().All(CanWrite),
        TemporalPredicate => node.Parts().All(CanWrite),
        Like like => dialect.HasExactLike && like.Pattern is TextLiteral && CanWrite(like.Value),
        ArrayPredicate array => dialect.ArrayOperatorOf(ArrayOperator.Contains) is not null && IsTextArray(array.Left) && IsTextArray(array.Right),
        SpatialPredicate spatial => IntersectedBy(spatial) is not null && dialect.HasIntersects,
        PropertyName property => IsGeometry(property) || schema.Find(property.Name) is not null,
        TextLiteral text => StoredText.CanBeStored(text.Value),
        NumberLiteral or BooleanLiteral or TimestampLiteral => true,
        _ => false,
    };

    public void Write(SqlText sql, FilterExpression node)
    {
        switch (node)
        {
            case Logical logical:
                WriteBalanced(sql, [.. logical.Operands], logical.Operator == LogicalOperator.And ? " AND " : " OR ");
                break;
            case Not not:
                sql.Add("(NOT ");
                Write(sql, not.Operand);
                sql.Add(")");
                break;
            case Comparison comparison:
                WriteBinary(sql, comparison.Left, OperatorOf(comparison.Operator), comparison.Right);
                break;
            case Between between:
                WriteJoined(sql, [new Comparison(ComparisonOperator.GreaterOrEqual, between.Value, between.Low), new Comparison(ComparisonOperator.LessOrEqual, between.Value, between.High)], " AND ");
                break;
            case In list:
                sql.Add("(");
                Write(sql, list.Value);
                sql.Add(" IN ");
                WriteJoined(sql, list.Items, ", ");
                sql.Add(")");
                break;
            case IsNull isNull:
                sql.Add("(");
                Write(sql, isNull.Operand);
                sql.Add(" IS NULL)");
                break;
            case Like like:
                WriteBinary(sql, like.Value, " LIKE ", like.Pattern);
                break;
            case TemporalPredicate temporal:
                TemporalSql.Write(this, dialect, sql, temporal);
                break;
            case ArrayPredicate array:
                WriteArrays(sql, array);
                break;
            case SpatialPredicate spatial:
                dialect.Intersects(sql, new NetTopologySuite.IO.WKBWriter().Write(IntersectedBy(spatial)));
                break;
            case PropertyName property:
                sql.Add(IsGeometry(property) ? SqlDialect.Column(ColumnNames.Geometry) : Column(schema.Find(property.Name)!));
                break;
            case ArrayLiteral array:
                sql.AddValue(array.Elements.Select(element => ((TextLiteral)element).Value).ToArray());
                break;
            default:
                sql.AddValue(dialect.ToParameter(Literal(node)));
                break;
        }
    }

    /// <summary>The end of a time: of a date that is looked up the last instant of its day, of anything else what it is.</summary>
    public void WriteLast(SqlText sql, FilterExpression time)
    {
        if (time is PropertyName property && schema.Find(property.Name) is { Type: PropertyType.Date } date)
        {
            sql.Add(dialect.InstantsOf(SqlDialect.Column(date.Column)).Last);
        }
        else
        {
            Write(sql, time);
        }
    }

    private static object Literal(FilterExpression node) => node switch
    {
        TextLiteral text => text.Value,
        NumberLiteral number => number.Value,
        BooleanLiteral truth => truth.Value,
        TimestampLiteral instant => instant.Value,
        _ => throw new ArgumentException($"There is no SQL for a {node.GetType().Name}."),
    };

    private static string OperatorOf(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => " = ",
        ComparisonOperator.NotEqual => " <> ",
        ComparisonOperator.Less => " < ",
        ComparisonOperator.Greater => " > ",
        ComparisonOperator.LessOrEqual => " <= ",
        _ => " >= ",
    };

    private string Column(PropertySchema property) => property.Type switch
    {
        PropertyType.String => $"({dialect.ByBytes(SqlDialect.Column(property.Column))})",
        PropertyType.Integer => dialect.AsDouble(SqlDialect.Column(property.Column)),
        PropertyType.Date => dialect.InstantsOf(SqlDialect.Column(property.Column)).First,
        _ => SqlDialect.Column(property.Column),
    };

    private bool IsGeometry(PropertyName property) => schema.HasGeometry && property.Name == FilterCheck.GeometryName;

    /// <summary>The fixed geometry that the feature's own is to intersect; null for any other relation.</summary>
    private static NetTopologySuite.Geometries.Geometry? IntersectedBy(SpatialPredicate spatial) => (spatial.Operator, spatial.Left, spatial.Right) switch
    {
        (SpatialOperator.Intersects, PropertyName, GeometryLiteral literal) => literal.Geometry,
        (SpatialOperator.Intersects, GeometryLiteral literal, PropertyName) => literal.Geometry,
        _ => null,
    };

    private bool IsTextArray(FilterExpression node) => node switch
    {
        PropertyName property => schema.Find(property.Name)?.Type == PropertyType.StringArray,
        ArrayLiteral array => array.Elements.All(element => element is TextLiteral text && StoredText.CanBeStored(text.Value)),
        _ => false,
    };

    private void WriteArrays(SqlText sql, ArrayPredicate array)
    {
        if (array.Operator == ArrayOperator.Equals)
        {
            // As sets: each holds the other.
            WriteJoined(sql, [array with { Operator = ArrayOperator.Contains }, array with { Operator = ArrayOperator.ContainedBy }], " AND ");
            return;
        }

        WriteBinary(sql, array.Left, $" {dialect.ArrayOperatorOf(array.Operator)} ", array.Right);
    }

    private void WriteBinary(SqlText sql, FilterExpression left, string op, FilterExpression right)
    {
        sql.Add("(");
        Write(sql, left);
        sql.Add(op);
        Write(sql, right);
        sql.Add(")");
    }

    /// <summary>As a balanced tree: SQLite refuses an expression that is 1,000 levels deep, and a chain of operators is as deep as it is long.</summary>
    private void WriteBalanced(SqlText sql, ReadOnlySpan<FilterExpression> nodes, string separator)
    {
        if (nodes.Length == 1)
        {
            Write(sql, nodes[0]);
            return;
        }

        var half = nodes.Length / 2;
        sql.Add("(");
        WriteBalanced(sql, nodes[..half], separator);
        sql.Add(separator);
        WriteBalanced(sql, nodes[half..], separator);
        sql.Add(")");
    }

    private void WriteJoined(SqlText sql, IReadOnlyList<FilterExpression> nodes, string separator)
    {
        var before = "(";
        foreach (var node in nodes)
        {
            sql.Add(before);
            Write(sql, node);
            before = separator;
        }

        sql.Add(")");
    }
}
