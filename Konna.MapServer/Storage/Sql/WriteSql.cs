using Konna.MapServer.Storage.Model;

namespace Konna.MapServer.Storage.Sql;

/// <summary>The statements that write single rows. Names are the model's own, values are parameters, and null is written as such: it has no type to bind.</summary>
internal sealed class WriteSql(SqlDialect dialect)
{
    /// <param name="row">Columns and their values, of the types of <see cref="Konna.Geo.Features.FeatureRow.Values"/>; the geometry as ISO WKB.</param>
    public SqlText Insert(string table, IReadOnlyList<(string Column, object? Value)> row)
    {
        var sql = new SqlText().Add("INSERT INTO ").Add(dialect.Table(table)).Add(" (").Add(string.Join(", ", row.Select(pair => Quoted(pair.Column)))).Add(") VALUES (");
        for (var i = 0; i < row.Count; i++)
        {
            AddValue(i == 0 ? sql : sql.Add(", "), row[i]);
        }

        return sql.Add(")");
    }

    private static string Quoted(string column) => "\"" + column + "\"";

    private void AddValue(SqlText sql, (string Column, object? Value) pair)
    {
        if (pair.Value is null)
        {
            sql.Add("NULL");
        }
        else if (pair.Column == ColumnNames.Geometry)
        {
            dialect.AddGeometry(sql, (byte[])pair.Value);
        }
        else
        {
            sql.AddValue(dialect.ToParameter(pair.Value));
        }
    }
}
