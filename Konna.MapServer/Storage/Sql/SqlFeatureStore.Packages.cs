using System.Data.Common;
using System.Runtime.CompilerServices;
using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Konna.MapServer.Storage.GeoPackage;
using Konna.MapServer.Storage.Model;

namespace Konna.MapServer.Storage.Sql;

/// <summary>Whole operations: reading one back as a package, and copying it into a file.</summary>
internal abstract partial class SqlFeatureStore
{
    public Task<OperationPackage?> ReadPackageAsync(string operationId, CancellationToken cancellation) =>
        !StoredText.CanBeStored(operationId)
            ? Task.FromResult<OperationPackage?>(null)
            : AskAsync(async (lease, cancellation) =>
            {
                // One snapshot for all collections: a package never mixes two revisions.
                await using var snapshot = await BeginSnapshotAsync(lease.Connection, cancellation).ConfigureAwait(false);
                var operations = await ReadOperationsAsync(lease.Connection, sql.Operations(operationId), cancellation).ConfigureAwait(false);
                return operations.Count == 0 ? null : await ReadPackageAsync(lease.Connection, operations[0].Operation, cancellation).ConfigureAwait(false);
            }, cancellation);

    public Task<OperationCopy?> CopyToGeoPackageAsync(string operationId, CancellationToken cancellation) =>
        !StoredText.CanBeStored(operationId)
            ? Task.FromResult<OperationCopy?>(null)
            : AskAsync<OperationCopy?>(async (lease, cancellation) =>
            {
                await using var snapshot = await OpenContentAsync(lease.Connection, operationId, cancellation).ConfigureAwait(false);
                if (snapshot is null)
                {
                    return null;
                }

                var made = await OnThreadOfItsOwn(() => GeoPackageCopy.MakeAsync(snapshot.Content, cancellation).GetAwaiter().GetResult(), cancellation).ConfigureAwait(false);
                return new OperationCopy(made, snapshot.Revision);
            }, cancellation);

