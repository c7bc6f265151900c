using Konna.MapServer.Storage.Model;
using Microsoft.Data.Sqlite;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>
/// Takes a file with an older schema over: a new file is made from the model, the rows are copied, and it is renamed over the old one when it is whole.
/// Until that moment the old file is as it was, so a start that is killed in between just begins again.
/// </summary>
internal static class GeoPackageUpgrade
{
    public static void Run(string path)
    {
        var upgraded = path + ".upgraded";
        File.Delete(upgraded);
        GeoPackageFile.Make(upgraded);
        using (var connection = GeoPackageConnection.OpenForWriting(upgraded, create: false))
        {
            using (var attach = connection.CreateCommand())
            {
                attach.CommandText = "ATTACH DATABASE $1 AS old";
                attach.Parameters.AddWithValue("$1", path);
                attach.ExecuteNonQuery();
            }

            using (var transaction = connection.BeginTransaction())
            {
                connection.Run("PRAGMA defer_foreign_keys = ON");
                foreach (var table in TablesOf(connection, "main"))
                {
                    Copy(connection, table);
                }

                CopyLayers(connection);
                connection.Run(GeoPackageContents.Refresh(
                    [.. GeoPackageFile.ReadModel().Collections.Where(c => c.HasGeometry).Select(c => c.Table), .. GeoPackageContents.TablesOfLayers(connection)]));
                transaction.Commit();
            }

            // Closing the last connection to the old file writes its log into it and removes the log: none is left beside the new one.
            connection.Run("DETACH DATABASE old");
        }

        File.Move(upgraded, path, overwrite: true);
    }

    /// <summary>The program's own tables: GeoPackage's and SQLite's are as the new file has made them.</summary>
    private static List<string> TablesOf(SqliteConnection connection, string database) => Names(
        connection,
        $"SELECT name FROM {database}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'gpkg\\_%' ESCAPE '\\' AND name NOT LIKE 'rtree\\_%' ESCAPE '\\' "
        + "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'konna_schema' ORDER BY name");

    private static void Copy(SqliteConnection connection, string table)
    {
        var columns = ColumnsOf(connection, "main", table).Intersect(ColumnsOf(connection, "old", table)).Select(column => $"\"{column}\"").ToList();
        if (columns.Count > 0)
        {
            var names = string.Join(", ", columns);
            connection.Run($"INSERT INTO main.\"{table}\" ({names}) SELECT {names} FROM old.\"{table}\" ORDER BY \"{ColumnNames.Fid}\"");
        }
    }

    /// <summary>The tables of layers are made by imports: here from the catalogue.</summary>
    private static void CopyLayers(SqliteConnection connection)
    {
        var layers = new List<(string OperationId, string Schema)>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT operation_id, schema FROM main.layers ORDER BY fid";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                layers.Add((reader.GetString(0), reader.GetString(1)));
            }
        }

        foreach (var (operationId, text) in layers)
        {
            var schema = LayerSchemaText.Read(text);
            connection.Run(GeoPackageLayerTables.Script(schema));
            GeoPackageLayerTables.Describe(connection, operationId, schema);
            Copy(connection, schema.Table);
        }
    }

    private static List<string> ColumnsOf(SqliteConnection connection, string database, string table) =>
        Names(connection, $"SELECT name FROM pragma_table_info('{table}', '{database}') ORDER BY cid");

    private static List<string> Names(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this file's own, and the names in them those of the program's tables.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
