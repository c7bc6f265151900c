using System.Diagnostics;

namespace Konna.Testing;

/// <summary>
/// Runs a clean-up script when this process ends, however it ends. A shell waits on a pipe that only this process holds open: the
/// kernel closes it even after SIGKILL, which no handler inside the process would survive.
/// </summary>
public sealed class Guardian : IAsyncDisposable
{
    private readonly Process shell;

    private Guardian(Process shell) => this.shell = shell;

    /// <param name="script">POSIX shell; its positional parameters are the arguments.</param>
    public static Guardian Start(string script, params IReadOnlyList<string> arguments)
    {
        // A session of its own keeps the shell out of reach of the signals that a terminal or a time limit sends to the whole group.
        var start = new ProcessStartInfo("setsid") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("trap '' INT TERM HUP; read -r _; exec >/dev/null 2>&1; " + script);
        start.ArgumentList.Add("guardian");
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new Guardian(Process.Start(start) ?? throw new InvalidOperationException("No shell to guard the clean-up could be started."));
    }

    /// <summary>Cleans up now and waits until it is done.</summary>
    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }
}
