using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Konna.MapServer.Tests.Api.Access;

namespace Konna.MapServer.Tests.Api.Conformance;

public sealed class PartFourConformanceOnGeoPackage(GeoPackageApi api) : PartFourConformance(api), IClassFixture<GeoPackageApi>;

public sealed class PartFourConformanceOnPostGis(PostGisApi api) : PartFourConformance(api), IClassFixture<PostGisApi>;

/// <summary>OGC API - Features Part 4 (20-002r1), by the names of its tests, and what the project adds: all faults at once, and a version in every tag.</summary>
public abstract class PartFourConformance(StoreApi api)
{
    private const string Places = ApiFixture.Operation + "/collections/places/items";
    private const string Units = ApiFixture.Operation + "/collections/units/items";
    private const string GeoJson = "application/geo+json";
    private const string MergePatch = "application/merge-patch+json";
    private const string Camp = """{"type":"Feature","geometry":{"type":"Point","coordinates":[-3.5,14.5]},"properties":{"kind":"camp","name":"Camp"}}""";

    private readonly ApiServer server = api.Server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(DisplayName = "/conf/.../conformance")]
    [InlineData("create-replace-delete")]
    [InlineData("update")]
    [InlineData("features")]
    [InlineData("optimistic-locking-etags")]
    public async Task The_class_is_declared(string name)
    {
        var classes = (await server.JsonAsync(ApiFixture.Operation + "/conformance")).GetProperty("conformsTo");

        Assert.Contains("http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/" + name, classes.EnumerateArray().Select(c => c.GetString()));
    }

    [Fact(DisplayName = "/conf/create-replace-delete/options")]
    public async Task Options_tell_what_can_be_written_where()
    {
        using var items = await server.SendAsync(Places, method: HttpMethod.Options);
        Assert.Equal(["GET", "HEAD", "OPTIONS", "POST"], items.Content.Headers.Allow);
        Assert.Equal(GeoJson + ", application/json", Assert.Single(items.Headers.GetValues("Accept-Post")));

        using var item = await server.SendAsync(Places + "/pl-01", method: HttpMethod.Options);
        Assert.Equal(["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"], item.Content.Headers.Allow);
        Assert.Equal(MergePatch, Assert.Single(item.Headers.GetValues("Accept-Patch")));

        using var patched = await SendAsync(HttpMethod.Patch, Places, "{}", MergePatch);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, patched.StatusCode);
        Assert.Equal(items.Content.Headers.Allow, patched.Content.Headers.Allow);
    }

    [Fact(DisplayName = "/conf/create-replace-delete/insert-post-op, insert-body, insert-response, insert-response-rid")]
    public async Task A_feature_is_created_and_is_where_the_answer_says()
    {
        using var created = await SendAsync(HttpMethod.Post, Places, Camp);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var location = created.Headers.Location!;
        Assert.StartsWith(new Uri(server.Address, Places + "/place-").ToString(), location.ToString(), StringComparison.Ordinal);

        using var read = await server.SendAsync(location.AbsolutePath);
        Assert.Equal(await read.Content.ReadAsStringAsync(Cancellation), await created.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal((read.Headers.ETag, GeoJson), (created.Headers.ETag, created.Content.Headers.ContentType!.MediaType));
        Assert.Equal("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>", Assert.Single(created.Headers.GetValues("Content-Crs")));

        using var named = await SendAsync(HttpMethod.Post, Units, """{"type":"Feature","id":"unit-2","geometry":null,"properties":{"forceId":"force-red"}}""");
        Assert.EndsWith("/units/items/unit-2", named.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("force-red", (await server.JsonAsync(Units + "/unit-2")).GetProperty("properties").GetProperty("sideId").GetString());

        using var again = await SendAsync(HttpMethod.Post, Units, """{"type":"Feature","id":"unit-2","geometry":null,"properties":{"forceId":"force-red"}}""");
        await AssertProblemAsync(again, HttpStatusCode.Conflict);
        using var onlyNew = await SendAsync(HttpMethod.Post, Units, """{"type":"Feature","id":"unit-2","geometry":null,"properties":{"forceId":"force-red"}}""", headers: ("If-None-Match", "*"));
        await AssertProblemAsync(onlyNew, HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Several_features_are_created_together_or_not_at_all()
    {
        const string Body = """{"type":"FeatureCollection","features":[{"type":"Feature","id":"several-1","geometry":null,"properties":{"kind":"camp"}},{"type":"Feature","id":"several-2","geometry":null,"properties":{"kind":"town"}}]}""";
        using var broken = await SendAsync(HttpMethod.Post, Places, Body.Replace("town", "castle", StringComparison.Ordinal));
        var problem = await AssertProblemAsync(broken, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("/features/1/properties/kind", Assert.Single(problem.GetProperty("errors").EnumerateArray()).GetProperty("pointer").GetString());
        using var none = await server.SendAsync(Places + "/several-1");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);

        using var created = await SendAsync(HttpMethod.Post, Places, Body);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(string.Join(", ", new Uri(server.Address, Places + "/several-1"), new Uri(server.Address, Places + "/several-2")), Assert.Single(created.Headers.GetValues("Locations")));
        using var again = await SendAsync(HttpMethod.Post, Places, Body.Replace("several-1", "several-0", StringComparison.Ordinal));
        problem = await AssertProblemAsync(again, HttpStatusCode.Conflict);
        Assert.Equal("/features/1/id", Assert.Single(problem.GetProperty("errors").EnumerateArray()).GetProperty("pointer").GetString());
        using var many = await SendAsync(HttpMethod.Post, Places, $$"""{"type":"FeatureCollection","features":[{{string.Join(',', Enumerable.Repeat("1", 101))}}]}""");
        await AssertProblemAsync(many, HttpStatusCode.UnprocessableEntity);
        using var replaced = await SendAsync(HttpMethod.Put, Places + "/several-1", Body);
        await AssertProblemAsync(replaced, HttpStatusCode.UnprocessableEntity);
    }

    [Fact(DisplayName = "/conf/create-replace-delete/put-op, put-body, put-response; /conf/optimistic-locking-etags/*")]
    public async Task What_was_read_is_sent_back_changed_and_only_once()
    {
        var (path, tag) = await CreateAsync("replaced");
        using var read = await server.SendAsync(path);
        var feature = JsonNode.Parse(await read.Content.ReadAsStringAsync(Cancellation))!;
        feature["properties"]!["name"] = "Other";

        using var written = await SendAsync(HttpMethod.Put, path, feature.ToJsonString(), headers: ("If-Match", tag));
        Assert.Equal(HttpStatusCode.OK, written.StatusCode);
        Assert.Equal("Other", (await server.JsonAsync(path)).GetProperty("properties").GetProperty("name").GetString());
        Assert.NotEqual(tag, written.Headers.ETag!.ToString());

        using var late = await SendAsync(HttpMethod.Put, path, feature.ToJsonString(), headers: ("If-Match", tag));
        var problem = await AssertProblemAsync(late, HttpStatusCode.PreconditionFailed);
        Assert.Equal(written.Headers.ETag, late.Headers.ETag);
        Assert.Equal(new Uri(server.Address, path).ToString(), problem.GetProperty("current").GetString());
        using var weak = await SendAsync(HttpMethod.Put, path, feature.ToJsonString(), headers: ("If-Match", "W/" + written.Headers.ETag));
        await AssertProblemAsync(weak, HttpStatusCode.PreconditionFailed);
        using var broken = await SendAsync(HttpMethod.Put, path, feature.ToJsonString(), headers: ("If-Match", "no tag"));
        await AssertProblemAsync(broken, HttpStatusCode.BadRequest);
        using var any = await SendAsync(HttpMethod.Put, path, feature.ToJsonString(), headers: ("If-Match", $"\"x.9\", {written.Headers.ETag}"));
        Assert.Equal(HttpStatusCode.OK, any.StatusCode);
        using var star = await SendAsync(HttpMethod.Put, path, feature.ToJsonString(), headers: ("If-Match", "*"));
        Assert.Equal(HttpStatusCode.OK, star.StatusCode);
        using var missing = await SendAsync(HttpMethod.Put, Places + "/no-such", Camp);
        await AssertProblemAsync(missing, HttpStatusCode.NotFound);
    }

    [Fact(DisplayName = "/conf/optimistic-locking-etags: the version counts, not the form")]
    public async Task The_tag_of_any_form_will_do_and_changes_with_its_feature_alone()
    {
        var (path, tag) = await CreateAsync("tagged");
        using var page = await server.SendAsync(path + "?f=html");
        using var compressed = await server.SendAsync(path, headers: ("Accept-Encoding", "gzip"));
        await CreateAsync("beside-it");
        using var unchanged = await server.SendAsync(path, headers: ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        foreach (var form in new[] { page, compressed })
        {
            using var read = await server.SendAsync(path + (form == page ? "?f=html" : ""), headers: ("Accept-Encoding", "gzip"));
            using var written = await SendAsync(HttpMethod.Patch, path, """{"properties":{"note":"seen"}}""", MergePatch, ("If-Match", read.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.OK, written.StatusCode);
        }

        using var stale = await SendAsync(HttpMethod.Patch, path, """{"properties":{"note":"late"}}""", MergePatch, ("If-Match", page.Headers.ETag!.ToString()));
        await AssertProblemAsync(stale, HttpStatusCode.PreconditionFailed);
    }

    [Fact(DisplayName = "/conf/update/patch-op, patch-body, patch-response")]
    public async Task Members_are_changed_and_taken_away_by_a_merge_patch()
    {
        var (path, tag) = await CreateAsync("patched");
        using var written = await SendAsync(HttpMethod.Patch, path, """{"properties":{"radiusM":25,"name":null}}""", MergePatch, ("If-Match", tag));
        Assert.Equal(HttpStatusCode.OK, written.StatusCode);
        var properties = JsonDocument.Parse(await written.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("properties");
        Assert.Equal((25, JsonValueKind.Null, "camp"), (properties.GetProperty("radiusM").GetDouble(), properties.GetProperty("name").ValueKind, properties.GetProperty("kind").GetString()));
        using var wrongType = await SendAsync(HttpMethod.Patch, path, "{}");
        await AssertProblemAsync(wrongType, HttpStatusCode.UnsupportedMediaType);
    }

    [Fact(DisplayName = "/conf/create-replace-delete/delete-op, delete-response")]
    public async Task What_is_deleted_is_gone_unless_something_refers_to_it()
    {
        var (path, tag) = await CreateAsync("deleted");
        using var deleted = await SendAsync(HttpMethod.Delete, path, headers: ("If-Match", tag));
        Assert.Equal((HttpStatusCode.NoContent, 0), (deleted.StatusCode, (await deleted.Content.ReadAsByteArrayAsync(Cancellation)).Length));
        using var read = await server.SendAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        using var again = await SendAsync(HttpMethod.Delete, path);
        await AssertProblemAsync(again, HttpStatusCode.NotFound);
        using var kept = await SendAsync(HttpMethod.Delete, ApiFixture.Operation + "/collections/forces/items/force-blue");
        var problem = await AssertProblemAsync(kept, HttpStatusCode.Conflict);
        Assert.Contains("/units/unit-1/forceId", problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("pointer").GetString()));
    }

    [Fact(DisplayName = "/conf/features/*: Content-Crs of the body")]
    public async Task Coordinates_may_come_in_another_system()
    {
        foreach (var (crs, x, y) in new[] { ("http://www.opengis.net/def/crs/EPSG/0/4326", "14.5", "-3.5"), ("http://www.opengis.net/def/crs/EPSG/0/3857", "-389618.217", "1631643.467") })
        {
            using var created = await SendAsync(HttpMethod.Post, Places, $$$"""{"type":"Feature","geometry":{"type":"Point","coordinates":[{{{x}}},{{{y}}}]},"properties":{"kind":"camp"}}""", headers: ("Content-Crs", $"<{crs}>"));
            Assert.Equal(HttpStatusCode.Created, created.StatusCode);
            var position = JsonDocument.Parse(await created.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(n => n.GetDouble()).ToArray();
            Assert.Equal(-3.5, position[0], 6);
            Assert.Equal(14.5, position[1], 6);
        }

        using var unknown = await SendAsync(HttpMethod.Post, Places, Camp, headers: ("Content-Crs", "<urn:none>"));
        await AssertProblemAsync(unknown, HttpStatusCode.BadRequest);
    }

    [Theory(DisplayName = "/conf/create-replace-delete/insert-body: what cannot be taken")]
    [InlineData("{", 400, "")]
    [InlineData("""{"type":"Feature","properties":{"kind":"camp","kind":"town"}}""", 400, "/properties/kind")]
    [InlineData("""{"type":"Feature","properties":{"kind":"castle","nmae":"x","geoPrecision":9}}""", 422, "/properties/geoPrecision /properties/kind /properties/nmae")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":[-3.5,95]},"properties":{"kind":"camp"}}""", 422, "/geometry/coordinates")]
    [InlineData("""{"type":"Feature","properties":{"kind":"camp","accountId":"acc-z"}}""", 409, "/properties/accountId")]
    public async Task Everything_that_is_wrong_is_told_and_nothing_is_changed(string body, int status, string pointers)
    {
        var before = (await server.JsonAsync(ApiFixture.Operation + "/operation.json")).GetProperty("revision").GetInt64();
        using var refused = await SendAsync(HttpMethod.Post, Places, body);
        var problem = await AssertProblemAsync(refused, (HttpStatusCode)status);
        Assert.Equal(pointers.Split(' '), problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("pointer").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(before, (await server.JsonAsync(ApiFixture.Operation + "/operation.json")).GetProperty("revision").GetInt64());
    }

    [Fact]
    public async Task What_is_too_large_too_deep_or_of_another_type_is_refused()
    {
        using var text = await SendAsync(HttpMethod.Post, Places, Camp, "text/plain");
        await AssertProblemAsync(text, HttpStatusCode.UnsupportedMediaType);
        using var large = await SendAsync(HttpMethod.Post, Places, Camp.Replace("Camp", new string('x', 1024 * 1024), StringComparison.Ordinal));
        await AssertProblemAsync(large, HttpStatusCode.RequestEntityTooLarge);
        using var deep = await SendAsync(HttpMethod.Post, Places, string.Concat(Enumerable.Repeat("[", 5000)));
        await AssertProblemAsync(deep, HttpStatusCode.BadRequest);
        using var parameter = await SendAsync(HttpMethod.Post, Places + "?f=json", Camp);
        await AssertProblemAsync(parameter, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Others_than_those_who_may_write_change_nothing()
    {
        foreach (var (caller, status) in new[] { ("", HttpStatusCode.Unauthorized), ("nobody", HttpStatusCode.Unauthorized), ("reader", HttpStatusCode.Forbidden) })
        {
            foreach (var path in new[] { Places, "/operations/no-such/collections/places/items" })
            {
                using var refused = await SendAsync(HttpMethod.Post, path, Camp, caller: caller);
                await AssertProblemAsync(refused, status);
            }
        }
    }

    [Fact]
    public async Task Of_racing_writers_one_wins()
    {
        var (path, tag) = await CreateAsync("raced");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => SendAsync(HttpMethod.Patch, path, $$$"""{"properties":{"name":"{{{i}}}"}}""", MergePatch, ("If-Match", tag))));
        Assert.Equal([HttpStatusCode.OK, .. Enumerable.Repeat(HttpStatusCode.PreconditionFailed, 7)], answers.Select(a => a.StatusCode).Order());
        foreach (var answer in answers)
        {
            answer.Dispose();
        }
    }

    private async Task<(string Path, string Tag)> CreateAsync(string id)
    {
        using var created = await SendAsync(HttpMethod.Post, Places, Camp.Replace("\"type\":\"Feature\"", $"\"type\":\"Feature\",\"id\":\"{id}\"", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        return ($"{Places}/{id}", created.Headers.ETag!.ToString());
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? body = null, string mediaType = GeoJson, (string Name, string Value)? headers = null, string caller = "writer")
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation(KnownCaller.Header, caller);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        }

        if (headers is var (name, value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await server.Client.SendAsync(request, Cancellation);
    }

    private static async Task<JsonElement> AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
