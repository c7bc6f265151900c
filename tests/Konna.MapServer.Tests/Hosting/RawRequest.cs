using System.Net.Sockets;

namespace Konna.MapServer.Tests.Hosting;

/// <summary>A GET written to the socket as it stands: a client library would tidy the target and the host first.</summary>
internal static class RawRequest
{
    public static async Task<int> StatusAsync(Uri root, string target, string host)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", root.Port, cancellation);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"), cancellation);
        using var reader = new StreamReader(stream, System.Text.Encoding.ASCII);
        var status = await reader.ReadLineAsync(cancellation);
        return int.Parse(status!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
