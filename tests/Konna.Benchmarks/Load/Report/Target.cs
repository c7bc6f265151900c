using Konna.Benchmarks.Load.Measuring;

namespace Konna.Benchmarks.Load.Report;

/// <summary>A row of the table of targets.</summary>
/// <param name="What">What is to be reached, and the next two how far, in the words of the design.</param>
internal sealed record Target(string What, string Must, string Stretch, params Goal[] Goals);

/// <summary>One number of a target.</summary>
/// <param name="Value">Null when what it needs was not measured.</param>
/// <param name="Needs">Names of the subjects that it is made of.</param>
/// <param name="Unit">Behind the number.</param>
/// <param name="IsMost">True where less is better.</param>
internal sealed record Goal(Func<Figures, double?> Value, IReadOnlyList<string> Needs, double Must, double Stretch, string Unit = "", bool IsMost = false, string Label = "")
{
    /// <summary>What no program here could be measured for.</summary>
    public string? Reason { get; init; }

    public static Goal Unavailable(string program) => new(_ => null, [], 0, 0) { Reason = $"{program}: not available here" };

    /// <summary>How many times as many answers a second the first gives.</summary>
    public static Goal Rates(string one, string other, double must, double stretch, string unit = "", string label = "") =>
        new(figures => figures.Find(one)?.Rate / figures.Find(other)?.Rate, [one, other], must, stretch, unit, Label: label);

    /// <summary>How much processor time an answer of the first takes for one of the second, server and database together.</summary>
    public static Goal Costs(string one, string other, double must, double stretch, string unit = "", string label = "") =>
        new(figures => figures.Find(one)?.Cpu / figures.Find(other)?.Cpu, [one, other], must, stretch, unit, IsMost: true, label);

    public bool Meets(double value, double bar) => IsMost ? value <= bar : value >= bar;
}
