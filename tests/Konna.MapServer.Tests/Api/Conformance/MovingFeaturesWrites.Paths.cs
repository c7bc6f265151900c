using System.Net;
using System.Text.Json;
using Konna.MapServer.Tests.Api.Access;

namespace Konna.MapServer.Tests.Api.Conformance;

/// <summary>Paths below a movement.</summary>
public abstract partial class MovingFeaturesWrites
{
    [Fact(DisplayName = "/conf/movingfeatures/tgsequence-post, tgsequence-post-success, tpgeometry-delete, tpgeometry-delete-success")]
    public async Task Paths_are_added_after_each_other_and_taken_away()
    {
        await CreateAsync("track-a", Point("Linear", ("06", -3.9), ("07", -3.8)));
        var before = await RevisionAsync();
        using var added = await SendAsync(HttpMethod.Post, Movements + "/track-a/tgsequence", Point("Linear", ("09", -3.7), ("10", -3.6)));
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.Equal(before + 1, await RevisionAsync());
        var second = added.Headers.Location!;
        Assert.StartsWith(new Uri(server.Address, Movements + "/track-a/tgsequence/").ToString(), second.ToString(), StringComparison.Ordinal);
        using var read = await server.SendAsync(second.AbsolutePath);
        Assert.Equal(await read.Content.ReadAsStringAsync(Cancellation), await added.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("MovingPoint", (await server.JsonAsync(second.AbsolutePath)).GetProperty("type").GetString());

        // A gap in time, in which nothing is told; the position after it is that of the second path.
        Assert.Equal(["2020-05-03T06:00:00Z", "2020-05-03T07:00:00Z", "2020-05-03T09:00:00Z", "2020-05-03T10:00:00Z"], await PathAsync("track-a"));
        Assert.Equal([-3.85, null, -3.65, -3.6], await LongitudesAsync("track-a", "06:30", "08:00", "09:30", "11:00"));

        using var named = await SendAsync(HttpMethod.Post, Movements + "/track-a/tgsequence", Point("Linear", ("12", -3.6), ("13", -3.5)).Replace("{\"type\"", "{\"id\":\"track-a.last\",\"type\"", StringComparison.Ordinal));
        Assert.EndsWith("/tgsequence/track-a.last", named.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(["track-a", second.Segments[^1], "track-a.last"], await IdsAsync("track-a"));

        using var holder = await server.SendAsync($"{Movements}/{second.Segments[^1]}");
        using var deleted = await SendAsync(HttpMethod.Delete, second.AbsolutePath, header: ("If-Match", holder.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(["track-a", "track-a.last"], await IdsAsync("track-a.last"));
        Assert.Equal(2, (await server.JsonAsync(Movements + "/track-a.last")).GetProperty("properties").GetProperty("segment").GetInt32());
        await server.ProblemAsync(second.AbsolutePath, 404);
        using var again = await SendAsync(HttpMethod.Delete, second.AbsolutePath);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        var history = await server.JsonAsync($"{Movements}/{second.Segments[^1]}/history");
        Assert.Equal(["delete", "create"], history.GetProperty("changes").EnumerateArray().Take(2).Select(change => change.GetProperty("kind").GetString()));
    }

    [Fact(DisplayName = "/conf/movingfeatures/tpgeometry-delete: of the only path the movement stays, and can have another one")]
    public async Task The_only_path_is_taken_away_and_another_one_added()
    {
        await CreateAsync("track-b", Point("Step", ("06", -3.9), ("07", -3.8)));
        using var deleted = await SendAsync(HttpMethod.Delete, Movements + "/track-b/tgsequence/track-b");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty(await PathAsync("track-b"));
        Assert.Equal(JsonValueKind.Null, (await server.JsonAsync(Movements + "/track-b")).GetProperty("properties").GetProperty("begin").ValueKind);

        using var added = await SendAsync(HttpMethod.Post, Movements + "/track-b/tgsequence", Point("Linear", ("04", -3.9), ("05", -3.8)));
        Assert.EndsWith("/track-b/tgsequence/track-b", added.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("Linear", (await server.JsonAsync(Movements + "/track-b/tgsequence/track-b")).GetProperty("interpolation").GetString());
    }

    [Theory(DisplayName = "/conf/movingfeatures/tgsequence-post: what cannot be added is told at its place, and nothing is changed")]
    [InlineData("", "", 409, "/datetimes/0")]
    [InlineData("MovingPoint", "MovingPoint", 409, "/interpolation")]
    [InlineData("\"MovingPoint\"", "\"MovingPolygon\"", 422, "/type")]
    [InlineData("\"MovingPoint\"", "7", 422, "/type")]
    [InlineData("-3.7,14.5", "-3.7,140.5", 422, " /coordinates/0")]
    [InlineData("T10:", "T09:", 422, "/datetimes/1")]
    [InlineData("\"coordinates\"", "\"points\"", 422, "/coordinates /points")]
    [InlineData("\"coordinates\"", "\"orientations\":[],\"coordinates\"", 422, "/orientations")]
    [InlineData("{\"type\"", "{\"id\":\"No id\",\"type\"", 422, "/id")]
    [InlineData("{\"type\"", "[{\"type\"", 400, "")]
    [InlineData("\"type\"", "\"type\":1,\"type\"", 400, "/type")]
    public async Task What_cannot_be_added_is_told(string right, string wrong, int status, string pointers)
    {
        using var there = await server.SendAsync(Movements + "/track-c");
        if (!there.IsSuccessStatusCode)
        {
            await CreateAsync("track-c", Point("Linear", ("06", -3.9), ("07", -3.8)));
        }

        var begin = status == 409 && right.Length == 0 ? "07" : "09";
        var body = Point(pointers == "/interpolation" ? "Step" : "Linear", (begin, -3.7), ("10", -3.6));
        var before = await RevisionAsync();
        using var refused = await SendAsync(HttpMethod.Post, Movements + "/track-c/tgsequence", right.Length == 0 ? body : body.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Equal(pointers.Split(' '), await PointersAsync(refused, status));
        Assert.Equal(before, await RevisionAsync());
    }

    [Fact(DisplayName = "/conf/movingfeatures/tgsequence-post: who may, under which version, and where")]
    public async Task Paths_are_written_by_those_who_may_under_the_version_they_know()
    {
        await CreateAsync("track-d", Point("Linear", ("06", -3.9), ("07", -3.8)));
        var path = Point("Linear", ("09", -3.7), ("10", -3.6));
        using var seen = await server.SendAsync(Movements + "/track-d");
        foreach (var (caller, status) in new[] { ("nobody", HttpStatusCode.Unauthorized), ("reader", HttpStatusCode.Forbidden) })
        {
            using var kept = await SendAsync(HttpMethod.Post, Movements + "/track-d/tgsequence", path, caller: caller);
            Assert.Equal(status, kept.StatusCode);
            using var left = await SendAsync(HttpMethod.Delete, Movements + "/track-d/tgsequence/track-d", caller: caller);
            Assert.Equal(status, left.StatusCode);
        }

        using var added = await SendAsync(HttpMethod.Post, Movements + "/track-d/tgsequence", path, header: ("If-Match", seen.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        foreach (var (method, address, body) in new[] { (HttpMethod.Post, "/tgsequence", Point("Linear", ("11", -3.7), ("12", -3.6))), (HttpMethod.Delete, "/tgsequence/track-d", null) })
        {
            using var late = await SendAsync(method, Movements + "/track-d" + address, body, header: ("If-Match", seen.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        }

        using var type = await SendAsync(HttpMethod.Post, Movements + "/track-d/tgsequence", path, "text/plain");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, type.StatusCode);
        foreach (var nowhere in new[] { Movements + "/nobody", ApiFixture.Operation + "/collections/places/items/pl-01" })
        {
            using var missing = await SendAsync(HttpMethod.Post, nowhere + "/tgsequence", path);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }
    }

    [Fact(DisplayName = "/conf/movingfeatures/tgsequence-post: of paths that are added at once each has its number")]
    public async Task Of_racing_writers_each_is_told_the_truth()
    {
        await CreateAsync("track-e", Point("Linear", ("01", -3.9), ("02", -3.8)));
        var answers = await Task.WhenAll(Enumerable.Range(3, 6).Select(hour => SendAsync(HttpMethod.Post, Movements + "/track-e/tgsequence", Point("Linear", ($"{hour:00}", -3.7), ($"{hour:00}:30", -3.6)).Replace(":30:00:00Z", ":30:00Z", StringComparison.Ordinal))));
        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity }));
        Assert.Equal(answers.Count(answer => answer.StatusCode == HttpStatusCode.Created) + 1, (await IdsAsync("track-e")).Length);
        foreach (var answer in answers)
        {
            answer.Dispose();
        }
    }

    private async Task<long> RevisionAsync() => (await server.JsonAsync(ApiFixture.Operation + "/operation.json")).GetProperty("revision").GetInt64();

    private async Task<string[]> IdsAsync(string id) =>
        [.. (await server.JsonAsync($"{Movements}/{id}/tgsequence")).GetProperty("geometrySequence").EnumerateArray().Select(g => g.GetProperty("id").GetString()!)];

    private async Task<double?[]> LongitudesAsync(string id, params string[] clocks)
    {
        var found = new List<double?>();
        foreach (var clock in clocks)
        {
            var features = (await server.JsonAsync($"{ApiFixture.Operation}/situation?datetime=2020-05-03T{clock}:00Z")).GetProperty("features").EnumerateArray();
            found.Add(features.Where(f => f.GetProperty("id").GetString() == id).Select(f => (double?)Math.Round(f.GetProperty("geometry").GetProperty("coordinates")[0].GetDouble(), 6)).SingleOrDefault());
        }

        return [.. found];
    }
}
