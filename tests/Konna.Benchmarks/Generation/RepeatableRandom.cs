namespace Konna.Benchmarks.Generation;

/// <summary>SplitMix64: the same numbers from the same seed on every machine and version, which the framework's own generator does not promise.</summary>
internal sealed class RepeatableRandom(ulong seed)
{
    private ulong state = seed;

    /// <summary>0 to 1, without 1.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From the first (included) to the second (excluded).</summary>
    public int Next(int from, int to) => from + (int)(NextDouble() * (to - from));

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
