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
    private PostgresDurability durability;
    private bool templateReady;

    private PostgresServer(string administration, PostgresFiles? files, PostgresDurability durability = PostgresDurability.None)
    {
        this.administration = administration;
        this.files = files;
        this.durability = durability;
    }

    /// <summary>Starts a new cluster; it is stopped and deleted when this is disposed or the process ends.</summary>
    public static async Task<PostgresServer> StartThrowAwayAsync(PostgresDurability durability = PostgresDurability.None)
        => await StartAsync(await PostgresFiles.InitializeAsync(), durability);

    /// <summary>Starts a standby that follows this server, which was started to flush what it commits; ended and deleted in the same way.</summary>
    public async Task<PostgresServer> StartStandbyAsync() => await StartAsync(await PostgresFiles.CopyAsync(Port), PostgresDurability.Flushed);

    private static async Task<PostgresServer> StartAsync(PostgresFiles files, PostgresDurability durability)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort.OnLoopback();
            var outcome = await files.StartAsync(port, durability);
            if (outcome.ExitCode == 0)
            {
                return new PostgresServer($"Host=127.0.0.1;Port={port};Username={PostgresFiles.Role};Database=postgres;Pooling=false", files, durability);
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

    /// <summary>Stops the server as its administrator does, and its connections with it.</summary>
    public async Task StopAsync() => (await Own.StopAsync("fast")).MustSucceed();

    /// <summary>Starts a crashed or stopped server again on its port.</summary>
    public async Task RestartAsync() => (await Own.StartAsync(Port, durability)).MustSucceed();

    /// <summary>From its next start on.</summary>
    public void Become(PostgresDurability other) => durability = other;

    /// <summary>Makes a standby a primary.</summary>
    public async Task PromoteAsync() => (await Own.PromoteAsync()).MustSucceed();

    /// <summary>Sends a signal, "KILL" say, to the process that all others are children of, and to them where they are named too.</summary>
    public async Task SignalAsync(string signal, bool childrenToo = false)
    {
        var postmaster = Own.ReadProcessId();
        var children = childrenToo ? (await Subprocess.RunAsync("pgrep", ["-P", $"{postmaster}"])).StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
        (await Subprocess.RunAsync("kill", [$"-{signal}", $"{postmaster}"])).MustSucceed();
        if (children.Length > 0)
        {
            // Some may have ended since they were counted, or with their parent.
            await Subprocess.RunAsync("kill", [$"-{signal}", .. children]);
        }
    }

    /// <summary>The process that all others of a throw-away server are children of.</summary>
    public int ProcessId => Own.ReadProcessId();

    public int Port => new NpgsqlConnectionStringBuilder(administration).Port;

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
