namespace Konna.MapServer.Api.Answers;

/// <summary>Tells what is asked for again from what is asked for once, in a fixed size; now and then it forgets, which costs a second making.</summary>
internal sealed class AskedLately
{
    private const int Places = 4096;

    private readonly int[] marks = new int[Places];

    /// <summary>True when it was called with this tag lately.</summary>
    public bool Again(string tag)
    {
        var mark = tag.GetHashCode(StringComparison.Ordinal);
        return Interlocked.Exchange(ref marks[(uint)mark % Places], mark) == mark;
    }
}
