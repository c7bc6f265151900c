using System.Net;
using System.Text.Json;
using Konna.MapServer.Tests.Api.Access;

namespace Konna.MapServer.Tests.Api.Conformance;

/// <summary>Temporal properties below a movement: those of the unit that moves.</summary>
public abstract partial class MovingFeaturesWrites
{
    private static readonly string[] SharedNames = ["strengthMin", "strengthUnit", "status"];

    [Fact(DisplayName = "/conf/movingfeatures/tproperties-post, tproperties-post-success, tproperty-post, tproperty-post-success, tpvalue-delete, tproperty-delete and their successes")]
    public async Task Properties_are_added_and_taken_away()
    {
        var properties = await UnitAsync("values-a");
        var before = await RevisionAsync();
        using var added = await SendAsync(HttpMethod.Post, properties, """{"name":"status","type":"TText","valueSequence":[{"datetimes":["2020-05-03T06:00:00Z","2020-05-03T07:00:00Z","2020-05-03T08:00:00Z"],"values":["present","engaged","engaged"],"interpolation":"Step"}]}""");
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.Equal(before + 1, await RevisionAsync());
        Assert.Equal(new Uri(server.Address, properties + "/status"), added.Headers.Location);
        Assert.Equal(["2020-05-03T06:00:00Z present 2020-05-03T07:00:00Z present", "2020-05-03T07:00:00Z engaged 2020-05-03T08:00:00Z engaged"], await ValuesAsync(properties + "/status"));

        using var further = await SendAsync(HttpMethod.Post, properties + "/status", """{"datetimes":["2020-05-03T09:00:00Z","2020-05-03T10:00:00Z"],"values":["withdrawn","withdrawn"],"interpolation":"Step"}""");
        Assert.Equal(HttpStatusCode.Created, further.StatusCode);
        var value = further.Headers.Location!.AbsolutePath;
        Assert.StartsWith(properties + "/status/", value, StringComparison.Ordinal);
        Assert.Equal(await further.Content.ReadAsStringAsync(Cancellation), await (await server.SendAsync(value)).Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("withdrawn", (await server.JsonAsync(value)).GetProperty("values")[0].GetString());

        using var deleted = await SendAsync(HttpMethod.Delete, value);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        await server.ProblemAsync(value, 404);
        using var gone = await SendAsync(HttpMethod.Delete, properties + "/status");
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Empty(await ValuesAsync(properties + "/status"));
        using var again = await SendAsync(HttpMethod.Delete, properties + "/status");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact(DisplayName = "/conf/movingfeatures/tproperties-post: ParametricValues of MF-JSON, and the header Locations")]
    public async Task Properties_that_share_their_instants_are_told_by_the_same_states()
    {
        var properties = await UnitAsync("values-b");
        using var added = await SendAsync(
            HttpMethod.Post, properties,
            """[{"datetimes":[1588485600000,1588489200000],"strengthMin":{"type":"Measure","values":[120,120],"interpolation":"Step"},"strengthUnit":{"type":"Text","values":["persons","persons"],"interpolation":"Step"},"status":{"type":"Text","values":["present","engaged"],"interpolation":"Discrete"}}]""");
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.Equal(
            string.Join(", ", SharedNames.Select(name => new Uri(server.Address, $"{properties}/{name}"))), Assert.Single(added.Headers.GetValues("Locations")));
        Assert.Equal(["2020-05-03T06:00:00Z 120 2020-05-03T07:00:00Z 120"], await ValuesAsync(properties + "/strengthMin"));
        Assert.Equal(["2020-05-03T06:00:00Z present", "2020-05-03T07:00:00Z engaged"], await ValuesAsync(properties + "/status"));

        // A state that still tells something else stays, under the version that was seen.
        var state = (await server.JsonAsync(properties + "/strengthMin")).GetProperty("valueSequence")[0].GetProperty("id").GetString();
        using var seen = await server.SendAsync($"{ApiFixture.Operation}/collections/states/items/{state}");
        using var late = await SendAsync(HttpMethod.Delete, properties + "/strengthMin", header: ("If-Match", "\"x.1\""));
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        using var deleted = await SendAsync(HttpMethod.Delete, $"{properties}/strengthMin/{state}", header: ("If-Match", seen.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty(await ValuesAsync(properties + "/strengthMin"));
        Assert.Single(await ValuesAsync(properties + "/strengthUnit"));
    }

    [Theory(DisplayName = "/conf/movingfeatures/tproperties-post, tproperty-post: what cannot be added is told at its place, and nothing is changed")]
    [InlineData("/status", """{"datetimes":["2020-05-03T06:00:00Z"],"values":["present"],"interpolation":"Linear"}""", 422, "/interpolation")]
    [InlineData("/status", """{"datetimes":["2020-05-03T06:00:00Z"],"values":["dancing"],"interpolation":"Step"}""", 422, "/values/0")]
    [InlineData("/status", """{"datetimes":["2020-05-03T06:00:00Z"],"values":[],"interpolation":"Step"}""", 422, "/values")]
    [InlineData("/status", """{"datetimes":["2020-05-03T06:00:00Z","2020-05-03T06:00:00Z"],"values":["present","present"],"interpolation":"Step"}""", 422, "/datetimes/1")]
    [InlineData("/status", """{"datetimes":[],"values":[],"interpolation":"Step"}""", 422, "/datetimes")]
    [InlineData("/status", """{"datetimes":["2020-05-02T00:00:00Z"],"values":["present"],"interpolation":"Step"}""", 409, "/datetimes/0")]
    [InlineData("/strengthMin", """{"datetimes":["2020-05-03T06:00:00Z"],"values":["many"],"interpolation":"Step"}""", 422, "/values/0")]
    [InlineData("/parentId", """{"datetimes":["2020-05-03T06:00:00Z"],"values":["no-such-unit"],"interpolation":"Step"}""", 409, "/values/0")]
    [InlineData("", """{"name":"colour","type":"TText","valueSequence":[]}""", 422, "/name")]
    [InlineData("", """{"name":"status","type":"TReal","valueSequence":[]}""", 422, "/type")]
    [InlineData("", """{"name":"status","type":"TText","form":"KMH","valueSequence":[]}""", 422, "/form")]
    [InlineData("", """{"name":"status","type":"TText"}""", 422, "/valueSequence")]
    [InlineData("", """[{"datetimes":["2020-05-03T06:00:00Z"]}]""", 422, "/0")]
    [InlineData("", """[{"datetimes":["2020-05-03T06:00:00Z"],"status":{"values":["present"],"interpolation":"Step","scale":2}}]""", 422, "/0/status/scale")]
    [InlineData("", "[1]", 422, "/0")]
    [InlineData("", "[", 400, "")]
    public async Task What_values_cannot_be_added_is_told(string below, string body, int status, string pointers)
    {
        var properties = await UnitAsync("values-c");
        using var there = await SendAsync(HttpMethod.Post, properties + "/status", """{"datetimes":["2020-05-02T00:00:00Z"],"values":["present"],"interpolation":"Discrete"}""");
        Assert.Contains(there.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict });
        var before = await RevisionAsync();
        using var refused = await SendAsync(HttpMethod.Post, properties + below, body);
        Assert.Equal(pointers.Split(' '), await PointersAsync(refused, status));
        Assert.Equal(before, await RevisionAsync());
    }

    [Fact]
    public async Task Properties_are_those_of_units_written_by_those_who_may()
    {
        const string Values = """{"datetimes":["2020-05-03T06:00:00Z"],"values":["present"],"interpolation":"Step"}""";
        using var created = await SendAsync(HttpMethod.Post, Movements, Moving("of-force", Point("Linear", ("06", -3.9), ("07", -3.8))).Replace("unit-1", "force-red", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        using var force = await SendAsync(HttpMethod.Post, Movements + "/of-force/tproperties/status", Values);
        Assert.Equal(HttpStatusCode.Conflict, force.StatusCode);
        foreach (var (address, method, body, status, caller) in new[]
        {
            ("/of-force/tproperties/colour", HttpMethod.Post, Values, HttpStatusCode.NotFound, "writer"), ("/nobody/tproperties/status", HttpMethod.Post, Values, HttpStatusCode.NotFound, "writer"),
            ("/of-force/tproperties/status/st-1", HttpMethod.Delete, null, HttpStatusCode.NotFound, "writer"), ("/of-force/tproperties/status", HttpMethod.Delete, null, HttpStatusCode.Forbidden, "reader"),
            ("/of-force/tproperties", HttpMethod.Post, Values, HttpStatusCode.Unauthorized, "nobody"),
        })
        {
            using var refused = await SendAsync(method, Movements + address, body, caller: caller);
            Assert.True(refused.StatusCode == status, $"{method} {address}: {(int)refused.StatusCode}");
        }
    }

    /// <summary>Bodies that are wrong in ways nobody thought of: cut, doubled, with values of every kind in every place. None of them is the server's fault.</summary>
    [Fact]
    public async Task No_body_makes_the_server_fail()
    {
        var properties = await UnitAsync("hostile");
        var movement = properties[..properties.LastIndexOf('/')];
        (string Address, string Body)[] targets =
        [
            (Movements, Moving("hostile-1", Point("Linear", ("06", -3.9), ("07", -3.8)))),
            (Movements, $$"""{"type":"FeatureCollection","features":[{{Moving("hostile-2", "{\"type\":\"MovingGeometryCollection\",\"prisms\":[" + Point("Step", ("06", -3.9), ("07", -3.8)) + "]}")}}]}"""),
            (movement + "/tgsequence", Point("Linear", ("20", -3.9), ("21", -3.8))),
            (properties, """[{"datetimes":["2020-05-03T06:00:00Z"],"status":{"type":"Text","values":["present"],"interpolation":"Step"}}]"""),
            (properties + "/status", """{"datetimes":["2020-05-03T06:00:00Z"],"values":["present"],"interpolation":"Step"}"""),
        ];
        string[] values = ["null", "true", "-1e308", "1e400", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "[]", "{}", "[[[]]]", "[null]", "\"9999-12-31T23:59:59.9999999Z\"", "[1e308,1e308]", "\"'; --\"", new string('[', 40)];
        foreach (var (address, body) in targets)
        {
            var places = System.Text.RegularExpressions.Regex.Matches(body, "\"[^\"]*\"(?!\\s*:)|-?\\d+\\.\\d+|\\[[^\\[\\]]*\\]|\\{[^{}]*\\}");
            foreach (var place in places.Cast<System.Text.RegularExpressions.Match>())
            {
                foreach (var value in values)
                {
                    await EnsureAnsweredAsync(address, body[..place.Index] + value + body[(place.Index + place.Length)..]);
                }

                await EnsureAnsweredAsync(address, body[..place.Index]);
            }
        }

        foreach (var address in new[] { "/tgsequence/%00", "/tgsequence/-", "/tproperties/status/%27", "/tproperties/Status", "/tgsequence/" + new string('a', 300) })
        {
            using var answer = await SendAsync(HttpMethod.Delete, movement + address);
            Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{address}: {(int)answer.StatusCode}");
        }
    }

    private async Task EnsureAnsweredAsync(string address, string body)
    {
        using var answer = await SendAsync(HttpMethod.Post, address, body);
        Assert.True((int)answer.StatusCode < 500, $"POST {address} {body}: {(int)answer.StatusCode}");
    }

    /// <summary>A unit of its own that moves.</summary>
    /// <returns>The address of its temporal properties.</returns>
    private async Task<string> UnitAsync(string id)
    {
        using var there = await server.SendAsync($"{Movements}/{id}");
        if (there.StatusCode == HttpStatusCode.NotFound)
        {
            using var unit = await SendAsync(HttpMethod.Post, ApiFixture.Operation + "/collections/units/items", $$$"""{"type":"Feature","id":"unit-{{{id}}}","geometry":null,"properties":{"forceId":"force-red"}}""");
            Assert.Equal(HttpStatusCode.Created, unit.StatusCode);
            using var movement = await SendAsync(HttpMethod.Post, Movements, Moving(id, Point("Linear", ("06", -3.9), ("07", -3.8))).Replace("unit-1", "unit-" + id, StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.Created, movement.StatusCode);
        }

        return $"{Movements}/{id}/tproperties";
    }

    /// <summary>Each value as its instants and values, in turn.</summary>
    private async Task<string[]> ValuesAsync(string property) =>
    [
        .. (await server.JsonAsync(property)).GetProperty("valueSequence").EnumerateArray().Select(piece => string.Join(
            ' ', piece.GetProperty("datetimes").EnumerateArray().Zip(piece.GetProperty("values").EnumerateArray()).Select(pair => $"{pair.First} {pair.Second}"))),
    ];
}
