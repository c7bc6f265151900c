namespace Konna.Benchmarks.Load;

/// <summary>How much is measured, and for how long.</summary>
/// <param name="Movements">Of 20 to 60 vertices.</param>
/// <param name="Fixes">Of each unit, a quarter of an hour apart.</param>
/// <param name="Growth">How many times the data of the smaller store the larger one holds; null: not measured.</param>
/// <param name="Questions">Standard questions of each kind.</param>
/// <param name="Scripts">Of them, so many are asked of the database alone.</param>
/// <param name="Rounds">Each measures everything once; the medians count.</param>
/// <param name="Seconds">Of one measurement.</param>
/// <param name="WarmUp">Seconds of load on each server before it is measured; whatever else it is asked is asked for one second first, or none if this is 0.</param>
/// <param name="IsSingleToo">Whether one client alone is measured as well as eight.</param>
internal sealed record LoadScale(
    int Movements, int Events, int Units, int Fixes, int? Growth, int Questions, int Scripts, int Rounds, int Seconds, int WarmUp, bool IsSingleToo)
{
    public static LoadScale Full { get; } = new(100_000, 200_000, 5000, 1000, 50, 2000, 64, 3, 3, 10, IsSingleToo: true);

    /// <summary>Tries that everything can be measured; its figures mean nothing.</summary>
    public static LoadScale Short { get; } = new(4000, 4000, 100, 100, null, 64, 16, 1, 1, 0, IsSingleToo: false);

    /// <summary>Seconds of a question before it is measured on a server that is warm.</summary>
    public int Brief => Math.Min(1, WarmUp);

    /// <summary>How deep the deep page lies: nine tenths of the movements.</summary>
    public int Depth => Movements / 10 * 9;
}
