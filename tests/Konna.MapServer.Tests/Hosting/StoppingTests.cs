using System.Net;
using Konna.Testing;
using Npgsql;

namespace Konna.MapServer.Tests.Hosting;

/// <summary>Readiness under load, and the end of a server: what is under way is finished, and whoever asks can see it coming.</summary>
public sealed class StoppingTests : IDisposable
{
    private static readonly TimeSpan MostTimeToStop = TimeSpan.FromSeconds(10);
    private readonly TemporaryDirectory directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task A_stopping_server_is_not_ready_but_answers_until_it_is_drained()
    {
        await using var server = await FloodServer.StartAsync(directory, Cancellation, ("Konna__DrainSeconds", "3"));
        Assert.Equal(200, await RawRequest.StatusAsync(server.Root, "/health/ready", "localhost"));

        var stopped = server.StopAsync(Cancellation);
        var ready = 200;
        while (ready == 200)
        {
            ready = await RawRequest.StatusAsync(server.Root, "/health/ready", "localhost");
        }

        Assert.Equal(503, ready);
        Assert.Equal(200, await RawRequest.StatusAsync(server.Root, "/health/live", "localhost"));
        Assert.Equal(200, await RawRequest.StatusAsync(server.Root, "/operations/harbour-flood/collections/places/items", "localhost"));
        Assert.Equal(0, (await stopped.WaitAsync(MostTimeToStop, Cancellation)).ExitCode);
    }

    [Fact]
    public async Task An_answer_under_way_is_finished()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        await using var server = await FloodServer.StartAsync(directory, Cancellation, ("ConnectionStrings__Konna", database.ConnectionString));
        await using var held = await HoldAsync(database, "konna.places");
        using var client = new HttpClient { BaseAddress = server.Root };
        var answer = client.GetAsync(new Uri("operations/harbour-flood/collections/places/items", UriKind.Relative), Cancellation);
        await WaitForWaitingAsync(database, 1);

        var stopped = server.StopAsync(Cancellation);
        Assert.False(answer.IsCompleted);
        await held.DisposeAsync();
        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
        Assert.Equal(0, (await stopped.WaitAsync(MostTimeToStop, Cancellation)).ExitCode);
    }

    [Fact]
    public async Task A_pool_that_is_taken_does_not_make_the_server_unready()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxPoolSize = 2 };
        await using var server = await FloodServer.StartAsync(directory, Cancellation, ("ConnectionStrings__Konna", settings.ConnectionString));
        using var client = new HttpClient { BaseAddress = server.Root };
        Task<HttpResponseMessage>[] waiting;
        await using (await HoldAsync(database, "konna.places"))
        {
            waiting = [.. Enumerable.Range(0, 2).Select(_ => client.GetAsync(new Uri("operations/harbour-flood/collections/places/items", UriKind.Relative), Cancellation))];
            await WaitForWaitingAsync(database, 2);
            Assert.Equal(200, await RawRequest.StatusAsync(server.Root, "/health/ready", "localhost"));
            Assert.All(waiting, answer => Assert.False(answer.IsCompleted));
        }

        Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task Of_two_hosts_the_one_that_answers_is_asked()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(cancellation: Cancellation);
        var given = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var hosts = $"127.0.0.1:1,{given.Host}:{given.Port}";
        given.Remove("Port");
        given.Host = hosts;
        await using var server = await FloodServer.StartAsync(directory, Cancellation, ("ConnectionStrings__Konna", given.ConnectionString));
        Assert.Equal(200, await RawRequest.StatusAsync(server.Root, "/operations/harbour-flood/collections/places/items", "localhost"));
        Assert.Equal(200, await RawRequest.StatusAsync(server.Root, "/health/ready", "localhost"));
        Assert.Contains($"PostGIS {hosts}/{database.Name}", server.StandardOutput, StringComparison.Ordinal);
    }

    /// <summary>Keeps everyone else from a table until it is disposed of.</summary>
    private static async Task<NpgsqlConnection> HoldAsync(TestDatabase database, string table)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancellation);
#pragma warning disable CA2100 // A test's own text.
        await using var command = new NpgsqlCommand($"BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE", connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }

    private static async Task WaitForWaitingAsync(TestDatabase database, int number)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", connection);
        while ((long)(await command.ExecuteScalarAsync(Cancellation))! < number)
        {
            await Task.Delay(20, Cancellation);
        }
    }
}
