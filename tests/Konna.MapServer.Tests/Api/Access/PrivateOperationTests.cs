using System.Net;
using System.Text.Json;
using Konna.Geo.Operations;
using Konna.MapServer.Storage;
using Microsoft.AspNetCore.Routing;

namespace Konna.MapServer.Tests.Api.Access;

/// <summary>To whoever may not read it, a private operation does not exist: at no address, in no list, in no file.</summary>
public sealed class PrivateOperationTests
{
    private const string Public = "other-river";

    private static readonly Dictionary<string, string> Variables = new(StringComparer.Ordinal)
    {
        ["collectionId"] = "movements",
        ["featureId"] = "mov-1.north",
        ["tGeometryId"] = "mov-1.north",
        ["tPropertyName"] = "status",
        ["tValueId"] = "st-1",
        ["revision"] = "2",
        ["tileMatrixSetId"] = "WebMercatorQuad",
        ["tileMatrix"] = "0",
        ["tileRow"] = "0",
        ["tileCol"] = "0",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_address_of_a_private_operation_is_404_as_if_there_were_none()
    {
        await using var server = await StartAsync();
        var reader = await ApiKeyTests.GiveAsync(server, AccessRight.Read, null, SamplePackage.OperationId);
        var elsewhere = await ApiKeyTests.GiveAsync(server, AccessRight.Admin, null, Public);
        var tried = 0;
        foreach (var address in Addresses(server))
        {
            using var asReader = await ApiKeyTests.SendAsync(server, HttpMethod.Get, address, reader);
            Assert.True(asReader.IsSuccessStatusCode || asReader.StatusCode == HttpStatusCode.Forbidden, $"{address}: {asReader.StatusCode}");
            if (asReader.StatusCode == HttpStatusCode.Forbidden)
            {
                continue;
            }

            Assert.True(asReader.Headers.CacheControl!.Private, address);
            foreach (var key in new[] { null, elsewhere })
            {
                foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
                {
                    using var hidden = await ApiKeyTests.SendAsync(server, method, address, key);
                    using var missing = await ApiKeyTests.SendAsync(server, method, address.Replace(SamplePackage.OperationId, "no-such-river", StringComparison.Ordinal), key);
                    Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
                    Assert.Equal(await ToldAsync(missing), await ToldAsync(hidden));
                }
            }

            tried++;
        }

        Assert.True(tried > 40, $"{tried} addresses");
    }

    [Fact]
    public async Task No_list_names_a_private_operation_and_a_list_has_a_tag_for_what_it_shows()
    {
        await using var server = await StartAsync();
        var reader = await ApiKeyTests.GiveAsync(server, AccessRight.Read, null, SamplePackage.OperationId);
        foreach (var address in new[] { "/?f=json", "/?f=html", "/operations?f=json", "/operations?f=html" })
        {
            using var open = await server.SendAsync(address);
            using var known = await ApiKeyTests.SendAsync(server, HttpMethod.Get, address, reader);
            var text = await open.Content.ReadAsStringAsync(Cancellation);
            Assert.DoesNotContain(SamplePackage.OperationId, text, StringComparison.Ordinal);
            Assert.Contains(Public, text, StringComparison.Ordinal);
            Assert.Contains(SamplePackage.OperationId, await known.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
            Assert.NotEqual(open.Headers.ETag, known.Headers.ETag);
        }

        // One public operation is all there is to the public: its browser goes straight to that map.
        using var root = await server.SendAsync("/", "text/html");
        Assert.EndsWith("/operations/" + Public, root.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_to_what_a_caller_may_not_see_is_refused_as_one_to_what_is_not_there()
    {
        await using var server = await StartAsync();
        var elsewhere = await ApiKeyTests.GiveAsync(server, AccessRight.Admin, null, Public);
        foreach (var key in new[] { null, elsewhere })
        {
            using var hidden = await ApiKeyTests.SendAsync(server, HttpMethod.Put, $"/operations/{SamplePackage.OperationId}/visibility", key, "{}");
            using var missing = await ApiKeyTests.SendAsync(server, HttpMethod.Put, "/operations/no-such-river/visibility", key, "{}");
            Assert.Equal(key is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden, hidden.StatusCode);
            Assert.Equal(hidden.StatusCode, missing.StatusCode);
            Assert.Equal(await ToldAsync(missing), await ToldAsync(hidden));
        }
    }

    [Fact]
    public async Task An_administrator_of_an_operation_says_who_reads_it()
    {
        await using var server = await StartAsync();
        var admin = await ApiKeyTests.GiveAsync(server, AccessRight.Admin, null, SamplePackage.OperationId);
        var address = $"/operations/{SamplePackage.OperationId}/visibility";
        using var before = await ApiKeyTests.SendAsync(server, HttpMethod.Get, address, admin);
        Assert.Equal("""{"visibility":"private"}""", await before.Content.ReadAsStringAsync(Cancellation));
        using var odd = await ApiKeyTests.SendAsync(server, HttpMethod.Put, address, admin, """{"visibility":"hidden"}""");
        Assert.Equal(HttpStatusCode.BadRequest, odd.StatusCode);
        using var change = await ApiKeyTests.SendAsync(server, HttpMethod.Put, address, admin, """{"visibility":"public"}""");
        Assert.Equal(HttpStatusCode.OK, change.StatusCode);
        using var open = await server.SendAsync(ApiFixture.Operation + "/collections/places/items");
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
    }

    private static async Task<ApiServer> StartAsync()
    {
        var state = new UnitState { Id = "st-1", UnitId = "unit-1", Status = "present", Begin = new DateTimeOffset(2020, 5, 2, 0, 0, 0, TimeSpan.Zero) };
        var server = await ApiServer.StartAsync([SamplePackage.Make() with { States = [state] }, SamplePackage.Make(Public)]);
        server.Store.Commit(SamplePackage.OperationId, (ChangeKind.Update, "places", "pl-01"));
        await server.Store.Access.SetPrivateAsync(SamplePackage.OperationId, true, Cancellation);
        return server;
    }

    private static IEnumerable<string> Addresses(ApiServer server) => server.Endpoints
        .Select(endpoint => endpoint.RoutePattern.RawText!)
        .Where(pattern => pattern.Contains("{operationId}", StringComparison.Ordinal))
        .Select(pattern => Variables.Aggregate(pattern.Replace("{operationId}", SamplePackage.OperationId, StringComparison.Ordinal), (path, pair) => path.Replace("{" + pair.Key + "}", pair.Value, StringComparison.Ordinal)))
        .Select(path => path + (path.EndsWith("/situation", StringComparison.Ordinal) ? "?datetime=2020-05-02T15:00:00Z" : ""));

    private static async Task<string> ToldAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        using var document = text.Length == 0 ? null : JsonDocument.Parse(text);
        return document is null ? $"{answer.StatusCode}" : $"{answer.StatusCode} {document.RootElement.GetProperty("title")} {document.RootElement.GetProperty("detail")}";
    }
}
