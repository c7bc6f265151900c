using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Konna.MapServer.Tests.Api.Access;

namespace Konna.MapServer.Tests.Api.Conformance;

public sealed class MovingFeaturesWritesOnGeoPackage(GeoPackageApi api) : MovingFeaturesWrites(api), IClassFixture<GeoPackageApi>;

public sealed class MovingFeaturesWritesOnPostGis(PostGisApi api) : MovingFeaturesWrites(api), IClassFixture<PostGisApi>;

/// <summary>The write side of OGC API - Moving Features 1.0 (22-003r3), by the names of its abstract tests. Every test writes movements of its own.</summary>
public abstract partial class MovingFeaturesWrites(StoreApi api)
{
    private const string Movements = ApiFixture.Operation + "/collections/movements/items";
    private const string Json = "application/json";

    private readonly ApiServer server = api.Server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(DisplayName = "/conf/movingfeatures/features-post, features-post-success")]
    [InlineData(Json)]
    [InlineData("application/geo+json")]
    public async Task A_moving_feature_is_created(string mediaType)
    {
        var id = "mf-" + mediaType.Length;
        using var created = await SendAsync(HttpMethod.Post, Movements, Moving(id, Point("Step", ("06", -3.9), ("07", -3.8))), mediaType);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(new Uri(server.Address, $"{Movements}/{id}"), created.Headers.Location);

        var (path, feature) = (await PathAsync(id), await server.JsonAsync($"{Movements}/{id}?f=mfjson"));
        Assert.Equal(["2020-05-03T06:00:00Z", "2020-05-03T07:00:00Z"], path);
        Assert.Equal("Step", feature.GetProperty("temporalGeometry").GetProperty("interpolation").GetString());
        Assert.Equal("2020-05-03T07:00:00Z", feature.GetProperty("properties").GetProperty("end").GetString());

        // What was read as MF-JSON is sent back as it is, and changed.
        var sent = JsonNode.Parse(feature.GetRawText())!;
        using var same = await SendAsync(HttpMethod.Put, $"{Movements}/{id}", sent.ToJsonString(), mediaType);
        Assert.Equal(HttpStatusCode.OK, same.StatusCode);
        Assert.Equal(feature.GetProperty("properties").ToString(), (await server.JsonAsync($"{Movements}/{id}?f=mfjson")).GetProperty("properties").ToString());
        sent["temporalGeometry"]!["datetimes"]![1] = 1588496400000L;
        using var later = await SendAsync(HttpMethod.Put, $"{Movements}/{id}", sent.ToJsonString(), mediaType, ("If-Match", same.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
        Assert.Equal("2020-05-03T09:00:00Z", (await server.JsonAsync($"{Movements}/{id}")).GetProperty("properties").GetProperty("end").GetString());
    }

    [Fact(DisplayName = "/conf/movingfeatures/features-post: a collection, and the header Locations")]
    public async Task Several_moving_features_are_created_together()
    {
        var systems = "\"crs\":{\"type\":\"Name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},\"trs\":{\"type\":\"Link\",\"properties\":{\"type\":\"OGCDEF\",\"href\":\"http://www.opengis.net/def/uom/ISO-8601/0/Gregorian\"}}";
        using var created = await SendAsync(
            HttpMethod.Post, Movements, $$"""{"type":"FeatureCollection",{{systems}},"features":[{{Moving("many-1", Point("Linear", ("06", -3.9), ("07", -3.8)))}},{{Moving("many-2", Point("Discrete", ("06", -3.7), ("07", -3.6)))}}]}""");
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        string[] ids = ["many-1", "many-2"];
        Assert.Equal(
            string.Join(", ", ids.Select(id => new Uri(server.Address, $"{Movements}/{id}"))), Assert.Single(created.Headers.GetValues("Locations")));
        Assert.Equal("Discrete", (await server.JsonAsync($"{Movements}/many-2/tgsequence")).GetProperty("geometrySequence")[0].GetProperty("interpolation").GetString());
    }

    [Fact(DisplayName = "/conf/movingfeatures/mf-delete, mf-delete-success")]
    public async Task A_moving_feature_is_deleted()
    {
        await CreateAsync("gone", Point("Linear", ("06", -3.9), ("07", -3.8)));
        using var deleted = await SendAsync(HttpMethod.Delete, Movements + "/gone");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        await server.ProblemAsync(Movements + "/gone/tgsequence", 404);
    }

    [Theory(DisplayName = "/conf/movingfeatures/features-post: what cannot be taken is told at its place in the body")]
    [InlineData("\"MovingPoint\"", "\"MovingPolygon\"", "/temporalGeometry/type")]
    [InlineData("\"Linear\"", "\"Quadratic\"", "/temporalGeometry/interpolation")]
    [InlineData("T06:00:00Z", "T07:00:00Z", "/temporalGeometry/datetimes/1")]
    [InlineData("T06:00:00Z", "", "/temporalGeometry/datetimes/0")]
    [InlineData("[-3.9,14.5]", "[-3.9]", "/temporalGeometry/coordinates/0")]
    [InlineData("[-3.9,14.5]", "[-3.9,14.5,350]", "/temporalGeometry/coordinates/0")]
    [InlineData("\"coordinates\"", "\"points\"", "/temporalGeometry/coordinates /temporalGeometry/points")]
    [InlineData("\"interpolation\"", "\"base\":{},\"interpolation\"", "/temporalGeometry/base")]
    [InlineData("\"properties\"", "\"crs\":{\"type\":\"Name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::3857\"}},\"properties\"", "/crs")]
    [InlineData("\"properties\"", "\"temporalProperties\":[{}],\"properties\"", "/temporalProperties")]
    [InlineData("\"properties\"", "\"time\":[\"yesterday\",null],\"properties\"", "/time/0")]
    [InlineData("\"advance\"", "\"dance\"", "/properties/kind")]
    public async Task What_is_wrong_is_told_at_its_place(string right, string wrong, string pointers)
    {
        var body = Moving("wrong", Point("Linear", ("06", -3.9), ("07", -3.8))).Replace(right, wrong, StringComparison.Ordinal);
        foreach (var (sent, at) in new[] { (body, ""), ($$"""{"type":"FeatureCollection","features":[{{body}}]}""", "/features/0") })
        {
            using var refused = await SendAsync(HttpMethod.Post, Movements, sent);
            Assert.Equal(pointers.Split(' ').Select(pointer => at + pointer), await PointersAsync(refused, 422));
        }
    }

    private static string Moving(string id, string temporalGeometry) =>
        $$$"""{"type":"Feature","id":"{{{id}}}","temporalGeometry":{{{temporalGeometry}}},"properties":{"kind":"advance","subject":"unit-1"}}""";

    /// <summary>A moving point along one parallel, on 3 May.</summary>
    private static string Point(string interpolation, params (string Clock, double Lon)[] fixes) => JsonSerializer.Serialize(new
    {
        type = "MovingPoint",
        datetimes = fixes.Select(fix => $"2020-05-03T{fix.Clock}:00:00Z"),
        coordinates = fixes.Select(fix => new[] { fix.Lon, 14.5 }),
        interpolation,
    });

    private async Task CreateAsync(string id, string temporalGeometry)
    {
        using var created = await SendAsync(HttpMethod.Post, Movements, Moving(id, temporalGeometry));
        Assert.True(created.StatusCode == HttpStatusCode.Created, await created.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task<string[]> PathAsync(string id) =>
        [.. (await server.JsonAsync($"{Movements}/{id}/tgsequence")).GetProperty("geometrySequence").EnumerateArray().SelectMany(g => g.GetProperty("datetimes").EnumerateArray().Select(t => t.GetString()!))];

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null, string mediaType = Json, (string Name, string Value)? header = null, string caller = "writer")
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation(KnownCaller.Header, caller);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        }

        if (header is var (name, value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await server.Client.SendAsync(request, Cancellation);
    }

    private static async Task<IEnumerable<string?>> PointersAsync(HttpResponseMessage answer, int status)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(text);
        return [.. problem.RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()).Distinct().Order(StringComparer.Ordinal)];
    }
}
