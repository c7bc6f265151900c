using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.MapServer.Storage.Model;
using Konna.MapServer.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>Layers as feature or attribute tables of the GeoPackage, registered and with R-trees, so that QGIS and GDAL see them.</summary>
internal sealed class GeoPackageLayerTables : LayerTables
{
    /// <summary>The table, its entries in the contents, and its R-trees.</summary>
    public static string Script(CollectionSchema layer)
    {
        var (table, dialect) = (layer.Table, CultureInfo.InvariantCulture);
        var columns = layer.Properties.Skip(1).Select(property => $"  \"{property.Column}\" {TypeOf(property.Type)},\n");
        var script = new StringBuilder()
            .Append(dialect, $"CREATE TABLE \"{table}\" (\n  \"{ColumnNames.Fid}\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,\n")
            .Append(layer.HasGeometry ? $"  \"{ColumnNames.Geometry}\" GEOMETRY,\n" : "")
            .Append(dialect, $"  \"{ColumnNames.OperationId}\" TEXT NOT NULL,\n  \"{ColumnNames.Id}\" TEXT NOT NULL,\n")
            .AppendJoin("", columns)
            .Append(dialect, $"  \"{ColumnNames.Begin}\" DATETIME,\n  \"{ColumnNames.End}\" DATETIME,\n  \"{ColumnNames.Version}\" INTEGER NOT NULL DEFAULT 1,\n")
            .Append(dialect, $"  CONSTRAINT \"ux_{table}_id\" UNIQUE (\"{ColumnNames.OperationId}\", \"{ColumnNames.Id}\"),\n")
            .Append(dialect, $"  CONSTRAINT \"fk_{table}_operation\" FOREIGN KEY (\"{ColumnNames.OperationId}\") REFERENCES \"operations\" (\"id\") ON DELETE CASCADE);\n")
            .Append(GeoPackageTables.Register(table, layer with { Description = "" }));
        return layer.HasGeometry ? script.Append(SpatialIndex.Script(table)).Append(SpaceTimeIndex.Script(table)).ToString() : script.ToString();
    }

    public override async Task CreateAsync(
        DbConnection connection, string operationId, CollectionSchema layer, IEnumerable<FeatureRow> rows, long version, CancellationToken cancellation)
    {
        await RunAsync(connection, Script(layer), cancellation).ConfigureAwait(false);
        Describe((SqliteConnection)connection, operationId, layer);
        await using var insert = ((SqliteConnection)connection).CreateCommand();
        string[] columns =
        [
            ColumnNames.OperationId, .. layer.Properties.Select(p => p.Column), ColumnNames.Begin, ColumnNames.End, ColumnNames.Version, .. layer.HasGeometry ? [ColumnNames.Geometry] : Array.Empty<string>(),
        ];
#pragma warning disable CA2100 // The names are LayerColumns' own.
        insert.CommandText = $"INSERT INTO \"{layer.Table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))})";
#pragma warning restore CA2100
        var parameters = columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter($"${i + 1}", null))).ToArray();
        var span = new RowSpan(layer);
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            var (begin, end) = span.Of(row);
            object?[] values =
            [
                operationId, .. row.Values.Select(Stored), Stored(begin), Stored(end), version,
                .. layer.HasGeometry ? [row.Wkb.IsEmpty ? DBNull.Value : GeoPackageBlob.Write(StoredGeometry.Read(row.Wkb))] : Array.Empty<object>(),
            ];
            for (var i = 0; i < values.Length; i++)
            {
                parameters[i].Value = values[i];
            }

            await insert.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }

    public override Task DropAsync(DbConnection connection, string table, CancellationToken cancellation) => RunAsync(connection, $"""
        DROP TABLE IF EXISTS {GeoPackageSchema.IndexOf(table)};
        {SpaceTimeIndex.Drop(table)}
        DELETE FROM gpkg_extensions WHERE table_name = '{table}';
        DELETE FROM gpkg_geometry_columns WHERE table_name = '{table}';
        DELETE FROM gpkg_contents WHERE table_name = '{table}';
        DROP TABLE "{table}";
        """, cancellation);

    /// <summary>What other programs show of the table: values, which the script cannot hold.</summary>
    public static void Describe(SqliteConnection connection, string operationId, CollectionSchema layer)
    {
        using var describe = connection.CreateCommand();
        describe.CommandText = "UPDATE gpkg_contents SET identifier = $1, description = $2 WHERE table_name = $3";
        describe.Parameters.AddWithValue("$1", operationId + "/" + layer.Id);
        describe.Parameters.AddWithValue("$2", layer.Title);
        describe.Parameters.AddWithValue("$3", layer.Table);
        describe.ExecuteNonQuery();
    }

    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => GeoPackageInstant.Format(instant),
        DateOnly date => GeoPackageInstant.Format(date),
        bool truth => truth ? 1L : 0L,
        string[] texts => JsonSerializer.Serialize(texts),
        _ => value,
    };

    /// <summary>The column types of OGC 12-128r17, table 1.</summary>
    private static string TypeOf(PropertyType type) => type switch
    {
        PropertyType.Integer => "INTEGER",
        PropertyType.Number => "DOUBLE",
        PropertyType.Boolean => "BOOLEAN",
        PropertyType.DateTime => "DATETIME",
        PropertyType.Date => "DATE",
        _ => "TEXT",
    };
}
