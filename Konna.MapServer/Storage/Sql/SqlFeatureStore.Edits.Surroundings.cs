using Konna.Geo.Collections;
using Konna.Geo.Edits;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using Konna.MapServer.Storage.Model;

namespace Konna.MapServer.Storage.Sql;

/// <summary>What is stored around changed items, as far as it must be known to judge them.</summary>
internal abstract partial class SqlFeatureStore
{
    /// <summary>Enough to see what is meant.</summary>
    private const int MostReferrers = 5;

    private async Task TellAsync(WriteSession session, Operation operation, ItemEdits judged, IReadOnlyList<FoundItem> found, CancellationToken cancellation)
    {
        foreach (var collection in judged.NeededIds())
        {
            judged.TellIds(collection, await ReadIdsAsync(session, sql.Ids(operation.Id, SchemaOf(collection)), cancellation).ConfigureAwait(false));
        }

        foreach (var (collection, property, value) in judged.NeededItems().Where(need => need is not (_, not null, null)))
        {
            judged.Tell(await ReadItemsAsync(session, operation.Id, SchemaOf(collection), property, value, cancellation).ConfigureAwait(false));
        }

        foreach (var item in found.Where(item => item is { Edit.Content: null, Type: not null }))
        {
            await TellReferrersAsync(session, operation.Id, judged, item, cancellation).ConfigureAwait(false);
        }
    }

    private CollectionSchema SchemaOf(string collection) => Collections.First(c => c.Id == collection);

    private async Task<IReadOnlyList<OperationItem>> ReadItemsAsync(
        WriteSession session, string operationId, CollectionSchema schema, string? property, string? value, CancellationToken cancellation)
    {
        var type = DomainCollections.All.Single(c => c.Mark.Id == schema.Id).Type;
        var items = new StoredItems(type, schema);
        var query = new FeatureQuery(operationId, schema) { Equalities = property is null || value is null ? [] : [new PropertyEquality(schema.Find(property)!, value)] };
        return !CanMatch(query)
            ? []
            : [.. (await ReadRowsAsync(session.Connection, query, plan: null, int.MaxValue, cancellation).ConfigureAwait(false)).Select(row => items.Read(operationId, row))];
    }

    private async Task TellReferrersAsync(WriteSession session, string operationId, ItemEdits judged, FoundItem item, CancellationToken cancellation)
    {
        foreach (var schema in Collections)
        {
            foreach (var property in schema.Properties.Where(p => CanName(schema, p, item.Schema.Id)))
            {
                var referrers = await ReadIdsAsync(session, sql.Referrers(operationId, schema, property, item.Id, MostReferrers), cancellation).ConfigureAwait(false);
                foreach (var id in referrers.Where(id => !judged.Concerns(schema.Id, id)))
                {
                    judged.TellReferrer(item.Position, schema.Id, id, property.Name);
                }
            }
        }
    }

    private static bool CanName(CollectionSchema schema, PropertySchema property, string collection) =>
        property.References == collection || property.RefersToAnyOf.Contains(collection) || (property.Name == "versionOf" && schema.Id == collection);

    private async Task<IReadOnlyList<string>> ReadIdsAsync(WriteSession session, SqlText statement, CancellationToken cancellation)
    {
        await using var command = CreateCommand(session.Connection, statement);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var ids = new List<string>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            ids.Add(reader.GetString(0));
        }

        return ids;
    }
}
