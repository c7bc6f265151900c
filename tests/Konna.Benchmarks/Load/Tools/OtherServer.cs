using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Konna.Testing;

namespace Konna.Benchmarks.Load.Tools;

/// <summary>A server of another make that listens on the loopback address, killed with all it started.</summary>
internal sealed class OtherServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly Process process;
    private readonly Guardian guardian;

    private OtherServer(Process process)
    {
        this.process = process;
        guardian = Guardian.Start("kill -KILL \"$1\" $(pgrep -P \"$1\")", process.Id.ToString(CultureInfo.InvariantCulture));
    }

    public int ProcessId => process.Id;

    /// <summary>Returns when the port is listened on.</summary>
    /// <exception cref="InvalidOperationException">It ended, or does not listen in time.</exception>
    public static async Task<OtherServer> StartAsync(
        string program, IEnumerable<string> arguments, int port, IReadOnlyDictionary<string, string>? environment, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        var said = new System.Text.StringBuilder();
        process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        process.BeginErrorReadLine();
        var server = new OtherServer(process);
        for (var clock = Stopwatch.StartNew(); !await IsListenedOnAsync(port, cancellation);)
        {
            if (process.HasExited || clock.Elapsed > Patience)
            {
                await server.DisposeAsync();
                throw new InvalidOperationException($"{Path.GetFileName(program)} does not start: {said}");
            }

            await Task.Delay(50, cancellation);
        }

        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await guardian.DisposeAsync();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<bool> IsListenedOnAsync(int port, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
