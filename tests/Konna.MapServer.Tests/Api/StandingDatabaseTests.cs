using System.Net;
using System.Text;
using Konna.MapServer.Api.Access;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Api.Access;
using Konna.MapServer.Tests.Api.Conformance;
using Konna.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Konna.MapServer.Tests.Api;

/// <summary>A database whose processes stand still, and a driver that would wait for it for ever: the answer is there when the time of the request is over.</summary>
public sealed class StandingDatabaseTests
{
    /// <summary>Of connecting, of a question, and of the request to give it up: none ends by itself.</summary>
    private const string Endless = ";Timeout=1000;Command Timeout=0;Cancellation Timeout=0";

    private const string Items = ApiFixture.Operation + "/collections/places/items";

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
            services.AddSingleton<ICallerReader>(new KnownCaller(StoreApi.Writer));
            services.Configure<LimitSettings>(limits => limits.Times[RequestKind.Features] = TimeSpan.FromMilliseconds(500));
        });
        await postgres.SignalAsync("STOP", childrenToo: true);
        try
        {
            using var question = await server.SendAsync(Items);
            await AssertAsync(HttpStatusCode.GatewayTimeout, question);
            using var change = await ChangeAsync(server);
            await AssertAsync(HttpStatusCode.GatewayTimeout, change);
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
    }

    private static async Task<HttpResponseMessage> ChangeAsync(ApiServer server)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, Items + "/pl-01");
        request.Headers.Add(KnownCaller.Header, StoreApi.Writer.Name);
        request.Content = new StringContent("""{"properties":{"name":"Other"}}""", Encoding.UTF8, "application/merge-patch+json");
        return await server.Client.SendAsync(request, Cancellation);
    }

    private static async Task AssertAsync(HttpStatusCode expected, HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancellation)}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(answer.Headers.RetryAfter);
    }
}
