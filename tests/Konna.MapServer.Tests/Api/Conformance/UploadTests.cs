using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Konna.MapServer.Api.Writes;
using Konna.MapServer.Tests.Api.Access;
using Konna.Testing;

namespace Konna.MapServer.Tests.Api.Conformance;

public sealed class UploadsOnGeoPackage(GeoPackageApi api) : UploadTests(api), IClassFixture<GeoPackageApi>;

public sealed class UploadsOnPostGis(PostGisApi api) : UploadTests(api), IClassFixture<PostGisApi>;

/// <summary>Files of other programs that become operations by HTTP.</summary>
public abstract partial class UploadTests(StoreApi api)
{
    private const string GeoJson = "application/geo+json";
    private const string Sightings = """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Boat","time":"2031-03-03T08:00:00Z"},"geometry":{"type":"Point","coordinates":[-4,14.6]}}]}""";

    private readonly ApiServer server = api.Server;

    public static TheoryData<string, string, string> Files => new()
    {
        { "hurricane-tracks.csv", "text/csv", "movements" },
        { "acled-like.csv", "text/csv; charset=utf-8", "claims" },
        { "wells-western.tsv", "text/tab-separated-values", "events" },
        { "gpx-folder/morning.gpx", "application/gpx+xml", "movements" },
        { "places-and-tracks.kml", "application/vnd.google-earth.kml+xml", "areas" },
        { "moving-points.mfjson", GeoJson, "movements" },
        { "moving-points.mfjson", "application/json", "movements" },
        { "packets.czml", "application/json", "movements" },
        { "orbat-scenario-3.2.json", "application/json", "units" },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_of_another_program_becomes_an_operation_that_cites_it(string file, string mediaType, string collection)
    {
        var content = await File.ReadAllBytesAsync(Repository.At("tests", "imports", file), Cancellation);
        using var answer = await SendAsync(HttpMethod.Post, $"/operations?replace=true&name={Uri.EscapeDataString(file)}", content, mediaType);
        var document = await JsonAsync(answer, [HttpStatusCode.Created, HttpStatusCode.OK]);
        var path = "/operations/" + document.GetProperty("id").GetString();
        Assert.True(answer.StatusCode == HttpStatusCode.OK || answer.Headers.Location == new Uri(server.Address, path));
        Assert.NotEmpty(document.GetProperty("import").GetProperty("format").GetString()!);
        Assert.NotEqual(0, (await server.JsonAsync($"{path}/collections/{collection}/items?f=json")).GetProperty("numberReturned").GetInt32());
        var sources = (await server.JsonAsync($"{path}/collections/sources/items?f=json")).GetProperty("features").EnumerateArray();
        Assert.Contains(Path.GetFileName(file), sources.Select(source => source.GetProperty("properties").GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_GeoPackage_and_an_archive_of_shapefiles_become_operations()
    {
        using var directory = new TemporaryDirectory();
        string[] columns = ["-oo", "X_POSSIBLE_NAMES=LON", "-oo", "Y_POSSIBLE_NAMES=LAT", "-oo", "AUTODETECT_TYPE=NO", "-where", "SID <> ' '", "-a_srs", "EPSG:4326"];
        foreach (var target in new[] { "storms.gpkg", "storms.shp" })
        {
            (await Konna.Testing.Gdal.Ogr2OgrAsync(Cancellation, [directory.File(target), Repository.At("tests", "imports", "hurricane-tracks.csv"), .. columns])).MustSucceed();
        }

        using var archive = new MemoryStream();
        var shapes = Directory.CreateDirectory(directory.File("shapes")).FullName;
        foreach (var part in Directory.GetFiles(directory.Path, "storms.*").Where(part => !part.EndsWith(".gpkg", StringComparison.Ordinal)))
        {
            File.Move(part, Path.Combine(shapes, Path.GetFileName(part)));
        }

        await System.IO.Compression.ZipFile.CreateFromDirectoryAsync(shapes, archive, Cancellation);
        foreach (var (name, mediaType, content) in new[]
        {
            ("storms-1.gpkg", "application/geopackage+sqlite3", await File.ReadAllBytesAsync(directory.File("storms.gpkg"), Cancellation)), ("storms-2.zip", "application/zip", archive.ToArray()),
        })
        {
            using var answer = await SendAsync(HttpMethod.Post, "/operations?name=" + name, content, mediaType);
            var document = await JsonAsync(answer, [HttpStatusCode.Created]);
            Assert.Equal(Path.GetFileNameWithoutExtension(name), document.GetProperty("id").GetString());
            Assert.Equal(2, document.GetProperty("counts").GetProperty("units").GetInt32());
        }
    }

    [Fact]
    public async Task One_that_is_there_is_replaced_only_when_that_is_said_and_can_be_sent_to_its_own_address()
    {
        var content = Encoding.UTF8.GetBytes(Sightings);
        using var created = await SendAsync(HttpMethod.Post, "/operations?name=Boats.geojson", content, GeoJson);
        Assert.Equal((HttpStatusCode.Created, new Uri(server.Address, "/operations/boats")), (created.StatusCode, created.Headers.Location));
        using var again = await SendAsync(HttpMethod.Post, "/operations?name=Boats.geojson", content, GeoJson);
        var conflict = await JsonAsync(again, [HttpStatusCode.Conflict]);
        Assert.Equal(new Uri(server.Address, "/operations/boats").AbsoluteUri, conflict.GetProperty("current").GetString());
        Assert.Contains("'boats'", conflict.GetProperty("detail").GetString(), StringComparison.Ordinal);
        using var replaced = await SendAsync(HttpMethod.Post, "/operations?name=Boats.geojson&replace=true", content, GeoJson);
        Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);

        using var put = await SendAsync(HttpMethod.Put, "/operations/boats?name=other.geojson", content, GeoJson);
        var document = await JsonAsync(put, [HttpStatusCode.OK]);
        Assert.Equal(("boats", "other", 3), (document.GetProperty("id").GetString(), document.GetProperty("title").GetString(), document.GetProperty("revision").GetInt32()));
    }

    [Fact]
    public async Task Every_problem_is_told_by_file_and_place_with_what_is_wrong_and_what_would_be_right()
    {
        var table = "name,time,lat,lon\na,2031-03-04,14,-4\nb,someday,14,-4\nc,2031-03-05,99,-4\n"u8.ToArray();
        using var answer = await SendAsync(HttpMethod.Post, "/operations?name=bad.csv", table, "text/csv");
        var problem = await JsonAsync(answer, [HttpStatusCode.UnprocessableEntity]);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var errors = problem.GetProperty("errors").EnumerateArray().ToList();
        Assert.Equal([("bad.csv", "row=3"), ("bad.csv", "row=4")], errors.Select(error => (error.GetProperty("file").GetString()!, error.GetProperty("pointer").GetString()!)));
        Assert.All(errors, error => Assert.True(error.GetProperty("detail").GetString()!.Length > 0 && error.GetProperty("remedy").GetString()!.Length > 0));
        Assert.Contains("2 problems", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        using var gone = await server.SendAsync("/operations/bad");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);

        using var package = new MemoryStream();
        await System.IO.Compression.ZipFile.CreateFromDirectoryAsync(Repository.At("tests", "packages", "ten-errors"), package, Cancellation);
        using var ten = await SendAsync(HttpMethod.Post, "/operations?name=ten.zip", package.ToArray(), "application/zip");
        var told = (await JsonAsync(ten, [HttpStatusCode.UnprocessableEntity])).GetProperty("errors").EnumerateArray()
            .Select(e => $"{e.GetProperty("file").GetString()}{(e.GetProperty("pointer").GetString() is { Length: > 0 } pointer ? "#" + pointer : "")}{(e.TryGetProperty("itemId", out var id) ? $" ({id})" : "")}: {e.GetProperty("detail").GetString()} {e.GetProperty("remedy").GetString()}");
        var expected = await File.ReadAllLinesAsync(Repository.At("tests", "packages", "ten-errors.report.txt"), Cancellation);
        Assert.Equal(expected.Where(line => line.Contains(": ", StringComparison.Ordinal) && !line.StartsWith('#')), told);
    }

    [Theory]
    [InlineData("{", GeoJson)]
    [InlineData("[]", "application/json")]
    [InlineData("\0\0\0", "application/geopackage+sqlite3")]
    [InlineData("<kml><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;</kml>", "application/vnd.google-earth.kml+xml")]
    [InlineData("PK", "application/vnd.google-earth.kmz")]
    [InlineData("PK", "application/zip")]
    [InlineData("<gpx>", "application/gpx+xml")]
    [InlineData("", "text/csv")]
    public async Task What_is_none_of_it_is_told_with_the_name_that_was_given(string content, string mediaType)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/operations?name=none.of.it", Encoding.UTF8.GetBytes(content), mediaType);
        var error = Assert.Single((await JsonAsync(answer, [HttpStatusCode.UnprocessableEntity])).GetProperty("errors").EnumerateArray());
        Assert.Equal("none.of.it", error.GetProperty("file").GetString());
        Assert.DoesNotContain("konna-body", error.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_name_is_a_text_and_nothing_else()
    {
        foreach (var (given, called, id) in new[]
        {
            ("../../etc/<script>alert(1)</script>.geojson", "script>.geojson", "script"),
            ("C:\\fakepath\\a\u202Enosjoeg.geojson", "anosjoeg.geojson", "anosjoeg"),
            ("<img src=x onerror=alert(1)>.geojson", "<img src=x onerror=alert(1)>.geojson", "img-src-x-onerror-alert-1"),
            ("..", "upload.geojson", "upload"),
        })
        {
            using var answer = await SendAsync(HttpMethod.Post, "/operations?name=" + Uri.EscapeDataString(given), Encoding.UTF8.GetBytes(Sightings), GeoJson);
            var document = await JsonAsync(answer, [HttpStatusCode.Created]);
            Assert.Equal(id, document.GetProperty("id").GetString());
            var source = Assert.Single((await server.JsonAsync($"/operations/{id}/collections/sources/items?f=json")).GetProperty("features").EnumerateArray());
            Assert.Equal(called, source.GetProperty("properties").GetProperty("name").GetString());
        }
    }

    [Fact]
    public async Task Who_may_not_is_told_before_the_body_is_read_and_other_media_types_and_larger_bodies_are_refused()
    {
        var content = Encoding.UTF8.GetBytes(Sightings);
        using var unknown = await SendAsync(HttpMethod.Post, "/operations", content, GeoJson, caller: "");
        Assert.Contains("konna keys add", (await JsonAsync(unknown, [HttpStatusCode.Unauthorized])).GetProperty("detail").GetString(), StringComparison.Ordinal);
        using var reader = await SendAsync(HttpMethod.Post, "/operations", content, "text/plain", caller: "reader");
        Assert.Equal(HttpStatusCode.Forbidden, reader.StatusCode);
        using var text = await SendAsync(HttpMethod.Post, "/operations", content, "text/plain");
        var refused = await JsonAsync(text, [HttpStatusCode.UnsupportedMediaType]);
        Assert.All(UploadFormat.Types, type => Assert.Contains(type, refused.GetProperty("expected").GetString(), StringComparison.Ordinal));
        using var large = await SendAsync(HttpMethod.Post, "/operations", new byte[(64 * 1024 * 1024) + 1], "text/csv");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);

        using var options = await server.SendAsync("/operations", method: HttpMethod.Options);
        Assert.Equal(UploadFormat.Types, Assert.Single(options.Headers.GetValues("Accept-Post")).Split(", "));
        var body = (await server.JsonAsync(ApiFixture.Operation + "/api?f=json")).GetProperty("paths").GetProperty("/").GetProperty("put").GetProperty("requestBody").GetProperty("content");
        Assert.Equal(UploadFormat.Types, body.EnumerateObject().Select(type => type.Name));
    }

    [Fact]
    public async Task The_list_of_operations_sends_what_the_server_takes_and_all_of_it()
    {
        var script = await File.ReadAllTextAsync(Repository.At("wwwroot", "app", "core", "upload.js"), Cancellation);
        var table = script[script.IndexOf("MEDIA_TYPES = {", StringComparison.Ordinal)..script.IndexOf("};", StringComparison.Ordinal)];
        var sent = SentAs().Matches(table).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        Assert.Equal(UploadFormat.Types.Order(StringComparer.Ordinal), sent.Values.Distinct().Order(StringComparer.Ordinal));
        Assert.All(UploadFormat.All, format => Assert.Equal(format.MediaType, sent[format.Extension[1..]]));
    }

    [GeneratedRegex("""^  ([a-z]+): '([^']+)',$""", RegexOptions.Multiline)]
    private static partial Regex SentAs();

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer, HttpStatusCode[] expected)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(expected.Contains(answer.StatusCode), $"{answer.StatusCode} {text}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, byte[] body, string mediaType, string caller = "writer")
    {
        using var request = new HttpRequestMessage(method, path) { Content = new ByteArrayContent(body) };
        request.Headers.TryAddWithoutValidation(KnownCaller.Header, caller);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        return await server.Client.SendAsync(request, Cancellation);
    }
}
