using Konna.Testing;
using Npgsql;

namespace Konna.MapServer.Tests.Fixtures;

public sealed class PostgresClusterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_database_has_a_PostGIS_that_the_server_supports()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);

        var version = Version.Parse(await AskAsync<string>(database, "SELECT split_part(PostGIS_Lib_Version(), ' ', 1)"));

        Assert.True(version >= new Version(3, 3), $"PostGIS {version}");
    }

    [Fact]
    public async Task An_empty_database_has_no_PostGIS()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(DatabaseContent.Empty, Cancellation);

        Assert.False(await AskAsync<bool>(database, "SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'postgis')"));
    }

    [Fact]
    public async Task What_one_test_writes_another_does_not_see()
    {
        await using var one = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        await using var other = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        await AskAsync<object>(one, "CREATE TABLE written (id int); SELECT 1::int");

        Assert.True(await AskAsync<bool>(one, "SELECT to_regclass('written') IS NOT NULL"));
        Assert.False(await AskAsync<bool>(other, "SELECT to_regclass('written') IS NOT NULL"));
    }

    [Fact]
    public async Task A_database_is_gone_after_its_test_though_someone_is_still_connected()
    {
        var database = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Cancellation);

        await database.DisposeAsync();

        await using var again = new NpgsqlConnection(database.ConnectionString);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => again.OpenAsync(Cancellation));
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, refusal.SqlState);
    }

    [Fact]
    public async Task A_server_of_ones_own_can_crash_and_come_back_with_its_databases()
    {
        await using var server = await PostgresServer.StartThrowAwayAsync();
        await using var database = await server.CreateDatabaseAsync(DatabaseContent.Empty, Cancellation);

        await server.CrashAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => AskAsync<int>(database, "SELECT 1"));
        await server.RestartAsync();

        Assert.Equal(1, await AskAsync<int>(database, "SELECT 1"));
    }

    [Fact]
    public async Task A_server_of_ones_own_leaves_nothing_behind()
    {
        var server = await PostgresServer.StartThrowAwayAsync();
        var database = await server.CreateDatabaseAsync(DatabaseContent.Empty, Cancellation);
        var directory = server.Directory;
        Assert.True(Directory.Exists(directory));

        await server.DisposeAsync();

        Assert.False(Directory.Exists(directory));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => AskAsync<int>(database, "SELECT 1"));
    }

    private static async Task<T> AskAsync<T>(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
