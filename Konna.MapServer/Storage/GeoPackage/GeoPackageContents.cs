using System.Globalization;
using System.Text;
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
