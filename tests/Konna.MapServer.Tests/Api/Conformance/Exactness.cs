using System.Net;
using System.Text.Json;

namespace Konna.MapServer.Tests.Api.Conformance;

public sealed class ExactnessOnGeoPackage(GeoPackageApi api) : Exactness(api), IClassFixture<GeoPackageApi>;

public sealed class ExactnessOnPostGis(PostGisApi api) : Exactness(api), IClassFixture<PostGisApi>;

/// <summary>What the definition of the API says is so, at every path and in every form: nothing here is listed by hand, so nothing new is forgotten.</summary>
public abstract class Exactness(StoreApi api)
{
    private static readonly string[] Outside = ["/?f=json", "/?f=html", "/operations?f=json", "/operations?f=html", "/schemas", "/schemas/operation.schema.json"];
    private static readonly string[] Relations = ["<>", "="];
    private readonly ApiServer server = api.Server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "/conf/oas30/completeness, /conf/oas30/oas-impl")]
    public async Task Every_documented_path_answers_in_every_documented_form_with_its_media_type()
    {
        var tried = 0;
        foreach (var (address, types, _) in await DocumentedAsync())
        {
            using var response = await server.SendAsync(address);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {(int)response.StatusCode}");
            Assert.True(types.Contains(MediaTypeOf(response)), $"{address}: {MediaTypeOf(response)} is not of {string.Join(", ", types)}");
            tried++;
        }

        Assert.True(tried > 200, $"{tried} addresses");
    }

    [Fact]
    public async Task Every_representation_has_a_strong_tag_varies_is_answered_304_and_has_a_head()
    {
        foreach (var address in await FiniteAsync())
        {
            using var whole = await server.SendAsync(address);
            var tag = whole.Headers.ETag;
            Assert.True(tag is { IsWeak: false }, address);
            Assert.True(whole.Headers.Vary.Contains("Accept") && whole.Headers.Vary.Contains("Accept-Encoding"), address);
            Assert.Equal(MediaTypeOf(whole) == "text/html", whole.Headers.Vary.Contains("Accept-Language"));
            Assert.True(whole.Headers.CacheControl is { NoCache: true }, address);

            using var known = await server.SendAsync(address, headers: ("If-None-Match", tag.Tag));
            Assert.True((known.StatusCode, known.Headers.ETag?.Tag) == (HttpStatusCode.NotModified, tag.Tag), address);
            Assert.Empty(await known.Content.ReadAsByteArrayAsync(Cancellation));

            using var head = await server.SendAsync(address, method: HttpMethod.Head);
            Assert.True((head.StatusCode, head.Headers.ETag?.Tag, head.Content.Headers.ContentType?.ToString()) == (whole.StatusCode, tag.Tag, whole.Content.Headers.ContentType?.ToString()), address);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancellation));
        }
    }

    [Fact]
    public async Task Every_address_in_every_answer_begins_with_the_public_one()
    {
        const string Public = "https://maps.example.org/konna/";
        await using var behind = await ApiServer.StartAsync([SamplePackage.Make()], links => links.PublicUrl = new Uri(Public));
        foreach (var address in await FiniteAsync())
        {
            using var response = await behind.SendAsync(address, headers: [("Host", "evil.test"), ("X-Forwarded-Host", "evil.test"), ("X-Forwarded-Proto", "gopher"), ("X-Forwarded-Prefix", "/evil")]);
            var text = await response.Content.ReadAsStringAsync(Cancellation);
            Assert.False(text.Contains("evil", StringComparison.Ordinal) || text.Contains(behind.Address.Authority, StringComparison.Ordinal), address);
            foreach (var link in response.Headers.TryGetValues("Link", out var values) ? values.SelectMany(v => v.Split(", ")) : [])
            {
                Assert.True(link.StartsWith('<' + Public, StringComparison.Ordinal) || link.StartsWith("<http://www.opengis.net/", StringComparison.Ordinal), $"{address}: {link}");
            }

            if (MediaTypeOf(response)?.EndsWith("json", StringComparison.Ordinal) == true && !MediaTypeOf(response)!.EndsWith("ndjson", StringComparison.Ordinal))
            {
                using var document = JsonDocument.Parse(text);
                Assert.All(Hrefs(document.RootElement), href => Assert.True(
                    href.StartsWith(Public, StringComparison.Ordinal) || href.StartsWith("http://www.opengis.net/", StringComparison.Ordinal), $"{address}: {href}"));
            }
        }
    }

    /// <summary>Whatever a parameter holds, whether rows are found by it or not, and whether it is refused, no page has it as markup.</summary>
    [Fact]
    public async Task Markup_in_a_parameter_is_never_markup_of_a_page()
    {
        const string Marker = "\"'><svg/onload=alert(1)>";
        var reflected = 0;
        foreach (var (address, _, parameters) in (await DocumentedAsync()).Where(documented => documented.Address.Contains("?f=html", StringComparison.Ordinal)))
        {
            string[] queries =
            [
                .. parameters.Append("unknown").Append(Marker).Select(name => $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(Marker)}"),

                // All rows, one and none of them.
                .. parameters.Contains("filter") ? Relations.Select(relation => $"limit=1&filter={Uri.EscapeDataString($"id{relation}'{Marker.Replace("'", "''", StringComparison.Ordinal)}'")}") : [],
            ];
            foreach (var query in queries)
            {
                using var response = await server.SendAsync($"{address}&{query}");
                Assert.True((int)response.StatusCode < 500, $"{address}&{query}: {(int)response.StatusCode}");
                if (MediaTypeOf(response) == "text/html")
                {
                    var page = await response.Content.ReadAsStringAsync(Cancellation);
                    Assert.False(page.Contains("<svg/onload", StringComparison.OrdinalIgnoreCase), $"{address}&{query}");
                    reflected += page.Contains("&lt;svg/onload", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
                }
                else
                {
                    Assert.Equal("application/problem+json", MediaTypeOf(response));
                }
            }
        }

        Assert.True(reflected > 10, $"{reflected} pages repeat what was asked");
    }

    /// <summary>Every address but those of streams, which have neither an end nor a tag.</summary>
    private async Task<IEnumerable<string>> FiniteAsync() =>
        (await DocumentedAsync()).Select(documented => documented.Address).Where(address => !address.EndsWith("?f=sse", StringComparison.Ordinal)).Concat(Outside);

    /// <summary>Every path of the definition in every form, with what it needs.</summary>
    private async Task<List<Documented>> DocumentedAsync()
    {
        var document = await server.JsonAsync(ApiFixture.Operation + "/api");
        var addresses = new List<Documented>();
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            var get = path.Value.GetProperty("get");
            var root = (path.Value.TryGetProperty("servers", out var own) ? own : document.GetProperty("servers"))[0].GetProperty("url").GetString()!;
            var address = new Uri(root).AbsolutePath + (path.Name == "/" ? "" : path.Name);
            if (path.Name.Contains("{featureId}", StringComparison.Ordinal))
            {
                var items = await server.JsonAsync(address[..address.IndexOf("/{featureId}", StringComparison.Ordinal)] + "?limit=1");
                if (items.GetProperty("numberReturned").GetInt32() == 0)
                {
                    continue;
                }

                // A path of one piece has its movement's id. What is known over time is asked where there is something of it.
                var id = items.GetProperty("features")[0].GetProperty("id").GetString();
                if (path.Name.Contains("{tValueId}", StringComparison.Ordinal))
                {
                    var known = await server.JsonAsync(address[..address.IndexOf("/{tPropertyName}", StringComparison.Ordinal)].Replace("{featureId}", id, StringComparison.Ordinal) + "/status");
                    if (known.GetProperty("numberReturned").GetInt32() == 0)
                    {
                        continue;
                    }

                    address = address.Replace("{tValueId}", known.GetProperty("valueSequence")[0].GetProperty("id").GetString(), StringComparison.Ordinal);
                }

                address = address.Replace("{featureId}", id, StringComparison.Ordinal).Replace("{tGeometryId}", id, StringComparison.Ordinal)
                    .Replace("{tPropertyName}", "status", StringComparison.Ordinal);
            }

            // The outermost tile of a set, which holds something of every collection that has a place.
            address = address.Replace("{tileMatrixSetId}", "WebMercatorQuad", StringComparison.Ordinal);
            address = address.Replace("{revision}", "1", StringComparison.Ordinal);
            foreach (var part in new[] { "{tileMatrix}", "{tileRow}", "{tileCol}" })
            {
                address = address.Replace(part, "0", StringComparison.Ordinal);
            }

            var parameters = get.GetProperty("parameters").EnumerateArray().ToList();
            var required = parameters.Where(p => p.TryGetProperty("required", out var r) && r.GetBoolean() && p.GetProperty("in").GetString() == "query")
                .Select(p => $"&{p.GetProperty("name").GetString()}=2020-05-02T15:00:00Z");
            IReadOnlyList<string> types = [.. get.GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().Select(c => c.Name.Split(';')[0])];
            var forms = parameters.Single(p => p.GetProperty("name").GetString() == "f").GetProperty("schema").GetProperty("enum").EnumerateArray();
            IReadOnlyList<string> names = [.. parameters.Where(p => p.GetProperty("in").GetString() == "query").Select(p => p.GetProperty("name").GetString()!)];
            addresses.AddRange(forms.Select(form => new Documented($"{address}?f={form.GetString()}{string.Concat(required)}", types, names)));
        }

        return addresses;
    }

    private static string? MediaTypeOf(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType;

    private static IEnumerable<string> Hrefs(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(m => m is { Name: "href", Value.ValueKind: JsonValueKind.String } ? [m.Value.GetString()!] : Hrefs(m.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Hrefs),
        _ => [],
    };

    private sealed record Documented(string Address, IReadOnlyList<string> Types, IReadOnlyList<string> Parameters);
}
