using System.Globalization;
using System.Text.Json;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.MapServer.Storage.Model;
using Konna.MapServer.Storage.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>Fills tables by one prepared statement, and their R-trees by others when many rows are there: the triggers that do it row by row are off meanwhile.</summary>
internal sealed class GeoPackageTableLoad(SqliteConnection connection, SqliteTransaction transaction) : TableLoad
{
    private const int RowsPerBreath = 1000;

    /// <summary>So many wait for the R-trees at most: each takes 56 bytes.</summary>
    private const int RowsPerIndexing = 50_000;

    /// <summary>
    /// Pages of the file that are held while a table is filled. The indexes are filled in an order of their own, so that of a large table nearly every row needs pages that a small cache
    /// has given back to the file before.
    /// </summary>
    private const int CacheKB = 64 * 1024;

    /// <summary>SQLite's own, for a connection that writes a few rows.</summary>
    private const int UsualCacheKB = 2000;

    public override Task AddAsync(string table, IReadOnlyList<LoadColumn> columns, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        HoldPages(CacheKB);
        try
        {
            Fill(table, columns, rows, cancellation);
        }
        finally
        {
            HoldPages(UsualCacheKB);
        }

        return Task.CompletedTask;
    }

    private void HoldPages(int kilobytes) => Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA cache_size = -{kilobytes}"));

    private void Fill(string table, IReadOnlyList<LoadColumn> columns, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        var geometry = columns.ToList().FindIndex(column => column.Type is null);
        if (geometry >= 0)
        {
            Run(SpatialIndex.DropInsertTrigger(table));
            Run(SpaceTimeIndex.DropInsertTrigger(table));
        }

        Insert(table, columns, rows, geometry, cancellation);
        if (geometry >= 0)
        {
            Run(SpatialIndex.InsertTrigger(table));
            Run(SpaceTimeIndex.InsertTrigger(table));
        }
    }

    private void Insert(string table, IReadOnlyList<LoadColumn> columns, IEnumerable<object?[]> rows, int geometry, CancellationToken cancellation)
    {
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        using var insert = Prepare($"INSERT INTO \"{table}\" ({names}) VALUES ({Placeholders(columns.Count)})", columns.Count);
        var (begin, end) = (IndexOf(columns, ColumnNames.Begin), IndexOf(columns, ColumnNames.End));
        var places = new List<IndexedRow>();
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
                var (first, last) = SpaceTimeIndex.Span((DateTimeOffset?)row[begin], (DateTimeOffset?)row[end]);
                places.Add(new IndexedRow(raw.sqlite3_last_insert_rowid(connection.Handle), known, first, last));
                if (places.Count == RowsPerIndexing)
                {
                    FillIndexes(table, places, cancellation);
                    places.Clear();
                }
            }

            Breathe(count++, cancellation);
        }

        if (places.Count > 0)
        {
            FillIndexes(table, places, cancellation);
        }
    }

    private void FillIndexes(string table, List<IndexedRow> rows, CancellationToken cancellation)
    {
        using var inSpace = Prepare($"INSERT INTO {GeoPackageSchema.IndexOf(table)} (id, minx, maxx, miny, maxy) VALUES ({Placeholders(5)})", 5);
        using var inSpaceTime = Prepare($"INSERT INTO {SpaceTimeIndex.NameOf(table)} (id, minx, maxx, miny, maxy, mint, maxt) VALUES ({Placeholders(7)})", 7);
        foreach (var (count, row) in rows.Index())
        {
            double[] numbers = [row.Box.West, row.Box.East, row.Box.South, row.Box.North, row.First, row.Last];
            Insert(inSpace, row.Fid, numbers);
            Insert(inSpaceTime, row.Fid, numbers);
            Breathe(count, cancellation);
        }
    }

    private static void Insert(SqliteCommand insert, long fid, double[] numbers)
    {
        insert.Parameters[0].Value = fid;
        for (var i = 1; i < insert.Parameters.Count; i++)
        {
            insert.Parameters[i].Value = numbers[i - 1];
        }

        insert.ExecuteNonQuery();
    }

    private static int IndexOf(IReadOnlyList<LoadColumn> columns, string name) => columns.ToList().FindIndex(column => column.Name == name);

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

    /// <param name="First">Seconds of Unix, as <see cref="SpaceTimeIndex"/> has them.</param>
    private readonly record struct IndexedRow(long Fid, BoundingBox Box, double First, double Last);
}
