using Npgsql;

namespace Konna.Testing;

/// <summary>
/// Databases to test against. The first one asked for starts a cluster of this process alone, on loopback and a free port, which ends
/// with the process; or, when KONNA_TEST_POSTGIS holds a connection string whose role may create databases, they are created there.
/// </summary>
public static class PostgresCluster
{
    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartAsync);

    /// <exception cref="InvalidOperationException">No PostgreSQL with PostGIS is installed, or it does not start.</exception>
    public static async Task<TestDatabase> CreateDatabaseAsync(DatabaseContent content = DatabaseContent.PostGis, CancellationToken cancellation = default)
    {
        var server = await Shared.Value.WaitAsync(cancellation);
        return await server.CreateDatabaseAsync(content, cancellation);
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var given = Environment.GetEnvironmentVariable("KONNA_TEST_POSTGIS");
        var server = string.IsNullOrWhiteSpace(given) ? await PostgresServer.StartThrowAwayAsync() : PostgresServer.Given(given);
        await server.PrepareTemplateAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return server;
    }
}
