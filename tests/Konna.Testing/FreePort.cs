using System.Net;
using System.Net.Sockets;

namespace Konna.Testing;

/// <summary>For programs that cannot be told to choose a port themselves; another process may take the port in between.</summary>
public static class FreePort
{
    public static int OnLoopback()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
