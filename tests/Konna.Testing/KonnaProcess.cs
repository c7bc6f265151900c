using System.Diagnostics;
using System.Text;

namespace Konna.Testing;

/// <summary>The server as a user runs it: a process of its own on a free port of the loopback address, killed with all it started.</summary>
public sealed class KonnaProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Guardian guardian;
    private readonly TemporaryDirectory? ownDirectory;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();
    private readonly TaskCompletionSource<Uri> announced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private KonnaProcess(KonnaStart start)
    {
        ownDirectory = start.DataDirectory is null ? new TemporaryDirectory() : null;
        DataDirectory = start.DataDirectory ?? ownDirectory!.Path;
        var executable = start.Executable ?? Repository.KonnaExecutable;
        string[] arguments = [.. start.Arguments, "--urls", $"http://127.0.0.1:{start.Port}"];
        process = new Process { StartInfo = Subprocess.Describe(executable, arguments, start.Variables(DataDirectory), workingDirectory: null), EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(error, line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        guardian = Guardian.Start(
            "[ \"$(readlink \"/proc/$1/exe\")\" = \"$2\" ] && kill -KILL \"$1\"; [ -z \"$3\" ] || rm -rf \"$3\"",
            process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), executable, ownDirectory?.Path ?? "");
    }

    /// <summary>Scheme, host and port, ending in a slash.</summary>
    public Uri Root { get; private set; } = new("http://127.0.0.1/");

    public string DataDirectory { get; }

    public int ProcessId => process.Id;

    public string StandardOutput => Kept(output);

    public string StandardError => Kept(error);

    /// <summary>Returns when the server has announced the map's address, which it does once it answers.</summary>
    /// <exception cref="InvalidOperationException">It ended or fell silent; the message holds all it said.</exception>
    public static async Task<KonnaProcess> StartAsync(KonnaStart start, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        var server = new KonnaProcess(start);
        try
        {
            var ended = server.process.WaitForExitAsync(cancellation);
            var first = await Task.WhenAny(server.announced.Task, ended).WaitAsync(start.Patience, cancellation);
            server.Root = first == ended
                ? throw new InvalidOperationException($"The server ended with exit code {server.process.ExitCode}: {server.StandardOutput}{server.StandardError}")
                : await server.announced.Task;
            return server;
        }
        catch (TimeoutException silence)
        {
            var said = server.StandardOutput + server.StandardError;
            await server.DisposeAsync();
            throw new InvalidOperationException($"The server did not announce the map within {start.Patience}: {said}", silence);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs one command to its end: <c>validate</c>, <c>import</c>, or a start that is expected to fail.</summary>
    public static async Task<ProcessOutcome> RunAsync(KonnaStart start, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        using var own = new TemporaryDirectory();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(start.Patience);
        return await Subprocess.RunAsync(
            start.Executable ?? Repository.KonnaExecutable, start.Arguments, start.Variables(start.DataDirectory ?? own.Path), cancellation: patience.Token);
    }

    /// <summary>Asks the server to end as a service manager does (SIGTERM).</summary>
    public async Task<ProcessOutcome> StopAsync(CancellationToken cancellation = default)
    {
        (await Subprocess.RunAsync("kill", ["-TERM", $"{process.Id}"], cancellation: cancellation)).MustSucceed();
        await process.WaitForExitAsync(cancellation);
        return new ProcessOutcome(process.ExitCode, StandardOutput, StandardError);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        await guardian.DisposeAsync();
    }

    private void Keep(StringBuilder text, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (text)
        {
            text.AppendLine(line);
        }

        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["Map:", var address, ..] && Uri.TryCreate(address, UriKind.Absolute, out var map))
        {
            announced.TrySetResult(new Uri(map.GetLeftPart(UriPartial.Authority) + "/"));
        }
    }

    private static string Kept(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
