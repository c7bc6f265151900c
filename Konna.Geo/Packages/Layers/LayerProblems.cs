namespace Konna.Geo.Packages.Layers;

/// <summary>What is wrong in one file of a layer.</summary>
public sealed class LayerProblems
{
    private readonly string file;
    private readonly ProblemList problems;

    internal LayerProblems(string file, ProblemList problems)
    {
        this.file = file;
        this.problems = problems;
    }

    /// <param name="pointer">As of <see cref="LayerRow.Pointer"/>, and below it <c>/</c> and a column; empty for the whole file.</param>
    /// <param name="message">What is wrong, as a sentence.</param>
    /// <param name="remedy">What would be right.</param>
    public void Add(string pointer, string message, string remedy) => problems.Add(file, pointer, null, message, remedy);

    /// <summary>A text of the file, quoted, and shortened where it is long.</summary>
    public static string Quote(string text) => PackageNode.Quote(text);
}
