using Konna.Geo.Packages.Layers;
using Microsoft.Data.Sqlite;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>A column of a table that a foreign GeoPackage holds.</summary>
/// <param name="Declared">Its declared type, in capitals, without a length.</param>
internal sealed record GeoPackageLayerColumn(string Name, string Declared, bool IsKey, bool IsGeometry)
{
    /// <summary>SQLite's own limit is higher; a row this wide is no layer.</summary>
    private const int Most = 300;

    /// <summary>The columns in their order; null, with a problem, when the table cannot be read.</summary>
    public static IReadOnlyList<GeoPackageLayerColumn>? Of(SqliteConnection connection, string table, string? geometry, LayerProblems problems)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, type, pk, hidden FROM pragma_table_xinfo($1) ORDER BY cid";
        command.Parameters.AddWithValue("$1", table);
        using var reader = command.ExecuteReader();
        var columns = new List<GeoPackageLayerColumn>();
        while (reader.Read())
        {
            var (name, declared) = (reader.GetString(0), reader.GetString(1).Split('(')[0].Trim().ToUpperInvariant());
            if (reader.GetInt64(3) != 0)
            {
                problems.Add("", $"The column {LayerProblems.Quote(name)} of {LayerProblems.Quote(table)} is computed.", "Save its values in a plain column, or leave it out.");
                return null;
            }

            columns.Add(new GeoPackageLayerColumn(name, declared, reader.GetInt64(2) == 1 && declared == "INTEGER", name == geometry));
        }

        if (columns.Count <= Most)
        {
            return columns;
        }

        problems.Add("", $"The table {LayerProblems.Quote(table)} has {columns.Count} columns.", "Leave out what is not needed, or split the layer.");
        return null;
    }

    /// <summary>The name as SQL takes it: it is another's text, asked of no database but the one it comes from.</summary>
    public static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
