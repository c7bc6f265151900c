using System.Net;
using System.Text.Json;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Tests.Api;

public sealed class FailureTests
{
    private const string Items = ApiFixture.Operation + "/collections/places/items";

    [Fact]
    public async Task A_store_that_is_away_is_503_with_a_time_to_come_back()
    {
        await using var server = await ApiServer.StartAsync();
        server.Store.Failure = new StoreUnavailableException("Host=db.internal;Password=secret", new TimeoutException("SELECT 1"));

        foreach (var path in new[] { "/", "/operations", ApiFixture.Operation, Items, Items + "?f=html", ApiFixture.Operation + "/places.geojson", "/health/ready" })
        {
            using var response = await server.SendAsync(path);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.NotNull(response.Headers.RetryAfter?.Delta);
            Assert.Null(response.Headers.ETag);
            await server.ProblemAsync(path, 503);
        }

        using var live = await server.SendAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task An_unexpected_failure_says_an_id_and_nothing_of_the_inside()
    {
        await using var server = await ApiServer.StartAsync();
        server.Store.Failure = new InvalidOperationException("SELECT secret FROM /var/lib/secret.gpkg on db.internal");

        foreach (var path in new[] { "/operations", Items, Items + "?f=html", ApiFixture.Operation + "/places.geojson" })
        {
            var text = (await server.ProblemAsync(path, 500)).GetRawText();
            Assert.DoesNotContain("secret", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
            Assert.DoesNotContain("db.internal", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_download_that_fails_on_its_way_is_broken_off_and_never_ended(string coding)
    {
        await using var server = await ApiServer.StartAsync();
        server.Store.Repeat = 200;
        server.Store.FailAfterRows = 4_500;

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var response = await server.SendAsync(ApiFixture.Operation + "/places.geojson", headers: ("Accept-Encoding", coding));
            await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        });
    }

    [Fact]
    public async Task A_download_whose_first_row_fails_is_a_problem()
    {
        await using var server = await ApiServer.StartAsync();
        server.Store.FailAfterRows = 0;

        await server.ProblemAsync(ApiFixture.Operation + "/places.geojson", 500);
    }

    [Fact]
    public async Task A_download_is_the_whole_layer_with_its_count_and_a_name()
    {
        await using var server = await ApiServer.StartAsync();
        using var response = await server.SendAsync(ApiFixture.Operation + "/places.geojson?kind=town");
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal("application/geo+json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment; filename=\"river-crossing-places.geojson\"", response.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal(11, document.RootElement.GetProperty("features").GetArrayLength());
        Assert.Equal(11, document.RootElement.GetProperty("numberReturned").GetInt32());
    }

    [Fact]
    public async Task Ready_is_asked_of_the_store_and_comes_back_by_itself()
    {
        await using var server = await ApiServer.StartAsync();
        using var ready = await server.SendAsync("/health/ready");
        Assert.Equal("""{"status":"ok"}""", await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
