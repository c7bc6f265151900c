using System.Collections.Concurrent;
using System.Data.Common;
using Konna.MapServer.Storage.Sql;
using SQLitePCL;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>
/// The read-only connections. SQLite answers on the caller's thread, so no more questions run at once than the machine has use for.
/// </summary>
internal sealed class GeoPackageReaders(string path) : IDisposable
{
    /// <summary>Of the file's pages, kept in memory by all connections together; it grows as they are read. A writer's commit empties it.</summary>
    private const int CacheKB = 64 * 1024;

    private static readonly int MostConnections = 2 * Environment.ProcessorCount;

    private static readonly int CacheOfOneKB = Math.Max(CacheKB / MostConnections, GeoPackageConnection.LeastCacheKB);

    private readonly ConcurrentBag<GeoPackageReadingConnection> idle = [];
    private readonly SemaphoreSlim gate = new(MostConnections, MostConnections);

    public async ValueTask<ReadLease> LendAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return new Lease(this, idle.TryTake(out var connection) ? connection : GeoPackageConnection.OpenForReading(path, CacheOfOneKB), cancellation);
        }
        catch
        {
            gate.Release();
            throw;
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }

        gate.Dispose();
    }

    private sealed class Lease(GeoPackageReaders owner, GeoPackageReadingConnection connection, CancellationToken cancellation) : ReadLease
    {
        // The driver's own cancelling does not stop a running statement; SQLite's interrupt does.
        private readonly CancellationTokenRegistration interrupt = cancellation.Register(() => raw.sqlite3_interrupt(connection.Handle));

        public override DbConnection Connection => connection;

        public override ValueTask DisposeAsync()
        {
            // Waits for an interrupt under way, so that it cannot reach the next borrower's statement.
            interrupt.Dispose();
            owner.idle.Add(connection);
            owner.gate.Release();
            return ValueTask.CompletedTask;
        }
    }
}
