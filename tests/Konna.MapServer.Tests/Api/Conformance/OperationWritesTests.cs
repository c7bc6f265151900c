using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Konna.MapServer.Tests.Api.Access;
using Konna.Testing;

namespace Konna.MapServer.Tests.Api.Conformance;

public sealed class OperationWritesOnGeoPackage(GeoPackageApi api) : OperationWritesTests(api), IClassFixture<GeoPackageApi>;

public sealed class OperationWritesOnPostGis(PostGisApi api) : OperationWritesTests(api), IClassFixture<PostGisApi>;

/// <summary>Whole operations by HTTP: loaded, described, deleted.</summary>
public abstract class OperationWritesTests(StoreApi api)
{
    private const string Zip = "application/zip";
    private const string MergePatch = "application/merge-patch+json";

    private readonly ApiServer server = api.Server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operation_is_loaded_described_replaced_and_deleted()
    {
        var zip = ZipOf(SeedPackage());
        const string path = "/operations/harbour-flood";
        using var refused = await SendAsync(HttpMethod.Post, "/operations", zip, Zip, caller: "");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

        using var created = await SendAsync(HttpMethod.Post, "/operations", zip, Zip);
        Assert.Equal((HttpStatusCode.Created, new Uri(server.Address, path)), (created.StatusCode, created.Headers.Location));
        using var again = await SendAsync(HttpMethod.Post, "/operations", zip, Zip);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);

        var tag = await TagAsync(path + "/operation.json");
        using var patched = await SendAsync(HttpMethod.Patch, path + "/operation.json", """{"title":"Another title","summaryFr":null}"""u8.ToArray(), MergePatch, tag);
        Assert.Equal(HttpStatusCode.OK, patched.StatusCode);
        var document = await server.JsonAsync(path + "/operation.json");
        Assert.Equal(("Another title", 2), (document.GetProperty("title").GetString(), document.GetProperty("revision").GetInt64()));
        using var late = await SendAsync(HttpMethod.Patch, path + "/operation.json", """{"title":"Late"}"""u8.ToArray(), MergePatch, tag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);

        // What is read can be sent back.
        using var put = await SendAsync(HttpMethod.Put, path + "/operation.json", Encoding.UTF8.GetBytes(document.GetRawText()), "application/json");
        Assert.True(put.StatusCode == HttpStatusCode.OK, await put.Content.ReadAsStringAsync(Cancellation));
        Assert.True(JsonNode.DeepEquals(Without(document.GetRawText()), Without((await server.JsonAsync(path + "/operation.json")).GetRawText())));

        using var bad = await SendAsync(HttpMethod.Patch, path + "/operation.json", """{"timeZone":"Nowhere","bbox":[1],"titel":"x","id":"y"}"""u8.ToArray(), MergePatch);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        using var problem = JsonDocument.Parse(await bad.Content.ReadAsStringAsync(Cancellation));
        Assert.Subset(
            problem.RootElement.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("pointer").GetString()!).ToHashSet(), new HashSet<string> { "/bbox", "/titel", "/id" });

        using var replaced = await SendAsync(HttpMethod.Put, path, zip, Zip, await TagAsync(path + "?f=json"));
        Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);
        using var byPost = await SendAsync(HttpMethod.Post, "/operations?replace=true", zip, Zip);
        Assert.Equal(HttpStatusCode.OK, byPost.StatusCode);
        using var other = await SendAsync(HttpMethod.Put, ApiFixture.Operation, zip, Zip);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);

        using var stale = await SendAsync(HttpMethod.Delete, path, ifMatch: tag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        using var deleted = await SendAsync(HttpMethod.Delete, path, ifMatch: await TagAsync(path + "?f=json"));
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var gone = await server.SendAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);

        // Revisions go on where they were: no tag ever means two states.
        using var anew = await SendAsync(HttpMethod.Post, "/operations", zip, Zip);
        Assert.Equal(HttpStatusCode.Created, anew.StatusCode);
        Assert.Equal(7, (await server.JsonAsync(path + "/operation.json")).GetProperty("revision").GetInt64());
    }

    [Fact]
    public async Task A_package_with_problems_is_reported_and_not_loaded()
    {
        using var broken = await SendAsync(HttpMethod.Post, "/operations", "PK no zip"u8.ToArray(), Zip);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.StatusCode);
        using var stream = new MemoryStream();
        await System.IO.Compression.ZipFile.CreateFromDirectoryAsync(Repository.At("tests", "packages", "ten-errors"), stream, Cancellation);
        using var ten = await SendAsync(HttpMethod.Post, "/operations", stream.ToArray(), Zip);
        using var problem = JsonDocument.Parse(await ten.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ten.StatusCode);
        Assert.InRange(problem.RootElement.GetProperty("errors").GetArrayLength(), 10, 100);
    }

    private static OperationPackage SeedPackage() => PackageReader.Read(Repository.At("tests", "packages", "harbour-flood")).Package!;

    private static byte[] ZipOf(OperationPackage package)
    {
        using var stream = new MemoryStream();
        PackageWriter.WriteZip(package, stream);
        return stream.ToArray();
    }

    private static JsonObject Without(string document)
    {
        var node = JsonNode.Parse(document)!.AsObject();
        node.Remove("revision");
        return node;
    }

    private async Task<string> TagAsync(string path)
    {
        using var read = await server.SendAsync(path);
        return read.Headers.ETag!.ToString();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, byte[]? body = null, string? mediaType = null, string? ifMatch = null, string caller = "writer")
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation(KnownCaller.Header, caller);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType!);
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await server.Client.SendAsync(request, Cancellation);
    }
}