    public async Task<OperationCopy?> CopyToPackageAsync(string operationId, CancellationToken cancellation)
    {
        if (!StoredText.CanBeStored(operationId))
        {
            return null;
        }

        // Of this user alone, as the operation may be. Opened out here, because a question that is left would not give it back.
        var file = new FileStream(Path.GetTempFileName(), new FileStreamOptions { Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        try
        {
            if (await AskAsync((lease, cancellation) => WritePackageAsync(lease.Connection, operationId, file, cancellation), cancellation).ConfigureAwait(false) is { } revision)
            {
                file.Position = 0;
                return new OperationCopy(file, revision);
            }

            await file.DisposeAsync().ConfigureAwait(false);
            return null;
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    protected abstract ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellation);

    /// <returns>The revision that was written; null when there is no such operation.</returns>
    private async Task<long?> WritePackageAsync(DbConnection connection, string operationId, Stream file, CancellationToken cancellation)
    {
        await using var snapshot = await OpenContentAsync(connection, operationId, cancellation).ConfigureAwait(false);
        if (snapshot is null)
        {
            return null;
        }

        await OnThreadOfItsOwn(
            () =>
            {
                PackageWriter.WriteZip(snapshot.Content, file);
                return true;
            },
            cancellation).ConfigureAwait(false);
        return snapshot.Revision;
    }

    /// <summary>Writing an operation out takes its time, and waits for the database in between.</summary>
    private static Task<T> OnThreadOfItsOwn<T>(Func<T> work, CancellationToken cancellation) =>
        Task.Factory.StartNew(work, cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <returns>Null when there is no such operation.</returns>
    private async Task<ContentSnapshot?> OpenContentAsync(DbConnection connection, string operationId, CancellationToken cancellation)
    {
        var transaction = await BeginSnapshotAsync(connection, cancellation).ConfigureAwait(false);
        try
        {
            var operations = await ReadOperationsAsync(connection, sql.Operations(operationId), cancellation).ConfigureAwait(false);
            if (operations.Count > 0)
            {
                var layers = await ReadLayersAsync(connection, operationId, cancellation).ConfigureAwait(false);
                return new ContentSnapshot(transaction, new OperationInSnapshot(this, connection, operations[0].Operation, layers, cancellation), operations[0].Revision);
            }
        }
        catch
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await transaction.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    /// <summary>All rows of a query, so many at a time.</summary>
    private async IAsyncEnumerable<List<FeatureRow>> ReadBatchesAsync(DbConnection connection, FeatureQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var isMore = true; isMore;)
        {
            var batch = await ReadRowsAsync(connection, query, plan: null, BatchSize, cancellation).ConfigureAwait(false);
            isMore = batch.Count == BatchSize;
            if (batch.Count > 0)
            {
                query = query with { After = query.PositionOf(batch[^1]) };
                yield return batch;
            }
        }
    }

    private async IAsyncEnumerable<OperationItem> ReadItemsAsync(DbConnection connection, string operationId, Type type, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var mark = DomainCollections.All.Single(pair => pair.Type == type).Mark;
        var collection = Collections.Single(schema => schema.Id == mark.Id);
        var items = new StoredItems(type, collection);
        await foreach (var batch in ReadBatchesAsync(connection, new FeatureQuery(operationId, collection), cancellation).ConfigureAwait(false))
        {
            var citations = await ReadCitationsAsync(connection, operationId, collection, [.. batch.Select(row => row.Id)], cancellation).ConfigureAwait(false);
            foreach (var row in batch)
            {
                yield return Cite(items.Read(operationId, row), [.. citations[row.Id]]);
            }
        }
    }

    private async Task<OperationPackage> ReadPackageAsync(DbConnection connection, Operation operation, CancellationToken cancellation)
    {
        var citations = await ReadCitationsAsync(connection, operation.Id, cancellation).ConfigureAwait(false);
        return new OperationPackage(operation)
        {
            Places = await ReadItemsAsync<Place>(connection, operation.Id, citations, cancellation).ConfigureAwait(false),
            Forces = await ReadItemsAsync<Force>(connection, operation.Id, citations, cancellation).ConfigureAwait(false),
            Units = await ReadItemsAsync<Unit>(connection, operation.Id, citations, cancellation).ConfigureAwait(false),
            States = await ReadItemsAsync<UnitState>(connection, operation.Id, citations, cancellation).ConfigureAwait(false),
            Persons = await ReadItemsAsync<Person>(connection, operation.Id, citations, cancellation).ConfigureAwait(false),
            Sources = await ReadItemsAsync<Source>(connection, operation.Id, citations, cancellation).ConfigureAwait(false),
            Accounts = await ReadItemsAsync<Account>(connection, operation.Id, citations, cancellation).ConfigureAwait(false),
            Claims = await ReadItemsAsync<Claim>(connection, operation.Id, citations, cancellation).ConfigureAwait(false),
            Movements = await ReadItemsAsync<Movement>(connection, operation.Id, citations, cancellation).ConfigureAwait(false),
            Events = await ReadItemsAsync<Event>(connection, operation.Id, citations, cancellation).ConfigureAwait(false),
            Areas = await ReadItemsAsync<Area>(connection, operation.Id, citations, cancellation).ConfigureAwait(false),
            Layers = await ReadWholeLayersAsync(connection, operation.Id, cancellation).ConfigureAwait(false),
        };
    }

    private async Task<IReadOnlyList<T>> ReadItemsAsync<T>(
        DbConnection connection, string operationId, ILookup<(string, string), Citation> citations, CancellationToken cancellation)
        where T : OperationItem
    {
        var mark = DomainCollections.All.Single(pair => pair.Type == typeof(T)).Mark;
        var collection = Collections.Single(schema => schema.Id == mark.Id);
        var items = new StoredItems(typeof(T), collection);
        var rows = await ReadRowsAsync(connection, new FeatureQuery(operationId, collection), plan: null, int.MaxValue, cancellation).ConfigureAwait(false);
        return [.. rows.Select(row => (T)items.Read(operationId, row)).Select(item => Cite(item, [.. citations[(mark.Id, item.Id)]]))];
    }

    private static T Cite<T>(T item, Citation[] citations)
        where T : OperationItem
    {
        item.Citations = citations;
        return item;
    }

    /// <param name="ids">At least one.</param>
    private async Task<ILookup<string, Citation>> ReadCitationsAsync(
        DbConnection connection, string operationId, CollectionSchema collection, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        await using var command = CreateCommand(connection, sql.Citations(operationId, collection, ids));
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var rows = new List<(string Item, Citation Citation)>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            rows.Add((reader.GetString(0), new Citation(reader.GetString(1), ReadText(reader, 2))));
        }

        return rows.ToLookup(row => row.Item, row => row.Citation, StringComparer.Ordinal);
    }

    private async Task<ILookup<(string, string), Citation>> ReadCitationsAsync(DbConnection connection, string operationId, CancellationToken cancellation)
    {
        await using var command = CreateCommand(connection, sql.Citations(operationId));
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var citations = new List<((string Collection, string ItemId) Item, Citation Citation)>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            citations.Add(((reader.GetString(0), reader.GetString(1)), new Citation(reader.GetString(2), ReadText(reader, 3))));
        }

        return citations.ToLookup(pair => pair.Item, pair => pair.Citation);
    }

    /// <param name="Revision">The revision that the content is of.</param>
    private sealed record ContentSnapshot(DbTransaction Transaction, IOperationContent Content, long Revision) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Transaction.DisposeAsync();
    }

    /// <summary>An operation as one snapshot has it. Whoever reads it waits for the database.</summary>
    private sealed class OperationInSnapshot(
        SqlFeatureStore store, DbConnection connection, Operation operation, IReadOnlyList<CollectionSchema> layers, CancellationToken cancellation) : IOperationContent
    {
        public Operation Operation => operation;

        public IEnumerable<(CollectionSchema Schema, IEnumerable<FeatureRow> Features)> LayersWithFeatures => layers.Select(schema => (schema, FeaturesOf(schema)));

        public IEnumerable<OperationItem> ItemsOf(Type type) => store.ReadItemsAsync(connection, operation.Id, type, cancellation).ToBlockingEnumerable(cancellation);

        private IEnumerable<FeatureRow> FeaturesOf(CollectionSchema layer) =>
            store.ReadBatchesAsync(connection, new FeatureQuery(operation.Id, layer), cancellation).ToBlockingEnumerable(cancellation).SelectMany(batch => batch);
    }
}
