using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Konna.MapServer.Tests.Hosting;
using Konna.Testing;

namespace Konna.MapServer.Tests.Deploy;

/// <summary>The server behind nginx, as docs/deploy/nginx.conf sets it up: TLS, a base path, links to the public address, files, and what is said of the client.</summary>
public sealed partial class BehindNginx : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Map_feeds_tiles_and_files_are_had_under_the_base_path()
    {
        var port = FreePort.OnLoopback();
        var root = $"https://localhost:{port}/konna/";
        await using var server = await FloodServer.StartAsync(
            directory, Cancellation, ("Konna__PublicUrl", root), ("Konna__KnownProxies", "127.0.0.1"), ("Konna__LogFormat", "json"), ("Logging__LogLevel__Requests", "Debug"));
        var here = new Uri(server.StandardOutput.Split('\n').Single(line => line.StartsWith("  Listen: ", StringComparison.Ordinal))[10..].Trim());
        await using var nginx = await NginxProcess.StartAsync(directory, port, here.Port, Cancellation);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null && shown.Equals(nginx.Certificate);
        using var client = new HttpClient(handler) { BaseAddress = new Uri(root) };
        await WaitAsync(client);

        using (var bare = await client.GetAsync(new Uri(root.TrimEnd('/')), Cancellation))
        {
            Assert.Equal(HttpStatusCode.PermanentRedirect, bare.StatusCode);
        }

        const string Operation = "operations/harbour-flood";
        using var items = await GetAsync(client, Operation + "/collections/places/items?limit=2", "application/geo+json");
        Assert.Equal(["max-age=31536000"], items.Headers.GetValues("Strict-Transport-Security"));
        var request = items.Headers.GetValues("X-Request-Id").Single();
        Assert.Matches("^[0-9a-f]{32}$", request);
        using var document = JsonDocument.Parse(await items.Content.ReadAsStringAsync(Cancellation));
        var links = document.RootElement.GetProperty("links").EnumerateArray().Select(link => link.GetProperty("href").GetString()!).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.StartsWith(root, link, StringComparison.Ordinal));
        var next = document.RootElement.GetProperty("links").EnumerateArray().Single(link => link.GetProperty("rel").GetString() == "next").GetProperty("href").GetString()!;
        Assert.StartsWith(root, next, StringComparison.Ordinal);
        using (await GetAsync(client, next, "application/geo+json"))
        {
        }

        using var again = new HttpRequestMessage(HttpMethod.Get, Operation + "/collections/places/items?limit=2");
        again.Headers.IfNoneMatch.Add(items.Headers.ETag!);
        again.Headers.Add("Accept", "application/geo+json");
        using (var unchanged = await client.SendAsync(again, Cancellation))
        {
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        }

        using var tile = await GetAsync(client, Operation + "/tiles/WebMercatorQuad/0/0/0", "*/*");
        using var page = await GetAsync(client, Operation, "text/html");
        var markup = await page.Content.ReadAsStringAsync(Cancellation);
        var files = Files().Matches(markup).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            using var answer = await client.GetAsync(new Uri(new Uri(root + Operation), file), Cancellation);
            Assert.Equal((file, HttpStatusCode.OK), (file, answer.StatusCode));
        }

        var outcome = await server.StopAsync(Cancellation);
        Assert.Contains($"\"request\":\"{request}\"", outcome.StandardOutput, StringComparison.Ordinal);
        using var away = await client.GetAsync(new Uri(Operation, UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.BadGateway, away.StatusCode);
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, string address, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept", accept);
        request.Headers.Add("X-Forwarded-Host", "evil.test");
        var answer = await client.SendAsync(request, Cancellation);
        Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
        return answer;
    }

    private static async Task WaitAsync(HttpClient client)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("health/live", UriKind.Relative), Cancellation);
                return;
            }
            catch (HttpRequestException) when (attempt < 100)
            {
                await Task.Delay(50, Cancellation);
            }
        }
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]+\\.(?:js|css|svg|png|webmanifest|json))\"")]
    private static partial Regex Files();
}
