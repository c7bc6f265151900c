using System.Net.Sockets;
using System.Text;

namespace Konna.MapServer.Tests.Hosting;

/// <summary>S30: requests whose end could be seen in two ways are refused and their connection is closed; what a proxy would pass on behind them is never read as a request.</summary>
public sealed class RawBytesTests(FloodServer server) : IClassFixture<FloodServer>
{
    private const string Smuggled = "GET /operations HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> TwoFaced =>
    [
        "POST /keys HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n" + Smuggled,
        "POST /keys HTTP/1.1\r\nHost: localhost\r\nContent-Length: +5\r\n\r\n" + Smuggled,
        "POST /keys HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" + Smuggled,
        "GET /operations HTTP/1.1\r\nHost: localhost\r\nX-Long: a\r\n b: c\r\n\r\n" + Smuggled,
        "GET /operations HTTP/1.1\r\nHost : localhost\r\n\r\n" + Smuggled,
        "GET /operations HTTP/1.1\r\nHost: localhost\r\nHost: evil.test\r\n\r\n" + Smuggled,
        "GET /operations\0 HTTP/1.1\r\nHost: localhost\r\n\r\n" + Smuggled,
        "GET  /operations HTTP/1.1\r\nHost: localhost\r\n\r\n" + Smuggled,
        "GET /operations HTTP/9.9\r\nHost: localhost\r\n\r\n" + Smuggled,
    ];

    [Theory]
    [MemberData(nameof(TwoFaced))]
    public async Task A_request_with_two_ends_is_refused_and_nothing_behind_it_is_answered(string request)
    {
        var answer = await AnswerAsync(request);
        Assert.DoesNotContain("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal) || answer.StartsWith("HTTP/1.1 5", StringComparison.Ordinal), answer);
        Assert.Equal(200, await RawRequest.StatusAsync(server.Root, "/operations", "localhost"));
    }

    [Theory(DisplayName = "S26: no header but Host says where the server is, and that only one of its names")]
    [InlineData("X-Forwarded-Host: evil.test")]
    [InlineData("X-Forwarded-Proto: gopher")]
    [InlineData("X-Forwarded-Prefix: /evil")]
    [InlineData("X-Forwarded-For: 203.0.113.7")]
    [InlineData("Forwarded: host=evil.test;proto=https")]
    [InlineData("X-Original-URL: /evil")]
    public async Task What_an_unknown_proxy_says_changes_nothing(string header)
    {
        var plain = await AnswerAsync("GET /operations?f=json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        var told = await AnswerAsync($"GET /operations?f=json HTTP/1.1\r\nHost: localhost\r\n{header}\r\nConnection: close\r\n\r\n");
        Assert.Equal(BodyOf(plain), BodyOf(told));
        Assert.DoesNotContain("evil", told, StringComparison.Ordinal);
        Assert.Equal(BodyOf(plain), BodyOf(await AnswerAsync("GET /operations?f=json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")));
    }

    [Theory(DisplayName = "S27: nothing beside the map's own files is served, however it is spelt")]
    [InlineData("/lib/..%2f..%2fappsettings.json")]
    [InlineData("/lib/%252e%252e/%252e%252e/appsettings.json")]
    [InlineData("/lib/..\\..\\appsettings.json")]
    [InlineData("//appsettings.json")]
    [InlineData("/.git/config")]
    [InlineData("/konna.gpkg-wal")]
    [InlineData("/operations/..%2f..%2fetc%2fpasswd")]
    [InlineData("/schemas/..%2fappsettings.json")]
    public async Task No_file_is_reached_by_a_path_that_leaves_the_map(string target) =>
        Assert.True(await RawRequest.StatusAsync(server.Root, target, "localhost") is 400 or 404);

    private static string BodyOf(string answer) => answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

    private async Task<string> AnswerAsync(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", server.Root.Port, Cancellation);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Cancellation);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        try
        {
            return await reader.ReadToEndAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
