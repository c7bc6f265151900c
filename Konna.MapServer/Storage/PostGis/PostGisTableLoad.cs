using System.Buffers.Binary;
using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.MapServer.Storage.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Konna.MapServer.Storage.PostGis;

/// <summary>Fills tables by binary COPY.</summary>
internal sealed class PostGisTableLoad(NpgsqlConnection connection) : TableLoad
{
    /// <summary>From so many rows on the planner is told at once what they are like; it would else plan for the table as it was.</summary>
    private const int RowsToAnalyze = 10_000;

    private const uint SridFlag = 0x2000_0000;

    public override async Task AddAsync(string table, IReadOnlyList<LoadColumn> columns, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        var types = await TypesAsync(table, columns, cancellation).ConfigureAwait(false);
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        var name = $"{PostGisContext.Schema}.\"{table}\"";
        var count = 0;
        await using (var import = await connection.BeginBinaryImportAsync($"COPY {name} ({names}) FROM STDIN (FORMAT BINARY)", cancellation).ConfigureAwait(false))
        {
            foreach (var row in rows)
            {
                await import.StartRowAsync(cancellation).ConfigureAwait(false);
                for (var i = 0; i < row.Length; i++)
                {
                    await WriteAsync(import, row[i], types[i], cancellation).ConfigureAwait(false);
                }

                count++;
            }

            await import.CompleteAsync(cancellation).ConfigureAwait(false);
        }

        if (count >= RowsToAnalyze)
        {
            await using var analyze = new NpgsqlCommand($"ANALYZE {name}", connection);
            await analyze.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>COPY takes a value only in the very type of its column, and whole numbers are of two widths.</summary>
    private async Task<NpgsqlDbType[]> TypesAsync(string table, IReadOnlyList<LoadColumn> columns, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2", connection)
        {
            Parameters = { new NpgsqlParameter { Value = PostGisContext.Schema }, new NpgsqlParameter { Value = table } },
        };
        var wide = new HashSet<string>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (reader.GetString(1) == "bigint")
            {
                wide.Add(reader.GetString(0));
            }
        }

        return [.. columns.Select(column => column.Type switch
        {
            null => NpgsqlDbType.Bytea,
            PropertyType.String => NpgsqlDbType.Text,
            PropertyType.Integer => wide.Contains(column.Name) ? NpgsqlDbType.Bigint : NpgsqlDbType.Integer,
            PropertyType.Number => NpgsqlDbType.Double,
            PropertyType.Boolean => NpgsqlDbType.Boolean,
            PropertyType.DateTime => NpgsqlDbType.TimestampTz,
            PropertyType.StringArray => NpgsqlDbType.Array | NpgsqlDbType.Text,
            var type => throw new InvalidOperationException($"{type} is not stored."),
        })];
    }

    private static Task WriteAsync(NpgsqlBinaryImporter import, object? value, NpgsqlDbType type, CancellationToken cancellation) => value switch
    {
        null => import.WriteNullAsync(cancellation),
        string text => import.WriteAsync(text, type, cancellation),
        byte[] wkb => import.WriteAsync(WithSrid(wkb), type, cancellation),
        DateTimeOffset instant => import.WriteAsync(instant.UtcDateTime, type, cancellation),
        long number when type == NpgsqlDbType.Integer => import.WriteAsync(checked((int)number), type, cancellation),
        long number => import.WriteAsync(number, type, cancellation),
        double number => import.WriteAsync(number, type, cancellation),
        bool truth => import.WriteAsync(truth, type, cancellation),
        string[] texts => import.WriteAsync(texts, type, cancellation),
        _ => throw new InvalidOperationException($"No column holds a {value.GetType()}."),
    };

    /// <summary>EWKB: the byte order and the type, then the SRID, then the rest of the WKB (little-endian).</summary>
    private static byte[] WithSrid(ReadOnlySpan<byte> wkb)
    {
        const int Head = 5;
        var ewkb = new byte[wkb.Length + sizeof(int)];
        wkb[..Head].CopyTo(ewkb);
        BinaryPrimitives.WriteUInt32LittleEndian(ewkb.AsSpan(1), BinaryPrimitives.ReadUInt32LittleEndian(wkb[1..]) | SridFlag);
        BinaryPrimitives.WriteInt32LittleEndian(ewkb.AsSpan(Head), StoredGeometry.Wgs84);
        wkb[Head..].CopyTo(ewkb.AsSpan(Head + sizeof(int)));
        return ewkb;
    }
}
