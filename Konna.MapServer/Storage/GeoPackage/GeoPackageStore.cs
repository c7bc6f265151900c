using System.Data.Common;
using Konna.Geo.Collections;
using Konna.MapServer.Storage.Model;
using Konna.MapServer.Storage.Sql;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>The embedded store: one GeoPackage file that QGIS and GDAL open too. Nothing to install.</summary>
internal sealed class GeoPackageStore : SqlFeatureStore
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Interrupted = 9;
    private const int InputOutput = 10;
    private const int Full = 13;

    private readonly string path;
    private readonly FileLock fileLock;
    private readonly GeoPackageReaders readers;
    private readonly OrderedPlaces places = new();

    /// <summary>One writer at a time, and no checkpoint beside it.</summary>
    private readonly SemaphoreSlim writerGate = new(1, 1);

    private GeoPackageStore(string path, FileLock fileLock, IReadOnlyList<CollectionSchema> collections, StoreSettings settings)
        : base(new GeoPackageDialect(), new GeoPackageLayerTables(), collections, settings)
    {
        this.path = path;
        this.fileLock = fileLock;
        readers = new GeoPackageReaders(path);
        Description = new StoreDescription("GeoPackage", path, "SQLite " + SQLitePCL.raw.sqlite3_libversion().utf8_to_string());
    }

    public override StoreDescription Description { get; }

    /// <exception cref="StoreSetupException">The file or its folder cannot be used.</exception>
    public static GeoPackageStore Open(StoreSettings settings)
    {
        var directory = Path.GetFullPath(settings.DataDirectory);
        var path = Path.Combine(directory, GeoPackageFile.Name);
        var fileLock = FileLock.Take(directory, path);
        try
        {
            GeoPackageFile.Prepare(path);
            return new GeoPackageStore(path, fileLock, GeoPackageFile.ReadModel().Collections, settings);
        }
        catch
        {
            fileLock.Dispose();
            throw;
        }
    }

    public override ValueTask DisposeAsync()
    {
        readers.Dispose();
        writerGate.Dispose();
        fileLock.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override ValueTask<ReadLease> LendAsync(QuestionKind kind, CancellationToken cancellation) => readers.LendAsync(cancellation);

    protected override ValueTask<ReadLease> LendForCheckAsync(CancellationToken cancellation) =>
        ValueTask.FromResult<ReadLease>(new OwnLease(GeoPackageConnection.OpenForReading(path)));

    /// <summary>Only of the model's tables: that of a layer goes when the layer is replaced, and its row numbers begin again.</summary>
    protected override PlaceRange? FindOrderedPlaces(DbConnection connection, string operationId, CollectionSchema collection) =>
        Collections.Any(own => own.Table == collection.Table) ? places.Find((SqliteConnection)connection, operationId, collection.Table) : null;

    protected override void OutdateOrderedPlaces(string operationId, CollectionSchema collection) => places.Outdate(operationId, collection.Table);

    protected override ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellation) =>
        ValueTask.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    protected override async Task<T> WriteAsync<T>(string operationId, Func<WriteSession, Task<T>> work, CancellationToken cancellation)
    {
        await writerGate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await using var connection = GeoPackageConnection.OpenForWriting(path, create: false);
            await using var context = new GeoPackageContext(new DbContextOptionsBuilder<GeoPackageContext>().UseSqlite(connection).Options);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            var session = new WriteSession(context, new GeoPackageTableLoad(connection, (SqliteTransaction)transaction.GetDbTransaction()));
            var outcome = await work(session).ConfigureAwait(false);
            if (!session.IsKept)
            {
                return outcome;
            }

            if (session.IsLoad)
            {
                connection.Run(GeoPackageContents.Refresh([.. Collections.Where(c => c.HasGeometry).Select(c => c.Table), .. GeoPackageContents.TablesOfLayers(connection)]));
            }

            foreach (var (table, box) in session.Touched)
            {
                GeoPackageContents.Widen(connection, table, box);
            }

            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            TellOf(session);
            Checkpoint(connection);
            return outcome;
        }
        finally
        {
            writerGate.Release();
        }
    }

    protected override async Task<T> AskModelAsync<T>(Func<KonnaContext, Task<T>> question, CancellationToken cancellation)
    {
        await using var lease = await readers.LendAsync(cancellation).ConfigureAwait(false);
        await using var context = new GeoPackageContext(new DbContextOptionsBuilder<GeoPackageContext>().UseSqlite(lease.Connection).Options);
        return await question(context).ConfigureAwait(false);
    }

    protected override async Task<T> WriteModelAsync<T>(Func<KonnaContext, CancellationToken, Task<T>> work, Patience patience)
    {
        await writerGate.WaitAsync(patience.Token).ConfigureAwait(false);
        try
        {
            await using var connection = GeoPackageConnection.OpenForWriting(path, create: false);
            await using var context = new GeoPackageContext(new DbContextOptionsBuilder<GeoPackageContext>().UseSqlite(connection).Options);
            var outcome = await work(context, patience.Token).ConfigureAwait(false);
            Checkpoint(connection);
            return outcome;
        }
        finally
        {
            writerGate.Release();
        }
    }

    /// <summary>One process owns the file: there are no others.</summary>
    protected override Task WatchOthersAsync(Action<string?> tell, CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation);

    protected override Exception? Translate(DbException exception, CancellationToken cancellation)
    {
        var code = exception is SqliteException sqlite ? sqlite.SqliteErrorCode : 0;
        return cancellation.IsCancellationRequested && code == Interrupted
            ? new OperationCanceledException("The question was given up.", exception, cancellation)
            : code == Full ? new StoreFullException("The disk of the GeoPackage is full.", exception)
            : code is Busy or Locked ? new StoreUnavailableException("The GeoPackage is busy.", exception)
            : exception.Message.Contains("no such table: layer_", StringComparison.Ordinal) ? new StoreUnavailableException("The layer was replaced meanwhile.", exception)
            : null;
    }

    /// <summary>What is committed is on the disk already, in the log of SQLite; a disk without room for the checkpoint leaves it there until the next one.</summary>
    private static void Checkpoint(SqliteConnection connection)
    {
        try
        {
            connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is Full or InputOutput)
        {
            // Told by the next write, which will find no room either.
        }
    }

    private sealed class OwnLease(SqliteConnection connection) : ReadLease
    {
        public override DbConnection Connection => connection;

        public override ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
