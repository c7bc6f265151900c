using Konna.Geo.Features;
using Konna.Geo.Filtering;

namespace Konna.MapServer.Storage.Sql;

/// <summary>
/// How a filter is answered: what the database decides, boxes that let it use its spatial index, and what is left to decide row by row here,
/// by the very definition, so that no two stores can differ (functions, arithmetic, folded text, spatial relations).
/// </summary>
internal sealed class FilterPlan
{
    private FilterPlan(FilterSql sql, FilterExpression? written, IReadOnlyList<BoundingBox> boxes, CheckedFilter? rest)
    {
        Sql = sql;
        Written = written;
        Boxes = boxes;
        Rest = rest;
    }

    public FilterSql Sql { get; }

    /// <summary>The condition for <see cref="Sql"/>, or null.</summary>
    public FilterExpression? Written { get; }

    /// <summary>Boxes that the geometry's own must touch, one for each spatial relation to a fixed geometry.</summary>
    public IReadOnlyList<BoundingBox> Boxes { get; }

    /// <summary>What the database did not decide; null when it decided everything.</summary>
    public CheckedFilter? Rest { get; }

    public static FilterPlan Of(CheckedFilter filter, SqlDialect dialect)
    {
        var sql = new FilterSql(dialect, filter.Schema);
        var parts = filter.Conjuncts.ToLookup(sql.CanWrite);
        var rest = parts[false].ToList();
        return new FilterPlan(sql, filter.Keep([.. parts[true]])?.Root, [.. rest.Select(BoxOf).OfType<BoundingBox>()], filter.Keep(rest));
    }

    /// <summary>A geometry in any of these relations to another touches its box. Not so what is disjoint.</summary>
    private static BoundingBox? BoxOf(FilterExpression node)
    {
        if (node is not SpatialPredicate { Operator: not SpatialOperator.Disjoint } spatial)
        {
            return null;
        }

        var literal = (spatial.Left, spatial.Right) switch
        {
            (PropertyName, GeometryLiteral right) => right,
            (GeometryLiteral left, PropertyName) => left,
            _ => null,
        };
        return literal?.Geometry.EnvelopeInternal is { IsNull: false } box ? new BoundingBox(box.MinX, box.MinY, box.MaxX, box.MaxY) : null;
    }
}
