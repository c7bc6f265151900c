namespace Konna.MapServer.Hosting;

/// <summary>A command cannot do what was asked; the message is the one line that the caller reads.</summary>
public sealed class CommandFailedException(int exitCode, string message, Exception? inner = null) : Exception(message, inner)
{
    public int ExitCode { get; } = exitCode;
}
