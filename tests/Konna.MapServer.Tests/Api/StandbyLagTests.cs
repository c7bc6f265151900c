using System.Diagnostics.Metrics;
using System.Net;
using Konna.MapServer.Storage;
using Konna.MapServer.Telemetry;
using Konna.Testing;
using Npgsql;

namespace Konna.MapServer.Tests.Api;

/// <summary>How far a real streaming standby lies behind, as the store tells it, the answer about the health, and the metric.</summary>
public sealed class StandbyLagTests
{
    private const string Ready = "/health/ready";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_standby_that_does_not_replay_is_told_of_until_it_does()
    {
        await using var primary = await PostgresServer.StartThrowAwayAsync(PostgresDurability.Flushed);
        await using var database = await primary.CreateDatabaseAsync(DatabaseContent.PostGis, Cancellation);
        await using (var first = await StoreOpening.OpenAsync(new StoreSettings(database.ConnectionString, "/nowhere"), StorePurpose.Use, Cancellation))
        {
            await first.ImportAsync(SamplePackage.Make(), ImportMode.Replace, Cancellation);
            Assert.Empty(await first.ReadLagsAsync(Cancellation));
        }

        await using var standby = await primary.StartStandbyAsync();
        var host = $"127.0.0.1:{standby.Port}";
        var clock = new SteppedClock();
        var hosts = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Host = $"127.0.0.1:{primary.Port},{host}" }.ConnectionString;
        await using var store = await StoreOpening.OpenAsync(new StoreSettings(hosts, "/nowhere") { Clock = clock }, StorePurpose.Use, Cancellation);
        await using var server = await ApiServer.StartAsync([], other: store);
        var told = new TaskCompletionSource<double>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listener = Listen(host, told);
        Assert.Equal([new StandbyLag(host, TimeSpan.Zero)], await store.ReadLagsAsync(Cancellation));
        Assert.Equal("""{"status":"ok","replicationLagSeconds":0}""", await ReadyAsync(server));

        await OnStandbyAsync(database, standby, "SELECT pg_wal_replay_pause()");
        while (await OnStandbyAsync(database, standby, "SELECT pg_get_wal_replay_pause_state()") is not "paused")
        {
            await Task.Delay(20, Cancellation);
        }

        await store.SetPrivateAsync(SamplePackage.OperationId, true, Cancellation);
        await store.ReadLagsAsync(Cancellation);
        clock.Step(TimeSpan.FromSeconds(12));
        Assert.Equal([new StandbyLag(host, TimeSpan.FromSeconds(12))], await store.ReadLagsAsync(Cancellation));
        await UntilAsync(server, """{"status":"lagging","replicationLagSeconds":12}""");
        Assert.Equal(12, await told.Task.WaitAsync(Cancellation));

        // What is known of the primary is enough while it is away.
        await primary.StopAsync();
        clock.Step(TimeSpan.FromSeconds(8));
        Assert.Equal([new StandbyLag(host, TimeSpan.FromSeconds(20))], await store.ReadLagsAsync(Cancellation));
        await primary.RestartAsync();
        await OnStandbyAsync(database, standby, "SELECT pg_wal_replay_resume()");
        await UntilAsync(server, """{"status":"ok","replicationLagSeconds":0}""");

        // Of one that is away nothing is known, and nothing is read.
        await standby.StopAsync();
        Assert.Empty(await store.ReadLagsAsync(Cancellation));
        await UntilAsync(server, """{"status":"ok"}""");
    }

    private static async Task UntilAsync(ApiServer server, string expected)
    {
        while (await ReadyAsync(server) != expected)
        {
            await Task.Delay(100, Cancellation);
        }
    }

    private static async Task<string> ReadyAsync(ApiServer server)
    {
        using var ready = await server.SendAsync(Ready);
        return ready.StatusCode == HttpStatusCode.OK ? await ready.Content.ReadAsStringAsync(Cancellation) : $"{ready.StatusCode}";
    }

    private static MeterListener Listen(string host, TaskCompletionSource<double> told)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == ServerMeter.Name && instrument.Name == "konna.store.replication.lag")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) =>
        {
            if (seconds > 0 && tags.ToArray().Contains(new KeyValuePair<string, object?>("server.address", host)))
            {
                told.TrySetResult(seconds);
            }
        });
        listener.Start();
        return listener;
    }

    private static async Task<string?> OnStandbyAsync(TestDatabase database, PostgresServer standby, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Port = standby.Port, Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation) as string;
    }
}
