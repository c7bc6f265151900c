using System.Diagnostics;
using Konna.Drills.Site;

namespace Konna.Drills.Load;

/// <summary>Waits until a server answers what it must ask its store for.</summary>
internal static class Answering
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <returns>How long it took from now.</returns>
    /// <exception cref="TimeoutException">A minute was not enough.</exception>
    public static async Task<TimeSpan> AgainAsync(Uri root, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = root, Timeout = TimeSpan.FromSeconds(5) };
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Patience)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"operations/{DrillSite.Operation}/collections/places/items?limit=1", UriKind.Relative), cancellation);
                if (answer.IsSuccessStatusCode)
                {
                    return clock.Elapsed;
                }
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                // Not yet.
            }

            await Task.Delay(50, cancellation);
        }

        throw new TimeoutException($"The server did not answer within {Patience.TotalSeconds} s.");
    }
}
