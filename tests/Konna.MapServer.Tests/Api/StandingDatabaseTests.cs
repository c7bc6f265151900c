using System.Net;
using Konna.MapServer.Api.Access;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Api.Access;
using Konna.MapServer.Tests.Api.Conformance;
using Konna.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Konna.MapServer.Tests.Api;

/// <summary>A database whose processes stand still, and a driver that would wait for it for ever: the answer is there when the time of the request is over.</summary>
public sealed class StandingDatabaseTests
{
    /// <summary>Of connecting, of a question, and of the request to give it up: none ends by itself.</summary>
    private const string Endless = ";Timeout=1000;Command Timeout=0;Cancellation Timeout=0";

    private const string Items = ApiFixture.Operation + "/collections/places/items";

    private static readonly Caller Administrator = new("key:admin", "admin", [new(AccessRight.Admin, null)]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Questions_changes_and_keys_are_answered_and_nothing_is_changed()
    {
        await using var postgres = await PostgresServer.StartThrowAwayAsync();
        await using var database = await postgres.CreateDatabaseAsync(DatabaseContent.PostGis, Cancellation);
        await using var store = await StoreOpening.OpenAsync(new StoreSettings(database.ConnectionString + Endless, "/nowhere"), StorePurpose.Use, Cancellation);
        await store.ImportAsync(SamplePackage.Make(), ImportMode.Replace, Cancellation);
        await using var server = await ApiServer.StartAsync([], other: store, services: services =>
        {
            services.AddSingleton<ICallerReader>(new KnownCaller(Administrator));
            services.Configure<LimitSettings>(limits => limits.Times[RequestKind.Features] = TimeSpan.FromMilliseconds(500));
        });
        await postgres.SignalAsync("STOP", childrenToo: true);
        try
        {
            using var question = await server.SendAsync(Items);
            await AssertAsync(HttpStatusCode.GatewayTimeout, question);
            (HttpMethod Method, string Path, byte[]? Body, string Type)[] changes =
            [
                (HttpMethod.Patch, Items + "/pl-01", """{"properties":{"name":"Other"}}"""u8.ToArray(), "application/merge-patch+json"),
                (HttpMethod.Post, "/operations?name=meanwhile.csv", "id,name,time,lat,lon\ne1,Sighting,2013-01-10T12:00:00Z,14.9,-3.9\n"u8.ToArray(), "text/csv"),
                (HttpMethod.Post, "/keys", """{"name":"made meanwhile","right":"read"}"""u8.ToArray(), "application/json"),
                (HttpMethod.Delete, "/keys/0000000000000000", null, ""),
            ];
            foreach (var (method, path, body, type) in changes)
            {
                using var change = await ChangeAsync(server, method, path, body, type);
                await AssertAsync(path == Items + "/pl-01" ? HttpStatusCode.GatewayTimeout : HttpStatusCode.ServiceUnavailable, change);
            }

            using var withKey = await server.SendAsync(Items, headers: ("X-API-Key", "konna_0000000000000000_" + new string('x', 43)));
            await AssertAsync(HttpStatusCode.ServiceUnavailable, withKey);
            using var alive = await server.SendAsync("/health/live");
            Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        }
        finally
        {
            await postgres.SignalAsync("CONT", childrenToo: true);
        }

        // The time is short, and the machine may be slow: once it was enough.
        HttpStatusCode answered;
        do
        {
            using var again = await server.SendAsync(Items);
            answered = again.StatusCode;
        }
        while (answered is HttpStatusCode.GatewayTimeout or HttpStatusCode.ServiceUnavailable);

        Assert.Equal(HttpStatusCode.OK, answered);
        Assert.Equal(1, (await store.FindOperationAsync(SamplePackage.OperationId, Cancellation))!.Revision);
        Assert.Null(await store.FindOperationAsync("meanwhile", Cancellation));
        Assert.Empty(await store.ListKeysAsync(Cancellation));
    }

    /// <summary>The database ends the connection while it commits: it has stored the change, but nobody was told.</summary>
    [Fact]
    public async Task What_was_committed_and_not_answered_is_said_to_be_unknown()
    {
        await using var postgres = await PostgresServer.StartThrowAwayAsync(PostgresDurability.Flushed);
        await using var database = await postgres.CreateDatabaseAsync(DatabaseContent.PostGis, Cancellation);
        await (await StoreOpening.OpenAsync(new StoreSettings(database.ConnectionString, "/nowhere"), StorePurpose.Use, Cancellation)).DisposeAsync();
        await postgres.StopAsync();
        postgres.Become(PostgresDurability.OnStandby);
        await postgres.RestartAsync();
        await using var store = await StoreOpening.OpenAsync(new StoreSettings(database.ConnectionString, "/nowhere"), StorePurpose.Use, Cancellation);
        await using var administration = NpgsqlDataSource.Create(database.ConnectionString);
        await using var server = await ApiServer.StartAsync([], other: store, services: services => services.AddSingleton<ICallerReader>(new KnownCaller(Administrator)));
        var asked = ChangeAsync(server, HttpMethod.Post, "/keys", """{"name":"of unknown fate","right":"read"}"""u8.ToArray(), "application/json");
        await using var end = administration.CreateCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
        while (!asked.IsCompleted && await end.ExecuteScalarAsync(Cancellation) is not 1L)
        {
            // It does not wait yet for the standby, of which there is none.
        }

        using var answer = await asked;
        await AssertAsync(HttpStatusCode.ServiceUnavailable, answer);
        Assert.Contains("Outcome unknown", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal("of unknown fate", Assert.Single(await store.ListKeysAsync(Cancellation)).Name);
    }

    private static async Task<HttpResponseMessage> ChangeAsync(ApiServer server, HttpMethod method, string path, byte[]? body, string type)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add(KnownCaller.Header, Administrator.Name);
        request.Content = body is null ? null : new ByteArrayContent(body) { Headers = { ContentType = new(type) } };
        return await server.Client.SendAsync(request, Cancellation);
    }

    private static async Task AssertAsync(HttpStatusCode expected, HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancellation)}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(answer.Headers.RetryAfter);
    }
}
