using System.Collections.Concurrent;
using System.Data.Common;
using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using Konna.MapServer.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Konna.MapServer.Storage.Sql;

/// <summary>Reference layers: the catalogue, read once per revision, and their tables.</summary>
internal abstract partial class SqlFeatureStore
{
    private readonly ConcurrentDictionary<string, (long Revision, IReadOnlyList<CollectionSchema> Collections)> collectionsByOperation = new(StringComparer.Ordinal);

    /// <summary>The operation with the collections it has at its revision.</summary>
    private async Task<StoredOperation> WithLayersAsync(DbConnection connection, StoredOperation operation, CancellationToken cancellation)
    {
        var id = operation.Operation.Id;
        if (!collectionsByOperation.TryGetValue(id, out var known) || known.Revision != operation.Revision)
        {
            known = (operation.Revision, [.. Collections, .. await ReadLayersAsync(connection, id, cancellation).ConfigureAwait(false)]);
            collectionsByOperation[id] = known;
        }

        return operation with { Collections = known.Collections };
    }

    private async Task<IReadOnlyList<CollectionSchema>> ReadLayersAsync(DbConnection connection, string operationId, CancellationToken cancellation)
    {
        await using var command = CreateCommand(connection, sql.Layers(operationId));
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var layers = new List<CollectionSchema>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            layers.Add(LayerSchemaText.Read(reader.GetString(0)));
        }

        return layers;
    }

    private async Task<IReadOnlyList<ReferenceLayer>> ReadWholeLayersAsync(DbConnection connection, string operationId, CancellationToken cancellation)
    {
        var layers = new List<ReferenceLayer>();
        foreach (var schema in await ReadLayersAsync(connection, operationId, cancellation).ConfigureAwait(false))
        {
            layers.Add(new ReferenceLayer(
                schema, await ReadRowsAsync(connection, new FeatureQuery(operationId, schema), plan: null, int.MaxValue, cancellation).ConfigureAwait(false)));
        }

        return layers;
    }

    private async Task DropLayersAsync(KonnaContext context, string operationId, CancellationToken cancellation)
    {
        var tables = await context.Layers.Where(row => row.OperationId == operationId).Select(row => row.TableName).ToListAsync(cancellation).ConfigureAwait(false);
        foreach (var table in tables)
        {
            await layerTables.DropAsync(context.Database.GetDbConnection(), table, cancellation).ConfigureAwait(false);
        }
    }

    /// <param name="operation">The row number of the operation, which must have been saved.</param>
    private async Task WriteLayersAsync(KonnaContext context, IOperationContent content, long operation, long revision, CancellationToken cancellation)
    {
        var id = content.Operation.Id;
        foreach (var (position, (layer, features)) in content.LayersWithFeatures.Index())
        {
            var schema = LayerColumns.Stored(layer, LayerColumns.TableOf(operation, position + 1, layer.Id));
            context.Add(new LayerRow { OperationId = id, LayerId = schema.Id, TableName = schema.Table, Schema = schema });
            await layerTables.CreateAsync(context.Database.GetDbConnection(), id, schema, features, revision, cancellation).ConfigureAwait(false);
        }

        await context.SaveChangesAsync(cancellation).ConfigureAwait(false);
    }
}
