using Konna.MapServer.Storage;
using Konna.Testing;
using Npgsql;

namespace Konna.MapServer.Tests.Storage;

/// <summary>The contract on a database of a real PostgreSQL with PostGIS: one for the class, emptied after each test.</summary>
public sealed class PostGisStoreTests(PostGisStoreTests.Database database) : StoreContract, IClassFixture<PostGisStoreTests.Database>
{
    private protected override Task<IKonnaStore> OpenAsync() =>
        StoreOpening.OpenAsync(new StoreSettings(database.ConnectionString, "/nowhere"), StorePurpose.Use, Cancellation);

    private protected override Task CleanUpAsync() => database.EmptyAsync();

    private protected override async Task<IReadOnlyList<string>> TablesAsync()
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand("SELECT relname FROM pg_class WHERE relnamespace = 'konna'::regnamespace ORDER BY 1");
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var names = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    [Fact]
    public async Task Whoever_listens_is_told_of_each_commit_and_of_nothing_else()
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        var heard = new List<string>();
        connection.Notification += (_, told) => heard.Add(told.Payload);
        await using (var listen = new NpgsqlCommand("LISTEN konna_changes", connection))
        {
            await listen.ExecuteNonQueryAsync(Cancellation);
        }

        await Store.ImportAsync(SampleOperation.Create(), ImportMode.WhenChanged, Cancellation);
        await Store.ImportAsync(SampleOperation.Create(), ImportMode.WhenChanged, Cancellation);
        await Store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        while (heard.Count < 2)
        {
            await connection.WaitAsync(Cancellation);
        }

        Assert.Equal([SampleOperation.Id + " 1", SampleOperation.Id + " 2"], heard);
    }

    [Fact]
    public async Task References_may_take_longer_to_check_than_a_commit_may_take()
    {
        await database.ExecuteAsync("""
            DO $$ BEGIN
                CREATE FUNCTION konna.take_long() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(7); RETURN NULL; END';
                CREATE CONSTRAINT TRIGGER take_long AFTER INSERT ON konna.operations DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION konna.take_long();
            END $$
            """);
        try
        {
            var outcome = await Store.ImportAsync(SampleOperation.Create(), ImportMode.New, Cancellation);

            Assert.Equal(ImportResult.Created, outcome.Result);
            Assert.NotNull(await Store.FindOperationAsync(SampleOperation.Id, Cancellation));
        }
        finally
        {
            await database.ExecuteAsync("DO $$ BEGIN DROP TRIGGER take_long ON konna.operations; DROP FUNCTION konna.take_long(); END $$");
        }
    }

    private protected override async Task EditAsync(string operationId) =>
        Assert.Equal(1, await database.ExecuteAsync("UPDATE konna.operations SET revision = revision + 1 WHERE id = $1", operationId));

    public sealed class Database : IAsyncLifetime
    {
        private TestDatabase? created;

        public string ConnectionString => created!.ConnectionString;

        public async ValueTask InitializeAsync() => created = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);

        public ValueTask DisposeAsync() => created!.DisposeAsync();

        /// <summary>Takes every operation and every key out of the store.</summary>
        public Task EmptyAsync() => ExecuteAsync("""
            DO $$ DECLARE layer text; BEGIN
                FOR layer IN SELECT table_name FROM konna.layers LOOP EXECUTE format('DROP TABLE konna.%I', layer); END LOOP;
                DELETE FROM konna.operations;
                DELETE FROM konna.changes;
                DELETE FROM konna.private_operations;
                DELETE FROM konna.access_keys;
            END $$
            """);

        public async Task<int> ExecuteAsync(string sql, params string[] values)
        {
            await using var source = NpgsqlDataSource.Create(ConnectionString);
            await using var command = source.CreateCommand(sql);
            foreach (var value in values)
            {
                command.Parameters.AddWithValue(value);
            }

            return await command.ExecuteNonQueryAsync(Cancellation);
        }
    }
}
