using Konna.MapServer.Storage;
using Konna.MapServer.Telemetry;

namespace Konna.MapServer.Api.Recording;

/// <summary>Tells whoever listens how far the standbys lie behind that are read from.</summary>
internal sealed class LagRecorder(IFeatureStore store, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (!ServerMeter.IsReplicationLagWanted)
                {
                    continue;
                }

                await RecordAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task RecordAsync(CancellationToken stopping)
    {
        try
        {
            foreach (var standby in await store.ReadLagsAsync(stopping))
            {
                ServerMeter.SetReplicationLag(standby.Host, standby.Behind);
            }
        }
#pragma warning disable CA1031 // A store that cannot answer says so to those who wait for it; this is asked again.
        catch (Exception) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // What is not known is not told.
        }
    }
}
