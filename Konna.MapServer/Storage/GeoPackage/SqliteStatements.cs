using Microsoft.Data.Sqlite;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>Statements without values: settings, DDL, one-number questions.</summary>
internal static class SqliteStatements
{
    public static void Run(this SqliteConnection connection, string sql) => connection.Ask(sql);

    public static object? Ask(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        // Every caller passes a text of this program's own.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
