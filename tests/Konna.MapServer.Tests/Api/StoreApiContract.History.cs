using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Konna.MapServer.Api.Access;
using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Api.Access;
using Konna.MapServer.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Konna.MapServer.Tests.Api;

/// <summary>What was changed, by whom, and how it is taken back, over a real store.</summary>
public abstract partial class StoreApiContract
{
    private const string Sample = "/operations/" + SampleOperation.Id;
    private const string Camp = Sample + "/collections/places/items/camp";

    [Fact]
    public async Task The_history_of_an_item_tells_who_changed_what_and_when_also_when_it_is_gone()
    {
        await using var store = await OpenAsync();
        await using var server = await StartEditingAsync(store);
        await MakeCampAsync(server);
        await EditAsync(server, HttpMethod.Patch, Camp, """{"properties":{"name":"Other camp"},"geometry":{"type":"Point","coordinates":[1,2]}}""");
        await EditAsync(server, HttpMethod.Delete, Camp, null);

        var history = await HistoryAsync(server, Camp + "/history");
        Assert.Equal(["4 delete Ana", "3 update Ana", "2 create Ana", "1 import konna"], history.Select(c => $"{c["revision"]} {c["kind"]} {c["who"]}"));
        Assert.Equal(["name", "geometry"], history[1]["changed"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(("Camp", "Other camp"), ((string)history[1]["before"]!["properties"]!["name"]!, (string)history[1]["after"]!["properties"]!["name"]!));
        Assert.True(JsonNode.DeepEquals(history[1]["after"], history[0]["before"]));
        Assert.Null(history[0]["after"]);

        Assert.All((await server.JsonAsync(Camp + "/history")).GetProperty("changes").EnumerateArray(), change => Assert.False(change.TryGetProperty("who", out _)));
        await server.ProblemAsync(Sample + "/collections/places/items/never/history", 404);
        Assert.Equal("before", (await server.ProblemAsync(Camp + "/history?before=x", 400)).GetProperty("parameter").GetString());
        foreach (var language in new[] { "en", "fr" })
        {
            foreach (var path in new[] { Camp + "/history", Sample + "/history", Sample + "/history/3" })
            {
                using var page = await server.SendAsync($"{path}?f=html&lang={language}");
                var markup = PageMarkup.Parse(await page.Content.ReadAsStringAsync(Cancellation));
                Assert.Empty(PageMarkup.Faults(markup));
                Assert.Contains("camp", markup.Value, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task The_history_of_an_operation_comes_in_pages_the_newest_first()
    {
        await using var store = await OpenAsync();
        await using var server = await StartEditingAsync(store);
        await MakeCampAsync(server);
        for (var i = 0; i < 4; i++)
        {
            await EditAsync(server, HttpMethod.Patch, Camp, $$$"""{"properties":{"name":"Camp {{{i}}}"}}""");
        }

        List<long> revisions = [];
        for (var address = Sample + "/history?limit=4"; address is not null;)
        {
            var page = await server.JsonAsync(address);
            revisions.AddRange(page.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("revision").GetInt64()));
            address = page.GetProperty("links").EnumerateArray().Where(link => link.GetProperty("rel").GetString() == "next").Select(link => link.GetProperty("href").GetString()).SingleOrDefault();
        }

        Assert.Equal([6, 5, 4, 3, 2, 1], revisions);
        Assert.Equal("Camp 3", (await server.JsonAsync(Sample + "/history/6")).GetProperty("changes")[0].GetProperty("after").GetProperty("properties").GetProperty("name").GetString());
        await server.ProblemAsync(Sample + "/history/7", 404);
        await server.ProblemAsync(Sample + "/history/x", 404);
    }

    [Fact]
    public async Task A_change_is_taken_back_by_a_new_one_unless_a_later_one_stands_against_it()
    {
        await using var store = await OpenAsync();
        await using var server = await StartEditingAsync(store);
        await MakeCampAsync(server);
        await EditAsync(server, HttpMethod.Patch, Camp, """{"properties":{"name":"Other camp"}}""");
        var other = await server.JsonAsync(Camp);
        await EditAsync(server, HttpMethod.Delete, Camp, null);

        // The deletion, then the renaming, then that again.
        using var undone = await UndoAsync(server, 4);
        Assert.Equal(HttpStatusCode.Created, undone.StatusCode);
        Assert.EndsWith(Sample + "/history/5", undone.Headers.Location!.ToString(), StringComparison.Ordinal);
        var told = JsonNode.Parse(await undone.Content.ReadAsStringAsync(Cancellation))!["changes"]![0]!;
        Assert.Equal(("undo", "undo of 4", "Ana"), ((string)told["kind"]!, (string)told["note"]!, (string)told["who"]!));
        Assert.Equal(other.GetRawText(), (await server.JsonAsync(Camp)).GetRawText());
        using var early = await UndoAsync(server, 3);
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Contains("again by revision 5", await early.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var redone = await UndoAsync(server, 5);
        Assert.Equal(HttpStatusCode.Created, redone.StatusCode);
        await server.ProblemAsync(Camp, 404);

        // What does not go with what is stored is not written: a new camp, which an event then names.
        await EditAsync(server, HttpMethod.Post, Sample + "/collections/places/items", """{"type":"Feature","id":"camp","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"kind":"camp","name":"Camp"}}""");
        await EditAsync(server, HttpMethod.Post, Sample + "/collections/events/items", """{"type":"Feature","geometry":null,"properties":{"kind":"fighting","edtf":"2020-05-04","placeId":"camp"}}""");
        using var named = await UndoAsync(server, 7);
        Assert.Equal(HttpStatusCode.Conflict, named.StatusCode);

        // Nor is an import, nor what is older than one.
        using var import = await UndoAsync(server, 1);
        Assert.Equal(HttpStatusCode.Conflict, import.StatusCode);
        await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        using var older = await UndoAsync(server, 8);
        Assert.Equal(HttpStatusCode.Conflict, older.StatusCode);
        Assert.Equal(9, (await store.FindOperationAsync(SampleOperation.Id, Cancellation))!.Revision);
    }

    [Fact]
    public async Task A_change_is_taken_back_only_from_the_history_that_was_seen_where_that_is_asked_for()
    {
        await using var store = await OpenAsync();
        await using var server = await StartEditingAsync(store);
        await MakeCampAsync(server);
        var seen = await TagAsync(server, Sample + "/history");
        await EditAsync(server, HttpMethod.Patch, Camp, """{"properties":{"name":"Other camp"}}""");

        using var refused = await UndoAsync(server, 2, ifMatch: seen);
        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
        Assert.Equal(await TagAsync(server, Sample + "/history"), refused.Headers.ETag!.Tag);
        Assert.EndsWith(Sample + "/history", (string)JsonNode.Parse(await refused.Content.ReadAsStringAsync(Cancellation))!["current"]!, StringComparison.Ordinal);
        using var weak = await UndoAsync(server, 3, ifMatch: "W/" + refused.Headers.ETag.Tag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, weak.StatusCode);
        using var malformed = await UndoAsync(server, 3, ifMatch: "x");
        Assert.Equal(HttpStatusCode.BadRequest, malformed.StatusCode);
        Assert.Equal(3, (await store.FindOperationAsync(SampleOperation.Id, Cancellation))!.Revision);

        // Whichever form the state was seen in, one of several, or any.
        Func<long, Task<string>>[] conditions =
        [
            _ => Task.FromResult(refused.Headers.ETag.Tag),
            async revision => $"{seen}, {await TagAsync(server, $"{Sample}/history/{revision}?f=html")}",
            _ => TagAsync(server, Sample + "/operation.json"),
            _ => Task.FromResult("*"),
        ];
        foreach (var (i, condition) in conditions.Index())
        {
            using var undone = await UndoAsync(server, i + 3, ifMatch: await condition(i + 3));
            Assert.True(undone.StatusCode == HttpStatusCode.Created, $"{i}: {await undone.Content.ReadAsStringAsync(Cancellation)}");
        }
    }

    [Fact]
    public async Task Of_several_who_take_back_from_the_same_history_one_does()
    {
        const int Many = 6;
        await using var store = await OpenAsync();
        await using var server = await StartEditingAsync(store);
        for (var i = 0; i < Many; i++)
        {
            await EditAsync(
                server, HttpMethod.Post, Sample + "/collections/places/items", $$$"""{"type":"Feature","id":"camp-{{{i}}}","geometry":{"type":"Point","coordinates":[3.5,4.5]},"properties":{"kind":"camp","name":"Camp"}}""");
        }

        var seen = await TagAsync(server, Sample + "/history");
        var answers = await Task.WhenAll(Enumerable.Range(2, Many).Select(revision => UndoAsync(server, revision, ifMatch: seen)));
        Assert.Equal([HttpStatusCode.Created, .. Enumerable.Repeat(HttpStatusCode.PreconditionFailed, Many - 1)], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(Many + 2, (await store.FindOperationAsync(SampleOperation.Id, Cancellation))!.Revision);
    }

    [Fact]
    public async Task Only_who_may_write_takes_back_and_only_what_there_is()
    {
        await using var store = await OpenAsync();
        await using var server = await StartEditingAsync(store);
        using var anonymous = await UndoAsync(server, 1, caller: "nobody");
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
        using var unknown = await UndoAsync(server, 99);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        foreach (var body in new[] { "{}", """{"undo":0}""", """{"undo":"x"}""", """{"redo":1}""", "[", """{"undo":1,"undo":2}""" })
        {
            using var answer = await SendAsync(server, HttpMethod.Post, Sample + "/history", body, "application/json", "Ana");
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{body}: {answer.StatusCode}");
        }
    }

    private static async Task<ApiServer> StartEditingAsync(IKonnaStore store)
    {
        await store.ImportAsync(SampleOperation.Create(), ImportMode.Replace, Cancellation);
        return await ApiServer.StartAsync(
            [], other: store, services: services => services.AddSingleton<ICallerReader>(new KnownCaller(new Caller("key:1", "Ana", [new(AccessRight.Write, null)]))));
    }

    private static Task MakeCampAsync(ApiServer server) => EditAsync(
        server, HttpMethod.Post, Sample + "/collections/places/items", """{"type":"Feature","id":"camp","geometry":{"type":"Point","coordinates":[3.5,4.5]},"properties":{"kind":"camp","name":"Camp"}}""");

    private static async Task EditAsync(ApiServer server, HttpMethod method, string path, string? body)
    {
        using var answer = await SendAsync(server, method, path, body, method == HttpMethod.Patch ? "application/merge-patch+json" : "application/geo+json", "Ana");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static Task<HttpResponseMessage> UndoAsync(ApiServer server, long revision, string caller = "Ana", string? ifMatch = null) =>
        SendAsync(server, HttpMethod.Post, Sample + "/history", $$"""{"undo":{{revision}}}""", "application/json", caller, ifMatch);

    private static async Task<string> TagAsync(ApiServer server, string path)
    {
        using var answer = await server.SendAsync(path, headers: (KnownCaller.Header, "Ana"));
        return answer.Headers.ETag!.Tag;
    }

    private static async Task<HttpResponseMessage> SendAsync(ApiServer server, HttpMethod method, string path, string? body, string type, string caller, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add(KnownCaller.Header, caller);
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
        }

        return await server.Client.SendAsync(request, Cancellation);
    }

    private static async Task<IReadOnlyList<JsonNode>> HistoryAsync(ApiServer server, string path)
    {
        using var answer = await server.SendAsync(path, headers: (KnownCaller.Header, "Ana"));
        return [.. JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!["changes"]!.AsArray().Select(change => change!)];
    }
}
