using System.Collections.Concurrent;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Access.Keys;

/// <summary>When keys were last used, written down now and then: no request waits for it, and a busy key costs no more than a quiet one.</summary>
internal sealed class KeyUses(IAccessStore store, TimeProvider clock, ILogger<KeyUses> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, DateTimeOffset> pending = new(StringComparer.Ordinal);

    /// <param name="keyId">The id of a key that exists, so that there are no more entries than keys.</param>
    public void Note(string keyId, DateTimeOffset at) => pending[keyId] = at;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Pause, clock, stoppingToken);
                await WriteAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is written when the server stops.
        }
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        var uses = pending.Keys.ToList().Select(id => (Id: id, IsThere: pending.TryRemove(id, out var at), At: at)).Where(use => use.IsThere).ToDictionary(use => use.Id, use => use.At);
        if (uses.Count == 0)
        {
            return;
        }

        try
        {
            await store.NoteUsesAsync(uses, cancellation);
        }
        catch (Exception exception) when (exception is StoreUnavailableException or StoreOutcomeUnknownException or StoreUnconfirmedException or StoreFullException)
        {
            ApiLog.UsesNotNoted(logger, exception, uses.Count);
        }
    }
}
