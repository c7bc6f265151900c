using System.Text.Json;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.MapServer.Storage.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>Fills tables by one prepared statement, and their R-trees by another when all rows are there: the trigger that does it row by row is off meanwhile.</summary>
internal sealed class GeoPackageTableLoad(SqliteConnection connection, SqliteTransaction transaction) : TableLoad
{
    private const int RowsPerBreath = 1000;

    public override Task AddAsync(string table, IReadOnlyList<LoadColumn> columns, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        var geometry = columns.ToList().FindIndex(column => column.Type is null);
        if (geometry >= 0)
        {
            Run(SpatialIndex.DropInsertTrigger(table));
        }

        var boxes = Insert(table, columns, rows, geometry, cancellation);
        if (geometry >= 0)
        {
            FillIndex(table, boxes, cancellation);
            Run(SpatialIndex.InsertTrigger(table));
        }

        return Task.CompletedTask;
    }

    /// <returns>Row number and box of each row that has one.</returns>
    private List<(long Fid, BoundingBox Box)> Insert(string table, IReadOnlyList<LoadColumn> columns, IEnumerable<object?[]> rows, int geometry, CancellationToken cancellation)
    {
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        using var insert = Prepare($"INSERT INTO \"{table}\" ({names}) VALUES ({Placeholders(columns.Count)})", columns.Count);
        var boxes = new List<(long, BoundingBox)>();
        var count = 0;
        foreach (var row in rows)
        {
            BoundingBox? box = null;
            for (var i = 0; i < row.Length; i++)
            {
                if (i == geometry && row[i] is byte[] wkb)
                {
                    box = WkbEnvelope.Of(wkb);
                    insert.Parameters[i].Value = GeoPackageBlob.Write(wkb, box);
                }
                else
                {
                    insert.Parameters[i].Value = ToStored(row[i]);
                }
            }

            insert.ExecuteNonQuery();
            if (box is { } known)
            {
                boxes.Add((raw.sqlite3_last_insert_rowid(connection.Handle), known));
            }

            Breathe(count++, cancellation);
        }

        return boxes;
    }

    private void FillIndex(string table, List<(long Fid, BoundingBox Box)> boxes, CancellationToken cancellation)
    {
        using var insert = Prepare($"INSERT INTO {GeoPackageSchema.IndexOf(table)} (id, minx, maxx, miny, maxy) VALUES ({Placeholders(5)})", 5);
        var count = 0;
        foreach (var (fid, box) in boxes)
        {
            insert.Parameters[0].Value = fid;
            insert.Parameters[1].Value = box.West;
            insert.Parameters[2].Value = box.East;
            insert.Parameters[3].Value = box.South;
            insert.Parameters[4].Value = box.North;
            insert.ExecuteNonQuery();
            Breathe(count++, cancellation);
        }
    }

    private static void Breathe(int count, CancellationToken cancellation)
    {
        if (count % RowsPerBreath == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static object ToStored(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => GeoPackageInstant.Format(instant),
        string[] texts => JsonSerializer.Serialize(texts),
        bool truth => truth ? 1L : 0L,
        _ => value,
    };

    private static string Placeholders(int count) => string.Join(", ", Enumerable.Range(1, count).Select(i => $"${i}"));

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        // The names are the model's own, the values are parameters.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        command.Prepare();
        return command;
    }

    private void Run(string sql)
    {
        using var command = Prepare(sql, 0);
        command.ExecuteNonQuery();
    }
}
