using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.MapServer.Storage.Model;

namespace Konna.MapServer.Storage.Sql;

/// <summary>
/// ORDER BY and the condition "comes after this row" that keyset paging needs. Missing values come last in both directions, which is said
/// in SQL that both databases read alike; without sort keys it is the id alone.
/// </summary>
internal static class OrderSql
{
    public static void AddOrderBy(SqlText sql, SqlDialect dialect, IReadOnlyList<SortKey> keys)
    {
        sql.Add(" ORDER BY ");
        foreach (var key in keys)
        {
            sql.Add(SqlDialect.Column(key.Property.Column)).Add(" IS NULL, ").Add(Sortable(dialect, key.Property)).Add(key.Descending ? " DESC, " : ", ");
        }

        sql.Add(SqlDialect.Column(ColumnNames.Id));
    }

    /// <summary>(k1 after v1) OR (k1 = v1 AND k2 after v2) OR ... OR (all equal AND id > last id).</summary>
    public static void AddAfter(SqlText sql, SqlDialect dialect, IReadOnlyList<SortKey> keys, RowPosition after)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (after.SortValues[i] is { } value)
            {
                sql.Add("(").Add(SqlDialect.Column(keys[i].Property.Column)).Add(" IS NULL OR ").Add(Sortable(dialect, keys[i].Property))
                    .Add(keys[i].Descending ? " < " : " > ").AddValue(dialect.ToParameter(value)).Add(" OR (")
                    .Add(Sortable(dialect, keys[i].Property)).Add(" = ").AddValue(dialect.ToParameter(value)).Add(" AND ");
            }
            else
            {
                // Nothing comes after a missing value but other missing ones.
                sql.Add("((").Add(SqlDialect.Column(keys[i].Property.Column)).Add(" IS NULL AND ");
            }
        }

        sql.Add(SqlDialect.Column(ColumnNames.Id)).Add(" > ").AddValue(after.Id);
        for (var i = 0; i < keys.Count; i++)
        {
            sql.Add("))");
        }
    }

    private static string Sortable(SqlDialect dialect, PropertySchema property) =>
        property.Type == PropertyType.String ? dialect.ByBytes(SqlDialect.Column(property.Column)) : SqlDialect.Column(property.Column);
}
