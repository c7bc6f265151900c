using System.Data.Common;
using System.Globalization;
using Konna.Testing;

namespace Konna.Benchmarks.Downloads;

/// <summary>A store whose movements were multiplied, each copy under an id of its own, until there are enough of them.</summary>
internal abstract class LargeLayer(long features) : IAsyncDisposable
{
    public const string Operation = "battle-of-konna";
    public const string Collection = "movements";

    private static readonly string[] MadeByTheDatabase = ["fid", "period"];

    public abstract string Name { get; }

    public long Features { get; } = features;

    /// <summary>Makes the store, fills it and serves it.</summary>
    public async Task<KonnaProcess> ServeAsync(CancellationToken cancellation)
    {
        var start = await DescribeAsync();
        await (await KonnaProcess.StartAsync(start, cancellation)).DisposeAsync();
        await using (var connection = await OpenAsync())
        {
            await MultiplyAsync(connection, cancellation);
        }

        return await KonnaProcess.StartAsync(start, cancellation);
    }

    public abstract ValueTask DisposeAsync();

    protected abstract Task<KonnaStart> DescribeAsync();

    protected abstract Task<DbConnection> OpenAsync();

    /// <summary>The table's name as the store writes it.</summary>
    protected abstract string Table { get; }

    /// <summary>A FROM clause with the numbers from 1 as <c>c(n)</c>; {0} is the last one.</summary>
    protected abstract string Numbers { get; }

    private async Task MultiplyAsync(DbConnection connection, CancellationToken cancellation)
    {
        var columns = new List<string>();
        await using (var command = Command(connection, $"SELECT * FROM {Table} WHERE 1 = 0"))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            columns.AddRange(Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).Where(name => !MadeByTheDatabase.Contains(name)));
        }

        await using var count = Command(connection, $"SELECT count(*) FROM {Table}");
        var own = Convert.ToInt64(await count.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
        var copies = Math.Max(0, ((Features + own - 1) / own) - 1);
        var into = string.Join(", ", columns.Select(name => $"\"{name}\""));
        var from = string.Join(", ", columns.Select(name => name == "id" ? "m.\"id\" || '-' || c.n" : $"m.\"{name}\""));
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var insert = Command(connection, $"INSERT INTO {Table} ({into}) SELECT {from} FROM {Table} m, {string.Format(CultureInfo.InvariantCulture, Numbers, copies)}");
        insert.Transaction = transaction;
        insert.CommandTimeout = 0;
        await insert.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is this program's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
