namespace Konna.Benchmarks.Load.Measuring;

/// <summary>What was measured, by the names of the subjects: medians, or the reason why there is none.</summary>
internal sealed class Figures
{
    private readonly Dictionary<string, Sample> many = [];
    private readonly Dictionary<string, Sample> single = [];
    private readonly Dictionary<string, string> missing = [];

    public void Keep(string name, IReadOnlyCollection<Sample> samples) => many[name] = Sample.MedianOf(samples);

    public void KeepSingle(string name, Sample sample) => single[name] = sample;

    /// <param name="isFailure">True when it should have been measured.</param>
    public void Miss(string name, string reason, bool isFailure)
    {
        missing[name] = reason;
        HasFailures |= isFailure;
    }

    /// <summary>True when something could not be measured that all that it needs is here for.</summary>
    public bool HasFailures { get; private set; }

    /// <summary>With eight clients; null when it was not measured.</summary>
    public Sample? Find(string name) => many.GetValueOrDefault(name);

    /// <summary>With one client alone; null when it was not measured.</summary>
    public Sample? FindSingle(string name) => single.GetValueOrDefault(name);

    /// <summary>Why there is no figure.</summary>
    public string ReasonOf(string name) => missing.GetValueOrDefault(name, "not measured");
}
