namespace Konna.Benchmarks.Load.Measuring;

/// <summary>Something that is measured: a row of the table of figures.</summary>
/// <param name="Name">One of <see cref="SubjectName"/>.</param>
internal sealed record Subject(string Name, Func<Window, CancellationToken, Task<Sample>> MeasureAsync)
{
    /// <summary>Seconds to run it for before it is measured; what is compiled while it runs is slow at first.</summary>
    public int WarmUp { get; init; }

    /// <summary>False where more clients than one would not be the same measurement, or one alone tells nothing.</summary>
    public bool IsSingleToo { get; init; } = true;

    /// <summary>A subject that says why it cannot be measured.</summary>
    public static Subject Missing(string name, string reason) => new(name, (_, _) => throw new NotMeasuredException(reason));
}
