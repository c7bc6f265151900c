using System.Diagnostics;

namespace Konna.Drills.Load;

/// <summary>Follows the resident memory of a process, in megabytes.</summary>
internal sealed class ResidentMemory : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly CancellationTokenSource stop = new();
    private readonly List<(double Minutes, double Megabytes)> samples = [];
    private readonly Task following;

    private ResidentMemory(int processId) => following = Task.Run(() => FollowAsync(processId));

    public double Most => samples.Count == 0 ? double.NaN : samples.Max(sample => sample.Megabytes);

    public static ResidentMemory Of(int processId) => new(processId);

    /// <summary>Megabytes a minute by least squares over what was seen after some time.</summary>
    public double Slope(TimeSpan after)
    {
        var later = samples.Where(sample => sample.Minutes >= after.TotalMinutes).ToList();
        if (later.Count < 2)
        {
            return double.NaN;
        }

        var (x, y) = (later.Average(sample => sample.Minutes), later.Average(sample => sample.Megabytes));
        return later.Sum(sample => (sample.Minutes - x) * (sample.Megabytes - y)) / later.Sum(sample => (sample.Minutes - x) * (sample.Minutes - x));
    }

    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await following;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
    }

    private async Task FollowAsync(int processId)
    {
        var clock = Stopwatch.StartNew();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var process = Process.GetProcessById(processId);
                samples.Add((clock.Elapsed.TotalMinutes, process.WorkingSet64 / 1_000_000.0));
            }
            catch (ArgumentException)
            {
                return;
            }

            await Task.Delay(Pause);
        }
    }
}
