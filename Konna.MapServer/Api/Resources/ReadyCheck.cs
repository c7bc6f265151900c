using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Resources;

/// <summary>Whether the store answers, and how far its standbys lie behind: asked at most once a second, for at most a second, however many ask us.</summary>
internal sealed class ReadyCheck(IServiceProvider services, TimeProvider? time = null) : IDisposable
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(1);
    private readonly TimeProvider clock = time ?? TimeProvider.System;
    private readonly SemaphoreSlim gate = new(1);
    private (long At, Readiness Found)? last;

    public async Task<Readiness> FindAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            if (last is not { } known || clock.GetElapsedTime(known.At) >= Age)
            {
                last = known = (clock.GetTimestamp(), await AskAsync());
            }

            return known.Found;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<Readiness> AskAsync()
    {
        using var limit = new CancellationTokenSource(Age, clock);
        var store = services.GetRequiredService<IFeatureStore>();
        return await AsksAsync(() => store.CheckAsync(limit.Token).WaitAsync(limit.Token))
            ? new Readiness(IsReady: true, await LagAsync(store, limit.Token))
            : new Readiness(IsReady: false, null);
    }

    /// <returns>Of several standbys the longest; null where there are none, or they do not tell in time.</returns>
    private static async Task<TimeSpan?> LagAsync(IFeatureStore store, CancellationToken limit)
    {
        IReadOnlyList<StandbyLag> lags = [];
        await AsksAsync(async () => lags = await store.ReadLagsAsync(limit));
        return lags.Count == 0 ? null : lags.Max(standby => standby.Behind);
    }

    /// <returns>False when there was no answer.</returns>
    private static async Task<bool> AsksAsync(Func<Task> question)
    {
        try
        {
            await question();
            return true;
        }
#pragma warning disable CA1031 // Any failure means the same here: not ready.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}

/// <param name="Lag">How far the standby lies behind that lies behind the most; null where there is none.</param>
internal sealed record Readiness(bool IsReady, TimeSpan? Lag);
