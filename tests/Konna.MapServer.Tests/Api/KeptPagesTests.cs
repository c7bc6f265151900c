using System.Net;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Api.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Konna.MapServer.Tests.Api;

/// <summary>Pages of features that are asked for again come from memory, and are what they would be if they did not.</summary>
public sealed class KeptPagesTests
{
    private const string Items = ApiFixture.Operation + "/collections/places/items";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Items)]
    [InlineData(Items + "?f=jsonfg&limit=2")]
    [InlineData(ApiFixture.Operation + "/collections/movements/items?f=mfjson")]
    [InlineData(Items + "?bbox=-4,14,-3,15&crs=http://www.opengis.net/def/crs/EPSG/0/32630")]
    public async Task A_page_is_made_twice_and_kept_until_the_operation_changes(string path)
    {
        await using var server = await ApiServer.StartAsync();
        var first = await ToldAsync(server, path);
        for (var time = 0; time < 4; time++)
        {
            Assert.Equal(first, await ToldAsync(server, path));
        }

        Assert.Equal(2, server.Store.RowQuestions);
        server.Store.Revision++;
        var changed = await ToldAsync(server, path);
        Assert.NotEqual(first.Tag, changed.Tag);
        Assert.Equal(first with { Tag = changed.Tag }, changed);
        Assert.Equal(3, server.Store.RowQuestions);
    }

    [Fact]
    public async Task Codings_are_kept_apart_and_heads_and_known_tags_are_answered_as_ever()
    {
        await using var server = await ApiServer.StartAsync();
        foreach (var coding in new[] { "identity", "gzip", "br" })
        {
            for (var time = 0; time < 3; time++)
            {
                using var page = await server.SendAsync(Items, headers: ("Accept-Encoding", coding));
                var bytes = await page.Content.ReadAsByteArrayAsync(Cancellation);
                Assert.Equal(coding == "identity" ? null : coding, page.Content.Headers.ContentEncoding.SingleOrDefault());
                Assert.Equal(bytes.Length, page.Content.Headers.ContentLength);

                using var request = new HttpRequestMessage(HttpMethod.Head, Items) { Headers = { { "Accept-Encoding", coding } } };
                using var head = await server.Client.SendAsync(request, Cancellation);
                Assert.Equal(page.Headers.ETag, head.Headers.ETag);
                Assert.Equal(bytes.Length, head.Content.Headers.ContentLength);
                Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancellation));

                using var known = await server.SendAsync(Items, headers: [("Accept-Encoding", coding), ("If-None-Match", page.Headers.ETag!.Tag)]);
                Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
            }
        }
    }

    [Fact]
    public async Task What_is_kept_of_a_private_operation_is_for_those_alone_who_may_read_it()
    {
        await using var server = await ApiServer.StartAsync();
        await server.Store.Access.SetPrivateAsync(SamplePackage.OperationId, true, Cancellation);
        var reader = await ApiKeyTests.GiveAsync(server, AccessRight.Read, null, SamplePackage.OperationId);
        var elsewhere = await ApiKeyTests.GiveAsync(server, AccessRight.Admin, null, "other-river");
        for (var time = 0; time < 4; time++)
        {
            using var seen = await ApiKeyTests.SendAsync(server, HttpMethod.Get, Items, reader);
            Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
            Assert.True(seen.Headers.CacheControl!.Private);
            foreach (var key in new[] { null, elsewhere })
            {
                using var hidden = await ApiKeyTests.SendAsync(server, HttpMethod.Get, Items, key);
                Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
            }
        }

        // Kept while it was everybody's, hidden from the moment that it is not.
        await server.Store.Access.SetPrivateAsync(SamplePackage.OperationId, false, Cancellation);
        using var open = await server.SendAsync(Items);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        await server.Store.Access.SetPrivateAsync(SamplePackage.OperationId, true, Cancellation);
        using var closed = await server.SendAsync(Items);
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        Assert.Equal(2, server.Store.RowQuestions);
    }

    [Fact]
    public async Task Without_room_and_for_long_pages_every_page_is_made()
    {
        await using var server = await ApiServer.StartAsync(
            [SamplePackage.Make()], services: services => services.Configure<AnswerCacheSettings>(cache => cache.Megabytes = 0));
        await using var roomy = await ApiServer.StartAsync();
        for (var time = 0; time < 3; time++)
        {
            await ToldAsync(server, Items);
            await ToldAsync(roomy, Items + "?limit=1001");
        }

        Assert.Equal((3, 3), (server.Store.RowQuestions, roomy.Store.RowQuestions));
    }

    private static async Task<Told> ToldAsync(ApiServer server, string path)
    {
        using var answer = await server.SendAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new Told(
            answer.Headers.ETag!.Tag, await answer.Content.ReadAsStringAsync(Cancellation), answer.Content.Headers.ContentType!.ToString(),
            string.Join(", ", answer.Headers.GetValues("Link")), answer.Headers.TryGetValues("Content-Crs", out var crs) ? crs.Single() : null);
    }

    private sealed record Told(string Tag, string Body, string ContentType, string Links, string? Crs);
}
