using Konna.Testing;
using Npgsql;

namespace Konna.Drills.Site;

/// <summary>A database in a PostgreSQL server of its own, which flushes what it commits.</summary>
internal sealed class PostgresSite : DrillSite
{
    private readonly TestDatabase database;
    private readonly bool ownsServer;

    private PostgresSite(PostgresServer server, TestDatabase database, bool ownsServer)
    {
        Server = server;
        this.database = database;
        this.ownsServer = ownsServer;
    }

    public PostgresServer Server { get; }

    /// <summary>Where the servers of the site are to look for the database; by default where it is.</summary>
    public string? Hosts { get; set; }

    protected override string? ConnectionString => Hosts is null ? database.ConnectionString : new NpgsqlConnectionStringBuilder(database.ConnectionString) { Host = Hosts }.ConnectionString;

    protected override string? DataDirectory => null;

    public static async Task<PostgresSite> StartAsync(PostgresDurability durability = PostgresDurability.Flushed)
    {
        var server = await PostgresServer.StartThrowAwayAsync(durability);
        return new PostgresSite(server, await server.CreateDatabaseAsync(DatabaseContent.PostGis), ownsServer: true);
    }

    /// <summary>A database without a schema, in a server that others use too.</summary>
    public static async Task<PostgresSite> EmptyAsync(PostgresServer server) => new(server, await server.CreateDatabaseAsync(DatabaseContent.PostGis), ownsServer: false);

    public static async Task<PostgresSite> WithKeyAsync(PostgresDurability durability, CancellationToken cancellation)
    {
        var site = await StartAsync(durability);
        await site.MakeKeyAsync(cancellation);
        return site;
    }

    /// <summary>Waits until the database works on a statement that begins so.</summary>
    public async Task UnderWayAsync(string statement, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var question = source.CreateCommand("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND starts_with(query, $1)");
        question.Parameters.Add(new NpgsqlParameter { Value = statement });
        while (await question.ExecuteScalarAsync(cancellation) is 0L)
        {
            await Task.Delay(20, cancellation);
        }
    }

    /// <summary>Fills the database, copies its server, and has every commit wait for the copy from then on.</summary>
    public async Task<PostgresServer> StartSynchronousStandbyAsync(CancellationToken cancellation)
    {
        await (await StartServerAsync(0, cancellation)).DisposeAsync();
        var standby = await Server.StartStandbyAsync();
        await Server.StopAsync();
        Server.Become(PostgresDurability.OnStandby);
        await Server.RestartAsync();
        return standby;
    }

    public override Task<StoredFacts> ReadFactsAsync(CancellationToken cancellation) => ReadFactsAsync(database.ConnectionString, cancellation);

    /// <summary>From another server that has the same database, a standby say.</summary>
    public Task<StoredFacts> ReadFactsAsync(PostgresServer other, CancellationToken cancellation)
        => ReadFactsAsync(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Port = other.Port }.ConnectionString, cancellation);

    public override ValueTask DisposeAsync() => ownsServer ? Server.DisposeAsync() : database.DisposeAsync();

    private static async Task<StoredFacts> ReadFactsAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        return await StoredFacts.ReadAsync(connection, "konna.", damage: null, cancellation);
    }
}
