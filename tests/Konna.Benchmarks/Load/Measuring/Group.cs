using Konna.Benchmarks.Load.Site;

namespace Konna.Benchmarks.Load.Measuring;

/// <summary>Subjects that are compared with each other, and are therefore measured in turns.</summary>
/// <param name="Subjects">The names of all of them, so that each has a reason when the group cannot be prepared.</param>
internal sealed record Group(string Name, IReadOnlyList<string> Subjects, Func<LoadSite, CancellationToken, Task<IReadOnlyList<Subject>>> PrepareAsync);
