namespace Konna.Benchmarks.Load.Measuring;

/// <summary>One measurement.</summary>
/// <param name="Rate">Answers a second.</param>
/// <param name="ServerCpu">Processor time of the server for one answer, ms.</param>
/// <param name="DatabaseCpu">Processor time of PostgreSQL for one answer, all its processes, ms.</param>
/// <param name="Median">Of the time to an answer, ms.</param>
/// <param name="P99">Of the same, ms.</param>
/// <param name="Bytes">Of one answer, with its headers.</param>
internal sealed record Sample(double Rate, double? ServerCpu = null, double? DatabaseCpu = null, double? Median = null, double? P99 = null, double? Bytes = null)
{
    /// <summary>Of server and database, ms.</summary>
    public double? Cpu => ServerCpu is null && DatabaseCpu is null ? null : (ServerCpu ?? 0) + (DatabaseCpu ?? 0);

    /// <summary>The median of each figure alone.</summary>
    public static Sample MedianOf(IReadOnlyCollection<Sample> samples) => new(
        MedianOf(samples, sample => sample.Rate)!.Value,
        MedianOf(samples, sample => sample.ServerCpu),
        MedianOf(samples, sample => sample.DatabaseCpu),
        MedianOf(samples, sample => sample.Median),
        MedianOf(samples, sample => sample.P99),
        MedianOf(samples, sample => sample.Bytes));

    private static double? MedianOf(IReadOnlyCollection<Sample> samples, Func<Sample, double?> figure)
    {
        var values = samples.Select(figure).OfType<double>().Order().ToList();
        return values.Count == 0 ? null : values.Count % 2 == 1 ? values[values.Count / 2] : (values[(values.Count / 2) - 1] + values[values.Count / 2]) / 2;
    }
}
