using Konna.Benchmarks.Load.Measuring;
using Konna.Testing;
using Npgsql;

namespace Konna.Benchmarks.Load.Site;

/// <summary>A database of the cluster that is measured on.</summary>
internal sealed class PostgresSite(PostgresServer server, TestDatabase database)
{
    /// <summary>What the server sets for every connection that reads, but for how plans are made.</summary>
    public const string Planner = "-c random_page_cost=1.1 -c jit=off -c max_parallel_workers_per_gather=0 -c timezone=UTC";

    public int Port => server.Port;

    public string Name => database.Name;

    public string ConnectionString => database.ConnectionString;

    public string Role { get; } = new NpgsqlConnectionStringBuilder(database.ConnectionString).Username!;

    public StatementLog Log { get; } = new(database.ConnectionString, Path.Combine(server.Directory, "log"));

    /// <summary>Of all processes of the cluster, those that have ended included.</summary>
    public TimeSpan ProcessorTime() => Measuring.ProcessorTime.OfTree(server.ProcessId);

    public async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString) { CommandTimeout = 0 });
        await source.CreateCommand(sql).ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The first value of the answer.</summary>
    public async Task<string> ReadTextAsync(string sql, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        return $"{await source.CreateCommand(sql).ExecuteScalarAsync(cancellation)}";
    }

    /// <summary>The names of the columns of a statement's answer.</summary>
    public async Task<IReadOnlyList<string>> ColumnsOfAsync(string sql, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var reader = await source.CreateCommand(sql).ExecuteReaderAsync(cancellation);
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    /// <summary>Settings for whoever connects who has none of his own: the other servers.</summary>
    public Task SetForAllAsync(CancellationToken cancellation) => ExecuteAsync(
        string.Concat(Planner.Split("-c ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Append("plan_cache_mode=force_custom_plan")
            .Select(setting => $"ALTER DATABASE \"{Name}\" SET {setting.Replace("=", " = '", StringComparison.Ordinal)}';")),
        cancellation);
}
