using System.Net;
using System.Text.Json;
using Konna.MapServer.Api.Access;
using Konna.MapServer.Api.Changes;
using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Api.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Konna.MapServer.Tests.Api.Changes;

/// <summary>The feed of changes: its form, and what it does to readers that are slow, silent or long there.</summary>
public sealed class ChangesTests
{
    private const string Feed = ApiFixture.Operation + "/changes";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_tells_each_change_when_it_is_made_and_nobody_keeps_it()
    {
        await using var server = await ApiServer.StartAsync();
        using var response = await server.SendAsync(Feed, "text/event-stream", headers: ("Accept-Encoding", "gzip, br"));
        Assert.Equal(("text/event-stream", "no-store", "no"), (response.Content.Headers.ContentType?.ToString(), response.Headers.CacheControl?.ToString(), response.Headers.GetValues("X-Accel-Buffering").Single()));
        Assert.Null(response.Headers.ETag);
        Assert.Empty(response.Content.Headers.ContentEncoding);
        using var head = await server.SendAsync(Feed, "text/event-stream", HttpMethod.Head);
        Assert.Equal(("text/event-stream", ""), (head.Content.Headers.ContentType?.ToString(), await head.Content.ReadAsStringAsync(Cancellation)));

        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));
        Assert.Equal("retry: 1000\nid: 1\n\n", await LinesAsync(reader, 3));
        server.Store.Commit(SamplePackage.OperationId, (ChangeKind.Update, "places", "pl-01"));
        server.Store.Commit(SamplePackage.OperationId, (ChangeKind.Delete, "places", "pl-02"), (ChangeKind.Import, null, null));
        var root = server.Address.AbsoluteUri.TrimEnd('/') + ApiFixture.Operation;
        Assert.Equal(
            $$"""
            id: 2
            event: change
            data: {"operation":"river-crossing","revision":2,"ordinal":1,"at":"1970-01-01T02:00:00Z","kind":"update","collection":"places","id":"pl-01","links":[{"href":"{{root}}/collections/places/items/pl-01","rel":"item","type":"application/geo+json","title":"As it is now"}]}

            id: 3.1
            event: change
            data: {"operation":"river-crossing","revision":3,"ordinal":1,"at":"1970-01-01T03:00:00Z","kind":"delete","collection":"places","id":"pl-02","links":[]}

            id: 3.2
            event: change
            data: {"operation":"river-crossing","revision":3,"ordinal":2,"at":"1970-01-01T03:00:00Z","kind":"import","links":[{"href":"{{root}}/operation.json","rel":"operation","type":"application/json","title":"The operation"}]}


            """,
            await LinesAsync(reader, 12));
    }

    [Theory]
    [InlineData("1", "2,3.1,3.2,3.3,4")]
    [InlineData("2", "3.1,3.2,3.3,4")]
    [InlineData("3.1", "3.2,3.3,4")]
    [InlineData("3.3", "4")]
    [InlineData("3", "4")]
    public async Task Reading_goes_on_after_any_event_by_header_and_by_parameter(string after, string expected)
    {
        await using var server = await ApiServer.StartAsync();
        CommitThree(server);
        var byHeader = new EventClient(server.Client, ApiFixture.Operation, after);
        await byHeader.ReadUntilAsync("4", null, Cancellation);
        Assert.Equal(expected, string.Join(',', byHeader.Ids));

        using var response = await server.SendAsync($"{Feed}?f=sse&after={after}");
        var byParameter = new EventClient(server.Client, ApiFixture.Operation);
        await foreach (var item in byParameter.ReadAsync(response, Cancellation))
        {
            if (byParameter.LastEventId == "4")
            {
                break;
            }
        }

        Assert.Equal(expected, string.Join(',', byParameter.Ids));
        var page = await server.JsonAsync($"{Feed}?after={after}");
        Assert.Equal(expected.Split(',').Length, page.GetProperty("changes").GetArrayLength());
    }

    [Fact]
    public async Task As_json_the_changes_come_in_pages_of_commits()
    {
        await using var server = await ApiServer.StartAsync();
        CommitThree(server);
        var ids = new List<string>();
        for (var address = Feed + "?limit=1"; address is not null;)
        {
            var page = await server.JsonAsync(address);
            Assert.Equal(4, page.GetProperty("revision").GetInt64());
            ids.AddRange(page.GetProperty("changes").EnumerateArray().Select(change => $"{change.GetProperty("revision")}.{change.GetProperty("ordinal")}"));
            address = page.GetProperty("links").EnumerateArray().Where(link => link.GetProperty("rel").GetString() == "next").Select(link => link.GetProperty("href").GetString()).SingleOrDefault();
        }

        Assert.Equal(["2.1", "3.1", "3.2", "3.3", "4.1"], ids);
        using var first = await server.SendAsync(Feed);
        using var again = await server.SendAsync(Feed, headers: ("If-None-Match", first.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Who_made_a_change_is_told_to_those_alone_who_may_make_one()
    {
        foreach (var (right, who) in new[] { (AccessRight.Read, null), (AccessRight.Write, "Ana") })
        {
            await using var server = await ApiServer.StartAsync(
                [SamplePackage.Make()], services: services => services.AddSingleton<ICallerReader>(new KnownCaller(new Caller("key:1", "reader", [new(right, null)]))));
            CommitThree(server);
            using var response = await server.SendAsync(Feed, headers: (KnownCaller.Header, "reader"));
            using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));
            var change = document.RootElement.GetProperty("changes")[0];
            Assert.Equal(who, change.TryGetProperty("who", out var told) ? told.GetString() : null);
        }
    }

    [Theory]
    [InlineData("?after=x", "after")]
    [InlineData("?f=sse&after=1.0", "after")]
    [InlineData("?limit=0", "limit")]
    [InlineData("?since=1", "since")]
    public async Task What_cannot_be_gone_on_from_is_named(string query, string parameter)
    {
        await using var server = await ApiServer.StartAsync();
        Assert.Equal(parameter, (await server.ProblemAsync(Feed + query, 400)).GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task A_header_that_names_no_event_is_refused_too()
    {
        await using var server = await ApiServer.StartAsync();
        using var response = await server.SendAsync(Feed, "text/event-stream", headers: ("Last-Event-ID", "twelve"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Last-Event-ID", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_is_broken_by_heartbeats_that_are_no_place_to_go_on_from()
    {
        await using var server = await StartAsync(times => times.Heartbeat = TimeSpan.FromMilliseconds(20));
        var client = new EventClient(server.Client, ApiFixture.Operation, "0");
        var beats = 0;
        await foreach (var item in client.ReadAsync(Cancellation))
        {
            Assert.Equal(("heartbeat", """{"revision":0}"""), (item.EventType, item.Data));
            if (++beats == 3)
            {
                break;
            }
        }

        Assert.Empty(client.Ids);
    }

    [Fact]
    public async Task A_stream_ends_in_time_with_a_word_when_to_come_again()
    {
        await using var server = await StartAsync(times => times.Longest = TimeSpan.FromMilliseconds(50));
        using var response = await server.SendAsync(Feed, "text/event-stream");
        Assert.Equal("retry: 1000\nid: 1\n\nretry: 1000\n\n", await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_stream_ends_with_the_credentials_that_opened_it()
    {
        var caller = new Caller("key:1", "reader", []) { Expires = DateTimeOffset.UtcNow.AddSeconds(1) };
        await using var server = await ApiServer.StartAsync([SamplePackage.Make()], services: services => services.AddSingleton<ICallerReader>(new KnownCaller(caller)));
        using var response = await server.SendAsync(Feed, "text/event-stream", headers: (KnownCaller.Header, "reader"));
        Assert.EndsWith("retry: 1000\n\n", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_away_for_a_while_costs_no_change()
    {
        await using var server = await ApiServer.StartAsync();
        var client = new EventClient(server.Client, ApiFixture.Operation, "1");
        using var response = await client.OpenAsync(Cancellation);
        server.Store.Failure = new StoreUnavailableException("away");
        CommitThree(server);
        server.Store.Failure = null;
        await foreach (var item in client.ReadAsync(response, Cancellation))
        {
            if (client.LastEventId == "4")
            {
                break;
            }
        }

        Assert.Equal(["2", "3.1", "3.2", "3.3", "4"], client.Ids);
    }

    [Fact]
    public async Task A_reader_that_does_not_read_is_let_go_and_goes_on_with_nothing_lost_or_doubled()
    {
        const int Many = 60_000;
        await using var server = await ApiServer.StartAsync();
        var client = new EventClient(server.Client, ApiFixture.Operation, "1");
        using var response = await client.OpenAsync(Cancellation);

        // More than all buffers on the way hold, and then more commits than wait for one reader.
        server.Store.Commit(SamplePackage.OperationId, [.. Enumerable.Range(0, Many).Select(i => (ChangeKind.Update, (string?)"places", (string?)$"pl-{i}"))]);
        for (var i = 0; i <= ChangeReader.MostQueued + 1; i++)
        {
            server.Store.Commit(SamplePackage.OperationId, (ChangeKind.Update, "places", "pl-01"));
        }

        var last = server.Store.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await new EventClient(server.Client, ApiFixture.Operation, "2").ReadUntilAsync(last, null, Cancellation);
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            await foreach (var item in client.ReadAsync(response, Cancellation))
            {
                Assert.NotEqual(last, client.LastEventId);
            }
        });
        await client.ReadUntilAsync(last, null, Cancellation);
        Assert.Equal(
            [.. Enumerable.Range(1, Many).Select(i => $"2.{i}"), .. Enumerable.Range(3, ChangeReader.MostQueued + 2).Select(i => $"{i}")],
            client.Ids);
    }

    private static Task<ApiServer> StartAsync(Action<ChangeStreamTimes> times) => ApiServer.StartAsync([SamplePackage.Make()], services: services => services.Configure(times));

    private static void CommitThree(ApiServer server)
    {
        server.Store.Commit(SamplePackage.OperationId, (ChangeKind.Create, "places", "pl-90"));
        server.Store.Commit(SamplePackage.OperationId, (ChangeKind.Update, "places", "pl-01"), (ChangeKind.Delete, "places", "pl-02"), (ChangeKind.Update, null, null));
        server.Store.Commit(SamplePackage.OperationId, (ChangeKind.Undo, "places", "pl-01"));
    }

    private static async Task<string> LinesAsync(StreamReader reader, int count)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(await reader.ReadLineAsync(Cancellation)).Append('\n');
        }

        return text.ToString();
    }
}
