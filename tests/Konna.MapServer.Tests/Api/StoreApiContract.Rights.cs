using System.Net;
using Konna.MapServer.Api.Access.Keys;
using Konna.MapServer.Api.Access.Tokens;
using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Api.Access.Tokens;
using Konna.MapServer.Tests.Api.Changes;
using Konna.MapServer.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Konna.MapServer.Tests.Api;

/// <summary>Streams of changes end with the right to read them, over a real store.</summary>
public abstract partial class StoreApiContract
{
    private const string LastWords = "retry: 1000\n\n";
    private static readonly TimeSpan Left = TimeSpan.FromMilliseconds(200);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_ends_when_its_key_is_revoked_and_tells_nothing_that_was_changed_afterwards(bool isByHttp)
    {
        await using var store = await OpenPrivateAsync();
        await using var server = await ApiServer.StartAsync([], other: store);
        var (reader, readerKey) = await GiveKeyAsync(store, AccessRight.Read);
        var (_, otherKey) = await GiveKeyAsync(store, AccessRight.Admin);
        using var ends = await StreamAsync(server, Bearer(readerKey));
        using var endsToo = await StreamAsync(server, Bearer(readerKey));
        using var goesOn = await StreamAsync(server, Bearer(otherKey));

        if (isByHttp)
        {
            using var revoked = await server.SendAsync("/keys/" + reader.Id, method: HttpMethod.Delete, headers: Bearer(otherKey));
            Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        }
        else
        {
            await store.RevokeKeyAsync(reader.Id, DateTimeOffset.UtcNow, Cancellation);
        }

        await ChangeAsync(store, "after");
        foreach (var stream in new[] { ends, endsToo })
        {
            Assert.Equal($"retry: 1000\nid: 1\n\n{LastWords}", await stream.Content.ReadAsStringAsync(Cancellation));
        }

        Assert.Equal(["2"], await IdsAsync(goesOn, "2"));
        using var again = await server.SendAsync(Sample + "/changes", "text/event-stream", headers: Bearer(readerKey));
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task A_stream_ends_when_its_key_expires()
    {
        await using var store = await OpenPrivateAsync();
        var expires = DateTimeOffset.UtcNow.AddHours(1);
        await using var server = await ApiServer.StartAsync([], other: store, services: services => services.AddSingleton<TimeProvider>(new StandingClock(expires - Left)));
        var (_, key) = await GiveKeyAsync(store, AccessRight.Read, expires);
        using var stream = await StreamAsync(server, Bearer(key));
        Assert.EndsWith(LastWords, await stream.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_ends_when_its_token_does()
    {
        await using var store = await OpenPrivateAsync();
        await using var issuer = await LocalIssuer.StartAsync();
        var ends = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds());
        await using var server = await ApiServer.StartAsync([], other: store, services: services =>
        {
            services.AddSingleton<TimeProvider>(new StandingClock(ends + OidcTokens.Skew - Left));
            services.AddOidcTokens(issuer.Settings);
        });
        var token = issuer.Token(["konna-read"], (_, payload) => payload["exp"] = ends.ToUnixTimeSeconds());
        using var stream = await StreamAsync(server, Bearer(token));
        Assert.EndsWith(LastWords, await stream.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Streams_of_an_operation_that_turns_private_end_for_those_who_may_not_read_it()
    {
        await using var store = await OpenAsync();
        await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        await using var server = await ApiServer.StartAsync([], other: store);
        var (_, key) = await GiveKeyAsync(store, AccessRight.Read);
        var (_, elsewhere) = await GiveKeyAsync(store, AccessRight.Read, null, "elsewhere");
        using var anonymous = await StreamAsync(server);
        using var ofOther = await StreamAsync(server, Bearer(elsewhere));
        using var goesOn = await StreamAsync(server, Bearer(key));

        await store.SetPrivateAsync(SampleOperation.Id, true, Cancellation);
        await ChangeAsync(store, "hidden");
        foreach (var stream in new[] { anonymous, ofOther })
        {
            Assert.Equal($"retry: 1000\nid: 1\n\n{LastWords}", await stream.Content.ReadAsStringAsync(Cancellation));
        }

        Assert.Equal(["2"], await IdsAsync(goesOn, "2"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Streams_of_an_operation_that_is_deleted_tell_that_and_end(bool isPrivate)
    {
        await using var store = await OpenAsync();
        await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        await store.SetPrivateAsync(SampleOperation.Id, isPrivate, Cancellation);
        await using var server = await ApiServer.StartAsync([], other: store);
        var (_, key) = await GiveKeyAsync(store, AccessRight.Read);
        using var stream = await StreamAsync(server, isPrivate ? Bearer(key) : []);
        await ChangeAsync(store, "last");
        await store.DeleteOperationAsync(SampleOperation.Id, null, EditAuthor.Program, Cancellation);

        var told = await stream.Content.ReadAsStringAsync(Cancellation);
        Assert.Matches("(?s)^retry: 1000\nid: 1\n\nid: 2\nevent: change\n.*id: 3\nevent: change\ndata: [^\n]*\"kind\":\"delete\"[^\n]*\n\nretry: 1000\n\n$", told);
    }

    private async Task<IKonnaStore> OpenPrivateAsync()
    {
        var store = await OpenAsync();
        await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        await store.SetPrivateAsync(SampleOperation.Id, true, Cancellation);
        return store;
    }

    private static async Task<(AccessKey Key, string Text)> GiveKeyAsync(IKonnaStore store, AccessRight right, DateTimeOffset? expires = null, params string[] operations)
    {
        var (key, text) = KeyText.Create("reader", right, operations.Length == 0 ? null : operations, DateTimeOffset.UtcNow, expires);
        await store.AddKeyAsync(key, Cancellation);
        return (key, text);
    }

    private static (string Name, string Value)[] Bearer(string credentials) => [("Authorization", "Bearer " + credentials)];

    /// <summary>A stream that is followed once this returns.</summary>
    private static async Task<HttpResponseMessage> StreamAsync(ApiServer server, params (string Name, string Value)[] headers)
    {
        var response = await server.SendAsync(Sample + "/changes", "text/event-stream", headers: headers);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response;
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(HttpResponseMessage stream, string last)
    {
        using var nobody = new HttpClient();
        var client = new EventClient(nobody, Sample);
        await foreach (var item in client.ReadAsync(stream, Cancellation))
        {
            if (client.LastEventId == last)
            {
                break;
            }
        }

        return client.Ids;
    }

    private static async Task ChangeAsync(IKonnaStore store, string id)
    {
        var outcome = await store.ApplyAsync(SampleOperation.Id, [new FeatureEdit("places", id, new Konna.Geo.Edits.SentFeature(NewPlace)) { IsNew = true }], EditAuthor.Program, Cancellation);
        Assert.Equal(EditResult.Applied, outcome.Result);
    }
}
