namespace Konna.MapServer.Hosting;

/// <summary>Where a command writes: results for people or programs, and the one line of a failure.</summary>
/// <param name="Out">Results; in JSON when asked.</param>
/// <param name="Error">Why a command failed.</param>
public sealed record Terminal(TextWriter Out, TextWriter Error)
{
    /// <summary>True when <see cref="Error"/> is a terminal that a person looks at, which can be written over.</summary>
    public bool IsWatched { get; init; }

    public void Fail(string message) => Error.WriteLine("konna: " + OneLine.Of(message));
}
