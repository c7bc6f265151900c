using System.Net;
using Konna.Geo.Features;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Storage;
using Konna.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Konna.MapServer.Tests.Api.Limits;

/// <summary>A question that nobody waits for any more ends in the database too, on both stores.</summary>
public sealed class GivenUpQuestionTests
{
    private const string Items = ApiFixture.Operation + "/collections/places/items";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_PostGIS_a_client_that_hangs_up_leaves_no_question_behind()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        await using var store = await OpenAsync(database.ConnectionString);
        await using var server = await ApiServer.StartAsync([SamplePackage.Make()], other: store);
        await using var held = await HoldAsync(database);
        using var hangUp = new CancellationTokenSource();
        var asked = Enumerable.Range(1, 10).Select(limit => server.Client.GetAsync(new Uri($"{Items}?limit={limit}", UriKind.Relative), hangUp.Token)).ToList();
        await WaitForQuestionsAsync(database, count => count == 10);
        await hangUp.CancelAsync();
        await WaitForQuestionsAsync(database, count => count == 0);
        Assert.All(asked, request => Assert.False(request.IsCompletedSuccessfully));

        await held.DisposeAsync();
        using var answer = await server.SendAsync(Items);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task On_PostGIS_what_takes_too_long_is_504_and_leaves_no_question_behind()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        await using var store = await OpenAsync(database.ConnectionString);
        await using var server = await ApiServer.StartAsync(
            [SamplePackage.Make()], other: store, services: services => services.Configure<LimitSettings>(limits => limits.Times[RequestKind.Features] = TimeSpan.FromSeconds(1)));
        await using var held = await HoldAsync(database);
        await server.ProblemAsync(Items, 504);
        await WaitForQuestionsAsync(database, count => count == 0);
    }

    [Fact]
    public async Task On_PostGIS_a_pool_that_is_taken_is_503_with_the_time_to_come_back_and_it_comes_back()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        await using var store = await OpenAsync(new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxPoolSize = 2, Timeout = 1 }.ConnectionString);
        await using var server = await ApiServer.StartAsync([SamplePackage.Make()], other: store);
        await using var held = await HoldAsync(database);

        // Different ones: those that ask for the same wait for one answer.
        var asked = Enumerable.Range(1, 2).Select(limit => server.SendAsync($"{Items}?limit={limit}")).ToList();
        await WaitForQuestionsAsync(database, count => count == 2);

        using (var refused = await server.SendAsync(Items))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter?.Delta);
        }

        // What asks for nothing needs no connection.
        foreach (var (path, status) in new[] { ("/health/live", 200), ("/no/such/address", 404), ("/operations?f=xml", 400), ("/keys", 401) })
        {
            using var answer = await server.SendAsync(path);
            Assert.Equal(status, (int)answer.StatusCode);
        }

        await held.DisposeAsync();
        Assert.All(await Task.WhenAll(asked), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        using var after = await server.SendAsync(Items);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task On_the_GeoPackage_a_question_without_end_is_stopped_and_its_connection_goes_on()
    {
        using var directory = new TemporaryDirectory();
        await using var store = await StoreOpening.OpenAsync(new StoreSettings(null, directory.Path), StorePurpose.Use, Cancellation);
        await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        await using (var connection = new SqliteConnection($"Data Source={directory.File("konna.gpkg")};Pooling=False"))
        {
            await connection.OpenAsync(Cancellation);
            await using var endless = connection.CreateCommand();
            endless.CommandText = """
                PRAGMA foreign_keys = OFF;
                CREATE TABLE claims_kept AS SELECT * FROM claims;
                DROP TABLE claims;
                CREATE VIEW claims AS SELECT claims_kept.* FROM claims_kept, (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n);
                """;
            await endless.ExecuteNonQueryAsync(Cancellation);
        }

        var claims = store.Collections.Single(collection => collection.Id == "claims");
        var places = store.Collections.Single(collection => collection.Id == "places");
        for (var i = 0; i < 2 * Environment.ProcessorCount; i++)
        {
            using var left = new CancellationTokenSource();
            var asked = Task.Run(() => store.ReadPageAsync(new FeatureQuery(SampleOperation.Id, claims), left.Token), Cancellation);
            await Task.Delay(100, Cancellation);
            Assert.False(asked.IsCompleted);
            await left.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked.WaitAsync(TimeSpan.FromMinutes(1), Cancellation));
        }

        Assert.Equal(5, (await store.ReadPageAsync(new FeatureQuery(SampleOperation.Id, places), Cancellation)).Rows.Count);
    }

    private static async Task<IKonnaStore> OpenAsync(string connectionString)
    {
        var store = await StoreOpening.OpenAsync(new StoreSettings(connectionString, "/nowhere"), StorePurpose.Use, Cancellation);
        await store.ImportAsync(SamplePackage.Make(), ImportMode.Replace, Cancellation);
        return store;
    }

    /// <summary>Lets no reader at the places until it is disposed of.</summary>
    private static async Task<NpgsqlConnection> HoldAsync(TestDatabase database)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE konna.places IN ACCESS EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }

    private static async Task WaitForQuestionsAsync(TestDatabase database, Func<long, bool> isEnough)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'konna' AND state = 'active'");
        while (!isEnough((long)(await command.ExecuteScalarAsync(Cancellation))!))
        {
            await Task.Delay(20, Cancellation);
        }
    }
}
