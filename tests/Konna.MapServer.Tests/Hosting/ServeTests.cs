using System.Net;
using Konna.MapServer.Hosting;
using Konna.Testing;

namespace Konna.MapServer.Tests.Hosting;

/// <summary>The running server as its operator sees it: starts, what is announced, and the settings of an installation.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task The_first_start_loads_the_seeds_and_the_second_changes_nothing()
    {
        await using (var first = await StartAsync())
        {
            var outcome = await first.StopAsync(Cancellation);
            Assert.Equal((ExitCode.Ok, ""), (outcome.ExitCode, outcome.StandardError));
            var announced = outcome.StandardOutput.Split('\n').Select(line => line.TrimStart()).ToList();
            Assert.Contains(announced, line => line.Contains("Operation harbour-flood: created", StringComparison.Ordinal));
            Assert.Contains($"Map:    {first.Root}operations/harbour-flood", announced);
            Assert.Contains(announced, line => line.StartsWith($"Feeds:  {first.Root}operations/harbour-flood", StringComparison.Ordinal));
            Assert.Contains(announced, line => line.StartsWith($"Store:  GeoPackage {directory.File("konna.gpkg")} (SQLite 3.", StringComparison.Ordinal));
        }

        await using var second = await StartAsync();
        Assert.Contains(
            "Operation harbour-flood: unchanged, revision 1.", (await second.StopAsync(Cancellation)).StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_database_is_made_ready_and_filled_and_a_second_start_changes_nothing()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync(DatabaseContent.Empty, Cancellation);
        foreach (var expected in new[] { "Operation harbour-flood: created", "Operation harbour-flood: unchanged, revision 1." })
        {
            await using var server = await StartAsync(("ConnectionStrings__Konna", database.ConnectionString));
            Assert.Equal(200, await RawRequest.StatusAsync(server.Root, "/operations/harbour-flood/collections/places/items", "localhost"));
            var outcome = await server.StopAsync(Cancellation);
            Assert.Contains(expected, outcome.StandardOutput, StringComparison.Ordinal);
            Assert.Matches(@"Store:  PostGIS .*\(PostgreSQL \d+.*PostGIS 3\.", outcome.StandardOutput);
            Assert.Equal("", outcome.StandardError);
        }
    }

    [Fact]
    public async Task A_database_that_goes_away_is_told_with_503_and_the_server_answers_again_when_it_is_back()
    {
        await using var postgres = await PostgresServer.StartThrowAwayAsync();
        await using var database = await postgres.CreateDatabaseAsync(DatabaseContent.Empty, Cancellation);

        // The test cluster answers commits before they are written; a crash would take the operation with it.
        var settings = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString) { Options = "-c synchronous_commit=on" };
        await using var server = await StartAsync(("ConnectionStrings__Konna", settings.ConnectionString));
        using var client = new HttpClient { BaseAddress = server.Root };
        var items = new Uri("operations/harbour-flood/collections/places/items", UriKind.Relative);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(items, Cancellation)).StatusCode);

        await postgres.CrashAsync();
        using (var away = await client.GetAsync(items, Cancellation))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
            Assert.Equal("application/problem+json", away.Content.Headers.ContentType!.MediaType);
            Assert.NotNull(away.Headers.RetryAfter);
        }

        await postgres.RestartAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(items, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_server_that_is_stopped_ends_the_streams_of_changes_in_good_order()
    {
        await using var server = await StartAsync();
        using var client = new HttpClient { BaseAddress = server.Root };
        var stream = new Uri("operations/harbour-flood/changes?f=sse", UriKind.Relative);
        var readers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => new StreamReader(await client.GetStreamAsync(stream, Cancellation))));
        foreach (var reader in readers)
        {
            Assert.Equal("retry: 1000", await reader.ReadLineAsync(Cancellation));
        }

        var outcome = await server.StopAsync(Cancellation);
        Assert.Equal((ExitCode.Ok, ""), (outcome.ExitCode, outcome.StandardError));
        foreach (var reader in readers)
        {
            // A stream that had been cut would throw here.
            Assert.Equal("id: 1\n\nretry: 1000\n\n", await reader.ReadToEndAsync(Cancellation));
            reader.Dispose();
        }
    }

    [Fact]
    public async Task Behind_a_proxy_links_begin_with_the_public_address_whatever_the_request_says()
    {
        await using var server = await StartAsync(("Konna__PublicUrl", "https://maps.example.org/konna"), ("Konna__KnownProxies", "127.0.0.1"));
        Assert.Contains("Map:    https://maps.example.org/konna/operations/harbour-flood", server.StandardOutput, StringComparison.Ordinal);
        var here = new Uri(server.StandardOutput.Split('\n').Single(line => line.StartsWith("  Listen: ", StringComparison.Ordinal))[10..].Trim());
        Assert.Equal(200, await RawRequest.StatusAsync(here, "/operations", "maps.example.org"));
        Assert.Equal(400, await RawRequest.StatusAsync(here, "/operations", "evil.test"));

        using var client = new HttpClient { BaseAddress = here };
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.test");
        foreach (var path in new[] { "operations", "konna/operations" })
        {
            var text = await client.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation);
            Assert.Contains("https://maps.example.org/konna/operations/harbour-flood", text, StringComparison.Ordinal);
            Assert.DoesNotContain("evil.test", text, StringComparison.Ordinal);
        }
    }

    private Task<KonnaProcess> StartAsync(params (string Name, string Value)[] settings) => FloodServer.StartAsync(directory, Cancellation, settings);
}
