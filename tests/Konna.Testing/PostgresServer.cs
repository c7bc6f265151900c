using Npgsql;

namespace Konna.Testing;

/// <summary>
/// One PostgreSQL server: a throw-away one, or the one that was given. Ask <see cref="PostgresCluster"/> for a database unless the
/// test stops, starts or overloads its server; then start one of your own.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly string administration;
    private readonly string template = $"konna_template_{Guid.NewGuid():N}";
    private readonly PostgresFiles? files;
    private bool templateReady;

    private PostgresServer(string administration, PostgresFiles? files)
    {
        this.administration = administration;
        this.files = files;
    }

    /// <summary>Starts a new cluster without any durability; it is stopped and deleted when this is disposed or the process ends.</summary>
    public static async Task<PostgresServer> StartThrowAwayAsync()
    {
        var files = await PostgresFiles.InitializeAsync();
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort.OnLoopback();
            var outcome = await files.StartAsync(port);
            if (outcome.ExitCode == 0)
            {
                return new PostgresServer($"Host=127.0.0.1;Port={port};Username={PostgresFiles.Role};Database=postgres;Pooling=false", files);
            }

            if (attempt == 5)
            {
                await files.DisposeAsync();
                throw new InvalidOperationException($"The test cluster does not start: {outcome.StandardOutput}{outcome.StandardError}");
            }
        }
    }

    internal static PostgresServer Given(string connectionString)
        => new(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString, files: null);

    /// <summary>Creating PostGIS takes a second, copying a database that has it a tenth of that.</summary>
    internal async Task PrepareTemplateAsync()
    {
        await ExecuteAsync(administration, $"CREATE DATABASE \"{template}\" ENCODING 'UTF8' TEMPLATE template0", default);
        await ExecuteAsync(ConnectTo(template), "CREATE EXTENSION postgis", default);
        templateReady = true;
    }

    public async Task<TestDatabase> CreateDatabaseAsync(DatabaseContent content, CancellationToken cancellation = default)
    {
        var name = $"konna_test_{Guid.NewGuid():N}";
        var source = content == DatabaseContent.PostGis && templateReady ? template : "template0";
        await ExecuteAsync(administration, $"CREATE DATABASE \"{name}\" ENCODING 'UTF8' TEMPLATE \"{source}\"", cancellation);
        if (content == DatabaseContent.PostGis && !templateReady)
        {
            await ExecuteAsync(ConnectTo(name), "CREATE EXTENSION postgis", cancellation);
        }

        return new TestDatabase(administration, name);
    }

    /// <summary>Stops the server as a crash would, keeping its files; only for a server that the test itself started.</summary>
    public async Task CrashAsync() => (await Own.StopAsync("immediate")).MustSucceed();

    /// <summary>Starts a crashed or stopped server again on its port.</summary>
    public async Task RestartAsync() => (await Own.StartAsync(new NpgsqlConnectionStringBuilder(administration).Port)).MustSucceed();

    public async ValueTask DisposeAsync()
    {
        if (files is not null)
        {
            await files.DisposeAsync();
        }
        else if (templateReady)
        {
            await ExecuteAsync(administration, $"DROP DATABASE IF EXISTS \"{template}\" WITH (FORCE)", default);
        }
    }

    /// <summary>Where the files of a throw-away cluster lie; gone after it is disposed.</summary>
    public string Directory => Own.Directory;

    private PostgresFiles Own => files ?? throw new InvalidOperationException("The server was given by KONNA_TEST_POSTGIS; it is not ours to stop.");

    private string ConnectTo(string database) => new NpgsqlConnectionStringBuilder(administration) { Database = database }.ConnectionString;

    private static async Task ExecuteAsync(string connectionString, string sql, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
