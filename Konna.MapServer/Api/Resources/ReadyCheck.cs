using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Resources;

/// <summary>Whether the store answers: asked at most once a second, for at most a second, however many ask us.</summary>
internal sealed class ReadyCheck(IServiceProvider services, TimeProvider? time = null) : IDisposable
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(1);
    private readonly TimeProvider clock = time ?? TimeProvider.System;
    private readonly SemaphoreSlim gate = new(1);
    private (long At, bool IsReady)? last;

    public async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            if (last is not { } known || clock.GetElapsedTime(known.At) >= Age)
            {
                last = known = (clock.GetTimestamp(), await AskAsync());
            }

            return known.IsReady;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<bool> AskAsync()
    {
        using var limit = new CancellationTokenSource(Age, clock);
        try
        {
            await services.GetRequiredService<IFeatureStore>().CheckAsync(limit.Token).WaitAsync(limit.Token);
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
