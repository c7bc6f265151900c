using Konna.MapServer.Hosting;
using Konna.MapServer.Tests.Hosting;
using Konna.Testing;
using Npgsql;

namespace Konna.MapServer.Tests.Deploy;

/// <summary>The roles that docs/deploy/roles.sql makes: the server's own serves and loads operations, and can make, run and read nothing else.</summary>
public sealed class RolesTests : IAsyncLifetime
{
    private readonly TemporaryDirectory directory = new();

    // Roles belong to the whole server: one of its own leaves nothing behind.
    private PostgresServer? postgres;
    private TestDatabase? database;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        postgres = await PostgresServer.StartThrowAwayAsync();
        database = await postgres.CreateDatabaseAsync(DatabaseContent.Empty, Cancellation);
        await ExecuteAsync(database.ConnectionString, await File.ReadAllTextAsync(Repository.At("docs", "deploy", "roles.sql"), Cancellation));
    }

    public async ValueTask DisposeAsync()
    {
        await database!.DisposeAsync();
        await postgres!.DisposeAsync();
        directory.Dispose();
    }

    [Fact]
    public async Task The_server_runs_as_a_role_that_can_make_nothing()
    {
        Assert.Contains("grant CREATE", (await StartErrorAsync("konna_server")).StandardError, StringComparison.Ordinal);
        (await KonnaProcess.RunAsync(new KonnaStart { Arguments = ["migrate"], ConnectionString = As("konna_owner") }, Cancellation)).MustSucceed();

        // The flood has a reference layer, which is a table; the battle has none.
        var (flood, battle) = (Repository.At("tests", "packages", "harbour-flood"), Repository.At("seeds", "battle-of-konna"));
        var refusal = await ImportAsync("konna_server", flood);
        Assert.Equal(ExitCode.StoreUnusable, refusal.ExitCode);
        Assert.Contains("konna migrate", refusal.StandardError, StringComparison.Ordinal);
        (await ImportAsync("konna_owner", flood)).MustSucceed();
        (await ImportAsync("konna_server", battle)).MustSucceed();

        await using var server = await FloodServer.StartAsync(directory, Cancellation, ("ConnectionStrings__Konna", As("konna_server")));
        Assert.Contains("Operation harbour-flood: unchanged", server.StandardOutput, StringComparison.Ordinal);
        var layer = Path.GetFileNameWithoutExtension(Directory.GetFiles(Path.Combine(flood, "layers"))[0]);
        Assert.Equal(200, await RawRequest.StatusAsync(server.Root, $"/operations/harbour-flood/collections/{layer}/items", "localhost"));
        Assert.Equal(200, await RawRequest.StatusAsync(server.Root, "/operations/battle-of-konna/collections/places/items", "localhost"));
        Assert.Equal(200, await RawRequest.StatusAsync(server.Root, "/operations/harbour-flood/collections/places/items", "localhost"));
        Assert.Equal(200, await RawRequest.StatusAsync(server.Root, "/health/ready", "localhost"));

        foreach (var forbidden in new[]
        {
            "CREATE TABLE x ()", "CREATE TABLE public.x ()", "CREATE TABLE konna.x ()", "CREATE SCHEMA x", "ALTER TABLE konna.places ADD x int", "DROP TABLE konna.places",
            "TRUNCATE konna.places", "COPY konna.places TO PROGRAM 'true'", "COPY konna.places TO '/tmp/x'", "SELECT pg_read_file('/etc/hostname')", "CREATE ROLE x",
        })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(As("konna_server"), forbidden));
            Assert.Equal((forbidden, PostgresErrorCodes.InsufficientPrivilege), (forbidden, refused.SqlState));
        }
    }

    private Task<ProcessOutcome> ImportAsync(string role, string package) =>
        KonnaProcess.RunAsync(new KonnaStart { Arguments = ["import", package], ConnectionString = As(role) }, Cancellation);

    private Task<ProcessOutcome> StartErrorAsync(string role) =>
        KonnaProcess.RunAsync(new KonnaStart { Arguments = ["serve", "--urls", "http://127.0.0.1:0"], ConnectionString = As(role) }, Cancellation);

    private string As(string role) => new NpgsqlConnectionStringBuilder(database!.ConnectionString) { Username = role }.ConnectionString;

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancellation);
#pragma warning disable CA2100 // The project's own file, and the test's own statements.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
