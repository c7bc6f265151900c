using System.Net.Sockets;
using System.Text;

namespace Konna.Drills.Load;

/// <summary>Connections that ask one byte at a time, or that never read what they asked for.</summary>
internal sealed class SlowSockets : IAsyncDisposable
{
    private readonly List<TcpClient> sockets = [];
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> dripping = [];

    /// <summary>How many the server still holds open.</summary>
    public int Open => sockets.Count(socket => IsOpen(socket.Client));

    /// <summary>A header that comes by a byte every second.</summary>
    public async Task AddDrippingAsync(Uri root, int count, CancellationToken cancellation)
    {
        for (var i = 0; i < count; i++)
        {
            var socket = await ConnectAsync(root, cancellation);
            dripping.Add(Task.Run(() => DripAsync(socket), CancellationToken.None));
        }
    }

    /// <summary>Asks for a whole layer and reads nothing of it.</summary>
    public async Task AddDeafAsync(Uri root, int count, string path, CancellationToken cancellation)
    {
        for (var i = 0; i < count; i++)
        {
            var socket = await ConnectAsync(root, cancellation);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /{path} HTTP/1.1\r\nHost: {root.Authority}\r\n\r\n"), cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(dripping);
        sockets.ForEach(socket => socket.Dispose());
        stop.Dispose();
    }

    private async Task<TcpClient> ConnectAsync(Uri root, CancellationToken cancellation)
    {
        // Little room on this side, so that what is not read is soon felt on the other.
        var socket = new TcpClient { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(root.Host, root.Port, cancellation);
        sockets.Add(socket);
        return socket;
    }

    private async Task DripAsync(TcpClient socket)
    {
        var request = Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: " + new string('a', 600));
        try
        {
            foreach (var octet in request)
            {
                await socket.GetStream().WriteAsync(new[] { octet }, stop.Token);
                await Task.Delay(1000, stop.Token);
            }
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or InvalidOperationException)
        {
            // The server closed it, or the drill is over.
        }
    }

    private static bool IsOpen(Socket socket)
    {
        try
        {
            return socket.Connected && !(socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0);
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
