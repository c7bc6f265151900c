namespace Konna.Testing;

/// <summary>What a program left behind when it ended.</summary>
public sealed record ProcessOutcome(int ExitCode, string StandardOutput, string StandardError)
{
    /// <exception cref="InvalidOperationException">The program failed; the message holds all it said.</exception>
    public ProcessOutcome MustSucceed()
        => ExitCode == 0 ? this : throw new InvalidOperationException($"Exit code {ExitCode}.{Environment.NewLine}{StandardOutput}{Environment.NewLine}{StandardError}");
}
