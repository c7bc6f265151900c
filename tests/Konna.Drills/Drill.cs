using Konna.Drills.Site;

namespace Konna.Drills;

/// <summary>One fault that is made on purpose while the server works, and what must hold all the same.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Fault">What is done, for people.</param>
/// <param name="Bar">What must hold, for people.</param>
/// <param name="Stores">On which of the stores it can be run.</param>
internal sealed record Drill(string Name, string Fault, string Bar, IReadOnlyList<StoreKind> Stores, Func<DrillContext, Task<DrillResult>> RunAsync);

/// <param name="Store">On which of them this run is.</param>
/// <param name="IsShort">A few rounds, as in every run of the tests, in place of as many as one wants to see before a release.</param>
/// <param name="LongLoad">How long a load lasts when it is not short.</param>
/// <param name="Say">Tells how far it is.</param>
internal sealed record DrillContext(StoreKind Store, bool IsShort, TimeSpan LongLoad, Action<string> Say, CancellationToken Cancellation)
{
    /// <summary>So many rounds.</summary>
    public int Rounds(int few, int many) => IsShort ? few : many;
}

/// <param name="Lost">Acknowledged changes that were not there afterwards; null where the drill writes nothing.</param>
/// <param name="CutOff">The longest time in which no reader was answered; null where none was watching.</param>
/// <param name="Memory">Most resident memory of the server in megabytes; null where it was not followed.</param>
/// <param name="Figures">What else was seen, for people.</param>
/// <param name="Failures">What should not have been; empty when the bar was met.</param>
internal sealed record DrillResult(long? Lost, TimeSpan? CutOff, double? Memory, string Figures, IReadOnlyList<string> Failures)
{
    public bool IsMet => Failures.Count == 0;
}
