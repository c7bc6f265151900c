using Konna.Geo.Crs;
using Konna.Geo.Packages.Layers;
using Microsoft.Data.Sqlite;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>Reads the tables of a GeoPackage in an operation package (OGC 12-128r17): those that its contents list as features or attributes.</summary>
internal sealed class GeoPackageLayerFile : ILayerFileReader
{
    private const int Interrupted = 9;

    /// <summary>What QGIS keeps of its own.</summary>
    private static readonly string[] NotLayers = ["layer_styles", "qgis_projects"];

    public string Name => "GeoPackage";

    public string Extension => ".gpkg";

    public IReadOnlyList<LayerTable> Read(ReadOnlyMemory<byte> file, LayerProblems problems)
    {
        if (!ForeignGeoPackage.LooksLikeOne(file.Span))
        {
            problems.Add("", "This is no GeoPackage.", "Save the layer again.");
            return [];
        }

        try
        {
            using var package = ForeignGeoPackage.Open(file);
            return Read(package.Connection, problems);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == Interrupted)
        {
            problems.Add("", $"Reading the GeoPackage takes longer than {ForeignGeoPackage.LimitFor(file.Length).TotalSeconds:0} seconds.", "Save the layer again, in a file of its own.");
        }
        catch (Exception exception) when (exception is SqliteException or InvalidOperationException or InvalidCastException or FormatException or OverflowException)
        {
            problems.Add("", "The GeoPackage cannot be read: it is damaged, or not as the standard says.", "Save the layer again.");
        }

        return [];
    }

    private static List<LayerTable> Read(SqliteConnection connection, LayerProblems problems)
    {
        if (connection.Ask("PRAGMA quick_check(1)") is not "ok")
        {
            problems.Add("", "The GeoPackage is damaged.", "Save the layer again.");
            return [];
        }

        if (IsTable(connection, "operations") && IsTable(connection, "citations") && !problems.IsStrict)
        {
            problems.Add("", "This is a GeoPackage of this program: what belongs together in it would come apart into rows.", $"Put it as {GeoPackageFile.Name} into an empty folder, and write its operations as packages: konna export OPERATION FILE --data-directory FOLDER.");
            return [];
        }

        var tables = new List<LayerTable>();
        var contents = IsTable(connection, "gpkg_contents")
            ? Rows(connection, "SELECT table_name, data_type FROM gpkg_contents WHERE data_type IN ('features', 'attributes') ORDER BY table_name")
            : [];
        foreach (var name in contents.Select(row => row[0]).OfType<string>().Where(name => !NotLayers.Contains(name)))
        {
            if (!IsTable(connection, name))
            {
                problems.Add("", $"{LayerProblems.Quote(name)} is listed, but no table.", "Save the view as a table, or take it out of the contents.");
            }
            else if (ReadTable(connection, name, problems) is { } table)
            {
                tables.Add(table);
            }
        }

        if (contents.Count == 0)
        {
            problems.Add("", "The GeoPackage lists no tables of features or attributes.", "Save the layer again, or as .geojson.");
        }

        return tables;
    }

    private static LayerTable? ReadTable(SqliteConnection connection, string name, LayerProblems problems)
    {
        var geometry = Rows(connection, "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = $1", name) is [var found, ..] ? found[0] as string : null;
        CoordinateReferenceSystem? crs = CrsRegistry.Crs84;
        if (geometry is not null)
        {
            crs = CrsOf(connection, name, problems);
        }

        var columns = GeoPackageLayerColumn.Of(connection, name, geometry, problems);
        return crs is null || columns is null ? null : new GeoPackageLayerRows(name, columns, crs, problems).Read(connection);
    }

    private static CoordinateReferenceSystem? CrsOf(SqliteConnection connection, string table, LayerProblems problems)
    {
        var rows = Rows(
            connection,
            "SELECT s.organization, s.organization_coordsys_id FROM gpkg_geometry_columns g JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id WHERE g.table_name = $1",
            table);
        return LayerGeometry.FindCrs(rows is [var row, ..] ? $"{row[0]}:{row[1]}" : "", problems);
    }

    /// <summary>A view or a virtual table would run what the file's maker wrote.</summary>
    private static bool IsTable(SqliteConnection connection, string name) =>
        Rows(connection, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $1 AND sql LIKE 'CREATE TABLE%'", name).Count == 1;

    private static List<object[]> Rows(SqliteConnection connection, string sql, params string[] values)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this class's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        }

        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
