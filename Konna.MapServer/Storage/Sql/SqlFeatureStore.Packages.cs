using System.Data.Common;
using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using Konna.MapServer.Storage.GeoPackage;
using Konna.MapServer.Storage.Model;

namespace Konna.MapServer.Storage.Sql;

/// <summary>Whole operations: reading one back as a package.</summary>
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

    public async Task<Stream?> CopyToGeoPackageAsync(string operationId, CancellationToken cancellation) =>
        await ReadPackageAsync(operationId, cancellation).ConfigureAwait(false) is { } package
            ? await GeoPackageCopy.MakeAsync(package, cancellation).ConfigureAwait(false)
            : null;

    protected abstract ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellation);

    private async Task<OperationPackage?> ReadPackageAsync(DbConnection connection, Operation operation, CancellationToken cancellation)
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
}
