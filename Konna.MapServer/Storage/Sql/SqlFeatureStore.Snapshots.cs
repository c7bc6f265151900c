using System.Data.Common;
using Konna.Geo.Collections;
using Konna.MapServer.Storage.Model;

namespace Konna.MapServer.Storage.Sql;

/// <summary>Several questions about one moment.</summary>
internal abstract partial class SqlFeatureStore
{
    public Task<IFeatureSnapshot> OpenSnapshotAsync(CancellationToken cancellation) =>
        TranslatedAsync(
            () => LeaveUnwantedAsync<IFeatureSnapshot>(
                async patience =>
                {
                    var lease = await LendAsync(QuestionKind.Search, patience.Token).ConfigureAwait(false);
                    try
                    {
                        var transaction = await BeginSnapshotAsync(lease.Connection, patience.Token).ConfigureAwait(false);

                        // One that nobody waits for any more is given to nobody.
                        return patience.TryKeep() ? new Snapshot(this, dialect, layerTables, settings, lease, transaction) : throw new OperationCanceledException(patience.Token);
                    }
                    catch
                    {
                        await lease.DisposeAsync().ConfigureAwait(false);
                        throw;
                    }
                },
                cancellation),
            cancellation);

    /// <summary>The store, asked over one connection in one transaction: one question after the other.</summary>
    private sealed class Snapshot(SqlFeatureStore store, SqlDialect dialect, LayerTables layerTables, StoreSettings settings, ReadLease lease, DbTransaction transaction)
        : SqlFeatureStore(dialect, layerTables, store.Collections, settings), IFeatureSnapshot
    {
        private readonly SemaphoreSlim turns = new(1, 1);
        private int isEnded;

        public override StoreDescription Description => store.Description;

        /// <summary>A question that was left may still be under way: that is not waited for.</summary>
        public override ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref isEnded, 1) != 0)
            {
                return ValueTask.CompletedTask;
            }

            if (turns.Wait(0))
            {
                return EndAsync();
            }

            _ = EndInTurnAsync();
            return ValueTask.CompletedTask;
        }

        protected override async ValueTask<ReadLease> LendAsync(QuestionKind kind, CancellationToken cancellation)
        {
            await turns.WaitAsync(cancellation).ConfigureAwait(false);
            if (Volatile.Read(ref isEnded) != 0)
            {
                turns.Release();
                throw new StoreUnavailableException("The snapshot has ended.");
            }

            return new Turn(lease.Connection, turns);
        }

        protected override Task<T> LeaveUnwantedAsync<T>(Func<Patience, Task<T>> work, CancellationToken cancellation) => store.LeaveUnwantedAsync(work, cancellation);

        protected override Exception? Translate(DbException exception, CancellationToken cancellation) => store.Translate(exception, cancellation);

        protected override ValueTask<ReadLease> LendForCheckAsync(CancellationToken cancellation) => throw OnlyRead();

        protected override ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellation) => throw OnlyRead();

        protected override Task<T> WriteAsync<T>(string operationId, Func<WriteSession, Task<T>> work, CancellationToken cancellation) => throw OnlyRead();

        protected override Task<T> AskModelAsync<T>(Func<KonnaContext, Task<T>> question, CancellationToken cancellation) => throw OnlyRead();

        protected override Task<T> WriteModelAsync<T>(Func<KonnaContext, CancellationToken, Task<T>> work, Patience patience) => throw OnlyRead();

        protected override Task WatchOthersAsync(Action<string?> tell, CancellationToken cancellation) => throw OnlyRead();

        private static NotSupportedException OnlyRead() => new("A snapshot is asked for features alone.");

        private async Task EndInTurnAsync()
        {
            await turns.WaitAsync().ConfigureAwait(false);
            try
            {
                await EndAsync().ConfigureAwait(false);
            }
            catch (DbException)
            {
                // The connection is gone, and the snapshot with it.
            }
        }

        private async ValueTask EndAsync()
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
            await lease.DisposeAsync().ConfigureAwait(false);
            turns.Release();
        }

        private sealed class Turn(DbConnection connection, SemaphoreSlim turns) : ReadLease
        {
            public override DbConnection Connection => connection;

            public override ValueTask DisposeAsync()
            {
                turns.Release();
                return ValueTask.CompletedTask;
            }
        }
    }
}
