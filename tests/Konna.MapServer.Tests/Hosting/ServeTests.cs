using System.Net;
using System.Net.Sockets;
using Konna.MapServer.Hosting;
using Konna.Testing;

namespace Konna.MapServer.Tests.Hosting;

/// <summary>The running server as a client and its operator see it.</summary>
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
            Assert.Equal(200, await StatusAsync(server.Root, "/operations/harbour-flood/collections/places/items", "localhost"));
            var outcome = await server.StopAsync(Cancellation);
            Assert.Contains(expected, outcome.StandardOutput, StringComparison.Ordinal);
            Assert.Matches(@"Store:  PostGIS .*\(PostgreSQL \d+.*PostGIS 3\.", outcome.StandardOutput);
            Assert.Equal("", outcome.StandardError);
        }
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers_and_none_names_the_server()
    {
        await using var server = await StartAsync();
        using var client = new HttpClient { BaseAddress = server.Root };
        foreach (var path in new[] { "operations", "app/main.js", "not/there", "operations?foo=bar" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
            Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
            Assert.Equal(["same-origin"], answer.Headers.GetValues("Cross-Origin-Opener-Policy"));
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Theory]
    [InlineData("app/main.js", "text/javascript; charset=utf-8")]
    [InlineData("app/style/map.css", "text/css; charset=utf-8")]
    public async Task A_file_of_the_map_is_revalidated_by_its_tag(string path, string mediaType)
    {
        await using var server = await StartAsync();
        using var client = new HttpClient { BaseAddress = server.Root };
        using var first = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(mediaType, first.Content.Headers.ContentType!.ToString());
        Assert.True(first.Headers.CacheControl!.NoCache);
        Assert.False(first.Headers.ETag!.IsWeak);

        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag);
        using var again = await client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("/app/..%2f..%2fappsettings.json")]
    [InlineData("/%2e%2e/appsettings.json")]
    [InlineData("/app/")]
    [InlineData("/lib")]
    [InlineData("/map.html")]
    [InlineData("/konna.gpkg")]
    [InlineData("/app//main.js%00.txt")]
    public async Task Nothing_beside_the_map_is_served_and_no_folder_is_listed(string target)
    {
        await using var server = await StartAsync();
        Assert.True(await StatusAsync(server.Root, target, "127.0.0.1") is 400 or 404);
    }

    [Fact]
    public async Task A_host_that_nobody_configured_gets_no_answer()
    {
        await using var server = await StartAsync();
        Assert.Equal(200, await StatusAsync(server.Root, "/operations", "localhost"));
        Assert.Equal(400, await StatusAsync(server.Root, "/operations", "evil.test"));
        Assert.Equal(400, await StatusAsync(server.Root, "/operations", ""));
    }

    [Fact]
    public async Task Behind_a_proxy_links_begin_with_the_public_address_whatever_the_request_says()
    {
        await using var server = await StartAsync(("Konna__PublicUrl", "https://maps.example.org/konna"), ("Konna__KnownProxies", "127.0.0.1"));
        Assert.Contains("Map:    https://maps.example.org/konna/operations/harbour-flood", server.StandardOutput, StringComparison.Ordinal);
        var here = new Uri(server.StandardOutput.Split('\n').Single(line => line.StartsWith("  Listen: ", StringComparison.Ordinal))[10..].Trim());
        Assert.Equal(200, await StatusAsync(here, "/operations", "maps.example.org"));
        Assert.Equal(400, await StatusAsync(here, "/operations", "evil.test"));

        using var client = new HttpClient { BaseAddress = here };
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.test");
        foreach (var path in new[] { "operations", "konna/operations" })
        {
            var text = await client.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation);
            Assert.Contains("https://maps.example.org/konna/operations/harbour-flood", text, StringComparison.Ordinal);
            Assert.DoesNotContain("evil.test", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_request_line_above_8_kB_is_refused()
    {
        await using var server = await StartAsync();
        Assert.Equal(414, await StatusAsync(server.Root, "/operations?f=" + new string('x', 8192), "localhost"));
    }

    private async Task<KonnaProcess> StartAsync(params (string Name, string Value)[] settings)
    {
        var seeds = directory.File("seeds");
        if (!Directory.Exists(seeds))
        {
            Directory.CreateDirectory(seeds);
            Directory.CreateSymbolicLink(Path.Combine(seeds, "harbour-flood"), Repository.At("tests", "packages", "harbour-flood"));
        }

        var variables = settings.ToDictionary(pair => pair.Name, pair => (string?)pair.Value);
        variables["Konna__SeedsDirectory"] = seeds;
        return await KonnaProcess.StartAsync(new KonnaStart { DataDirectory = directory.Path, Environment = variables }, Cancellation);
    }

    /// <summary>Written to the socket as it stands: a client library would tidy the target and the host first.</summary>
    private static async Task<int> StatusAsync(Uri root, string target, string host)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", root.Port, Cancellation);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"), Cancellation);
        using var reader = new StreamReader(stream, System.Text.Encoding.ASCII);
        var status = await reader.ReadLineAsync(Cancellation);
        return int.Parse(status!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
