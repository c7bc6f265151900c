using System.Globalization;
using System.Text;
using Konna.MapServer.Storage.Model;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>CREATE TABLE and its indexes, from EF Core's relational model and the model's references.</summary>
internal static class TableDdl
{
    public static string Of(ITable table)
    {
        var lines = table.Columns.OrderBy(column => column.Name == ColumnNames.Fid ? 0 : 1).Select(ColumnLine)
            .Concat(table.UniqueConstraints.Where(key => !key.GetIsPrimaryKey()).Select(key => $"CONSTRAINT \"{key.Name}\" UNIQUE ({Names(key.Columns)})"))
            .Concat(table.CheckConstraints.Select(check => $"CONSTRAINT \"{check.Name}\" CHECK ({check.Sql})"))
            .Concat(table.ForeignKeyConstraints.Select(key =>
                $"CONSTRAINT \"{key.Name}\" FOREIGN KEY ({Names(key.Columns)}) REFERENCES \"{key.PrincipalTable.Name}\" ({Names(key.PrincipalColumns)}) ON DELETE CASCADE"))
            .Concat(KonnaContext.References.Where(reference => reference.Table == table.Name).Select(reference =>
                $"CONSTRAINT \"fk_{reference.Table}_{reference.Column}\" FOREIGN KEY (operation_id, \"{reference.Column}\") "
                + $"REFERENCES \"{reference.Target}\" (operation_id, id) DEFERRABLE INITIALLY DEFERRED"));
        var ddl = new StringBuilder().Append(CultureInfo.InvariantCulture, $"CREATE TABLE \"{table.Name}\" (\n  {string.Join(",\n  ", lines)});\n");
        foreach (var index in table.Indexes)
        {
            ddl.Append(CultureInfo.InvariantCulture, $"CREATE {(index.IsUnique ? "UNIQUE " : "")}INDEX \"{index.Name}\" ON \"{table.Name}\" ({Names(index.Columns)});\n");
        }

        // SQLite does not index the referring side by itself; without it every delete would scan.
        foreach (var reference in KonnaContext.References.Where(reference => reference.Table == table.Name))
        {
            ddl.Append(CultureInfo.InvariantCulture, $"CREATE INDEX \"ix_{table.Name}_{reference.Column}\" ON \"{table.Name}\" (operation_id, \"{reference.Column}\");\n");
        }

        return ddl.ToString();
    }

    private static string ColumnLine(IColumn column) =>
        column.Name == ColumnNames.Fid
            ? $"\"{column.Name}\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"
            : $"\"{column.Name}\" {column.StoreType}{(column.IsNullable ? "" : " NOT NULL")}{Default(column)}";

    private static string Default(IColumn column) =>
        column.TryGetDefaultValue(out var value) && value is long number ? string.Create(CultureInfo.InvariantCulture, $" DEFAULT {number}") : "";

    private static string Names(IEnumerable<IColumn> columns) => string.Join(", ", columns.Select(column => $"\"{column.Name}\""));

    private static string Names(IEnumerable<IColumnBase> columns) => string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
}
