using Konna.MapServer.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Konna.MapServer.Storage.Sql;

/// <summary>Keys and private operations: few rows, through the model.</summary>
internal abstract partial class SqlFeatureStore
{
    public Task<AccessKey?> FindKeyAsync(string id, CancellationToken cancellation) =>
        ReadModelAsync(
            async (context, cancellation) => (await context.AccessKeys.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation).ConfigureAwait(false))?.ToKey(), cancellation);

    public Task<IReadOnlyList<AccessKey>> ListKeysAsync(CancellationToken cancellation) =>
        ReadModelAsync<IReadOnlyList<AccessKey>>(
            async (context, cancellation) => [.. (await context.AccessKeys.AsNoTracking().OrderBy(row => row.Fid).ToListAsync(cancellation).ConfigureAwait(false)).Select(row => row.ToKey())], cancellation);

    public Task AddKeyAsync(AccessKey key, CancellationToken cancellation) =>
        ChangeModelAsync(
            async (context, cancellation) =>
            {
                context.Add(AccessKeyRow.Of(key));
                return await context.SaveChangesAsync(cancellation).ConfigureAwait(false);
            }, cancellation);

    public Task<AccessKey?> RevokeKeyAsync(string id, DateTimeOffset at, CancellationToken cancellation) =>
        ChangeRightsAsync(
            async (context, cancellation) =>
            {
                if (await context.AccessKeys.SingleOrDefaultAsync(row => row.Id == id, cancellation).ConfigureAwait(false) is not { } row)
                {
                    return null;
                }

                row.Revoked ??= at;
                await context.SaveChangesAsync(cancellation).ConfigureAwait(false);
                return row.ToKey();
            }, cancellation);

    public Task NoteUsesAsync(IReadOnlyDictionary<string, DateTimeOffset> uses, CancellationToken cancellation) =>
        ChangeModelAsync(
            async (context, cancellation) =>
            {
                var ids = uses.Keys.ToList();
                foreach (var row in await context.AccessKeys.Where(row => ids.Contains(row.Id)).ToListAsync(cancellation).ConfigureAwait(false))
                {
                    row.LastUsed = row.LastUsed > uses[row.Id] ? row.LastUsed : uses[row.Id];
                }

                return await context.SaveChangesAsync(cancellation).ConfigureAwait(false);
            }, cancellation);

    public Task SetPrivateAsync(string operationId, bool isPrivate, CancellationToken cancellation) =>
        ChangeRightsAsync(
            async (context, cancellation) =>
            {
                var row = await context.PrivateOperations.SingleOrDefaultAsync(row => row.OperationId == operationId, cancellation).ConfigureAwait(false);
                if (isPrivate && row is null)
                {
                    context.Add(new PrivateOperationRow { OperationId = operationId });
                }
                else if (!isPrivate && row is not null)
                {
                    context.Remove(row);
                }

                return await context.SaveChangesAsync(cancellation).ConfigureAwait(false);
            }, cancellation);

    public Task<bool> IsPrivateAsync(string operationId, CancellationToken cancellation) =>
        ReadModelAsync((context, cancellation) => context.PrivateOperations.AnyAsync(row => row.OperationId == operationId, cancellation), cancellation);

    /// <summary>Gives the model over a connection that reads.</summary>
    protected abstract Task<T> AskModelAsync<T>(Func<KonnaContext, Task<T>> question, CancellationToken cancellation);

    /// <summary>Gives the model over a connection that writes, beside no other writer where there may be but one.</summary>
    protected abstract Task<T> WriteModelAsync<T>(Func<KonnaContext, CancellationToken, Task<T>> work, Patience patience);

    private Task<T> ReadModelAsync<T>(Func<KonnaContext, CancellationToken, Task<T>> question, CancellationToken cancellation) =>
        TranslatedAsync(() => LeaveUnwantedAsync(work => AskModelAsync(context => question(context, work.Token), work.Token), cancellation), cancellation);

    private Task<T> ChangeModelAsync<T>(Func<KonnaContext, CancellationToken, Task<T>> work, CancellationToken cancellation) =>
        ChangingAsync(() => LeaveUnwantedAsync(patience => WriteModelAsync(work, patience), cancellation), cancellation);

    /// <summary>Whoever follows what is changed is told, for others may follow through them.</summary>
    private async Task<T> ChangeRightsAsync<T>(Func<KonnaContext, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        var outcome = await ChangeModelAsync(work, cancellation).ConfigureAwait(false);
        TellOf(operationId: null);
        return outcome;
    }

    /// <exception cref="ChangeLeftException">It was given up.</exception>
    private async Task<T> ChangingAsync<T>(Func<Task<T>> change, CancellationToken cancellation)
    {
        try
        {
            return await TranslatedAsync(change, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException left) when (cancellation.IsCancellationRequested)
        {
            throw new ChangeLeftException(left, cancellation);
        }
    }

    private async Task<T> TranslatedAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception exception) when (FindDriverError(exception) is { } error && Translate(error, cancellation) is { } translated)
        {
            throw translated;
        }
    }
}
