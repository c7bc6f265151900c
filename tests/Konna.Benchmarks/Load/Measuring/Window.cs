namespace Konna.Benchmarks.Load.Measuring;

/// <summary>One measurement: for how many seconds, by how many clients at once.</summary>
internal readonly record struct Window(int Seconds, int Clients)
{
    /// <summary>How many ask at once unless it is said otherwise.</summary>
    public const int ManyClients = 8;
}
