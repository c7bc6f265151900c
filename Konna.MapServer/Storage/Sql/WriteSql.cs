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

    /// <summary>Writes one row anew, if it has still the version that it is thought to have.</summary>
    public SqlText Update(string table, string operationId, string id, long version, IReadOnlyList<(string Column, object? Value)> row)
    {
        var sql = new SqlText().Add("UPDATE ").Add(dialect.Table(table)).Add(" SET ");
        for (var i = 0; i < row.Count; i++)
        {
            AddValue((i == 0 ? sql : sql.Add(", ")).Add(Quoted(row[i].Column)).Add(" = "), row[i]);
        }

        return WhereVersion(sql, operationId, id, version);
    }

    /// <summary>Deletes one row, if it has still the version that it is thought to have.</summary>
    public SqlText Delete(string table, string operationId, string id, long version) =>
        WhereVersion(new SqlText().Add("DELETE FROM ").Add(dialect.Table(table)), operationId, id, version);

    /// <summary>Raises the revision of an operation and gives the new one; the row is locked until the commit, so that revisions follow each other in its order.</summary>
    public SqlText RaiseRevision(string operationId) => new SqlText().Add("UPDATE ").Add(dialect.Table("operations"))
        .Add(" SET revision = revision + 1 WHERE id = ").AddValue(operationId).Add(" RETURNING revision");

    /// <summary>Lets the units of a side's forces say so, where they say another.</summary>
    public SqlText LinkUnits(string operationId, string side, IEnumerable<string> forces, long version)
    {
        var sql = Link("units", "side_id", operationId, side, version).Add(" AND force_id IN ");
        AddList(sql, forces);
        return sql.Add(" AND side_id IS DISTINCT FROM ").AddValue(side);
    }

    /// <summary>Lets the movements of a side's units say so, where they say another.</summary>
    public SqlText LinkMovementsOfUnits(string operationId, string side, long version) =>
        Linked(Link("movements", "subject_kind = 'unit', force_id", operationId, side, version).Add(" AND subject IN (SELECT u.id FROM ").Add(dialect.Table("units"))
            .Add(" u WHERE u.operation_id = ").AddValue(operationId).Add(" AND u.side_id = ").AddValue(side).Add(")"), side, "unit");

    /// <summary>The same for those of its forces: what a unit and a force are both called is the unit.</summary>
    public SqlText LinkMovementsOfForces(string operationId, string side, IEnumerable<string> forces, long version)
    {
        var sql = Link("movements", "subject_kind = 'force', force_id", operationId, side, version).Add(" AND subject IN ");
        AddList(sql, forces);
        sql.Add(" AND NOT EXISTS (SELECT 1 FROM ").Add(dialect.Table("units")).Add(" u WHERE u.operation_id = ").AddValue(operationId).Add(" AND u.id = subject)");
        return Linked(sql, side, "force");
    }

    /// <summary>Lets the accounts say whether they are the ones shown by default, where they say otherwise.</summary>
    public SqlText LinkAccounts(string operationId, bool isDefault, IReadOnlyCollection<string> defaults, long version)
    {
        var sql = new SqlText().Add("UPDATE ").Add(dialect.Table("accounts")).Add(" SET is_default = ").AddValue(dialect.ToParameter(isDefault))
            .Add(", ").Add(Quoted(ColumnNames.Version)).Add(" = ").AddValue(version).Add(" WHERE operation_id = ").AddValue(operationId);
        if (defaults.Count > 0)
        {
            AddList(sql.Add(isDefault ? " AND id IN " : " AND id NOT IN "), defaults);
        }

        return sql.Add(defaults.Count == 0 && isDefault ? " AND FALSE" : "").Add(" AND is_default IS DISTINCT FROM ").AddValue(dialect.ToParameter(isDefault));
    }

    private static SqlText Linked(SqlText sql, string side, string kind) =>
        sql.Add(" AND (force_id IS DISTINCT FROM ").AddValue(side).Add(" OR subject_kind IS DISTINCT FROM '").Add(kind).Add("')");

    private SqlText Link(string table, string column, string operationId, string side, long version) => new SqlText().Add("UPDATE ").Add(dialect.Table(table))
        .Add(" SET ").Add(column).Add(" = ").AddValue(side).Add(", ").Add(Quoted(ColumnNames.Version)).Add(" = ").AddValue(version)
        .Add(" WHERE operation_id = ").AddValue(operationId);

    private static void AddList(SqlText sql, IEnumerable<string> values)
    {
        var separator = "(";
        foreach (var value in values)
        {
            sql.Add(separator).AddValue(value);
            separator = ", ";
        }

        sql.Add(")");
    }

    public SqlText DeleteCitations(string operationId, string collection, string itemId) => new SqlText().Add("DELETE FROM ").Add(dialect.Table("citations"))
        .Add(" WHERE operation_id = ").AddValue(operationId).Add(" AND collection = ").AddValue(collection).Add(" AND item_id = ").AddValue(itemId);

    private static SqlText WhereVersion(SqlText sql, string operationId, string id, long version) => sql
        .Add(" WHERE operation_id = ").AddValue(operationId).Add(" AND id = ").AddValue(id).Add(" AND ").Add(Quoted(ColumnNames.Version)).Add(" = ").AddValue(version);

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
