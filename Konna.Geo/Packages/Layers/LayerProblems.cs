namespace Konna.Geo.Packages.Layers;

/// <summary>What is wrong in one file of a layer.</summary>
public sealed class LayerProblems
{
    private readonly string file;
    private readonly ProblemList problems;
    private readonly Action<string>? leaveOut;

    /// <param name="leaveOut">Told what was left out, where the file is another program's and a part that cannot be kept is no problem of it; null where it is one.</param>
    internal LayerProblems(string file, ProblemList problems, Action<string>? leaveOut = null)
    {
        this.file = file;
        this.problems = problems;
        this.leaveOut = leaveOut;
    }

    /// <summary>True for a file of a package, which says exactly what the package holds; false for one of another program.</summary>
    public bool IsStrict => leaveOut is null;

    /// <summary>Leaves out what an operation does not keep.</summary>
    /// <param name="what">A sentence that is true of each such thing: "the height of a point was left out".</param>
    /// <returns>False where that is a problem instead.</returns>
    public bool TryLeaveOut(string what)
    {
        leaveOut?.Invoke(what);
        return !IsStrict;
    }

    /// <param name="pointer">As of <see cref="LayerRow.Pointer"/>, and below it <c>/</c> and a column; empty for the whole file.</param>
    /// <param name="message">What is wrong, as a sentence.</param>
    /// <param name="remedy">What would be right.</param>
    public void Add(string pointer, string message, string remedy) => problems.Add(file, pointer, null, message, remedy);

    /// <summary>A text of the file, quoted, and shortened where it is long.</summary>
    public static string Quote(string text) => PackageNode.Quote(text);
}
