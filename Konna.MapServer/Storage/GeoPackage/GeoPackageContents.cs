using System.Globalization;
using System.Text;
using Konna.Geo.Features;
using Konna.MapServer.Storage.Model;
using Microsoft.Data.Sqlite;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>What gpkg_contents tells other programs of each layer: when it changed and the box it fills.</summary>
internal static class GeoPackageContents
{
    /// <summary>The tables of reference layers that have geometries.</summary>
    public static IReadOnlyList<string> TablesOfLayers(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT l.table_name FROM layers l JOIN gpkg_geometry_columns g ON g.table_name = l.table_name ORDER BY l.fid";
        using var reader = command.ExecuteReader();
        var tables = new List<string>();
        while (reader.Read())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }

    /// <summary>After single rows were written: a box that is too wide is still right, and costs no look at all rows.</summary>
    /// <param name="box">Around what is new; null when nothing that is has a geometry.</param>
    public static void Widen(SqliteConnection connection, string table, BoundingBox? box)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now'),
              min_x = min(coalesce(min_x, $2), coalesce($2, min_x)), min_y = min(coalesce(min_y, $3), coalesce($3, min_y)),
              max_x = max(coalesce(max_x, $4), coalesce($4, max_x)), max_y = max(coalesce(max_y, $5), coalesce($5, max_y))
              WHERE table_name = $1
            """;
        command.Parameters.AddWithValue("$1", table);
        command.Parameters.AddWithValue("$2", (object?)box?.West ?? DBNull.Value);
        command.Parameters.AddWithValue("$3", (object?)box?.South ?? DBNull.Value);
        command.Parameters.AddWithValue("$4", (object?)box?.East ?? DBNull.Value);
        command.Parameters.AddWithValue("$5", (object?)box?.North ?? DBNull.Value);
        command.ExecuteNonQuery();
    }

    /// <param name="tables">Those with geometries.</param>
    public static string Refresh(IReadOnlyList<string> tables)
    {
        var script = new StringBuilder("UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now');\n");
        foreach (var table in tables)
        {
            const string Geometry = ColumnNames.Geometry;
            script.Append(CultureInfo.InvariantCulture, $"""
                UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) =
                  (SELECT min(ST_MinX({Geometry})), min(ST_MinY({Geometry})), max(ST_MaxX({Geometry})), max(ST_MaxY({Geometry})) FROM "{table}")
                  WHERE table_name = '{table}';

                """);
        }

        return script.ToString();
    }
}
