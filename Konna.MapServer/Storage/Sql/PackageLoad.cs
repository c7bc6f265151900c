using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Operations;
using Konna.MapServer.Storage.Model;

namespace Konna.MapServer.Storage.Sql;

/// <summary>Writes the items of an operation and their citations into the tables, each table as a whole.</summary>
/// <param name="total">How many items there are, as far as that is known.</param>
internal sealed class PackageLoad(IOperationContent content, long total, long revision, IReadOnlyList<CollectionSchema> collections, IProgress<ImportProgress>? progress)
{
    /// <summary>A step of the progress: often enough to be seen moving, too seldom to cost.</summary>
    private const int RowsPerReport = 1000;

    private static readonly LoadColumn OperationId = new(ColumnNames.OperationId, PropertyType.String);

    private static readonly LoadColumn Version = new(ColumnNames.Version, PropertyType.Integer);

    private static readonly LoadColumn[] CitationColumns =
    [
        OperationId, new("collection", PropertyType.String), new("item_id", PropertyType.String), new("position", PropertyType.Integer),
        new("source_id", PropertyType.String), new("locator", PropertyType.String),
    ];

    private long done;

    private string Id => content.Operation.Id;

    public async Task WriteAsync(TableLoad load, CancellationToken cancellation)
    {
        foreach (var (type, mark) in DomainCollections.All)
        {
            var schema = collections.Single(collection => collection.Id == mark.Id);
            // In the order of the ids, in which they are mostly asked for.
            await load.AddAsync(schema.Table, ColumnsOf(schema), Rows(schema, content.ItemsOf(type)), cancellation).ConfigureAwait(false);
        }

        await load.AddAsync("citations", CitationColumns, Citations(), cancellation).ConfigureAwait(false);
    }

    private static LoadColumn[] ColumnsOf(CollectionSchema schema) =>
    [
        OperationId,
        Version,
        .. schema.HasGeometry ? [new LoadColumn(ColumnNames.Geometry, null)] : Array.Empty<LoadColumn>(),
        .. StoredProperties(schema).Select(property => new LoadColumn(property.Column, property.Type)),
    ];

    private static IEnumerable<PropertySchema> StoredProperties(CollectionSchema schema) => schema.Properties.Where(property => property.Type != PropertyType.VertexInstants);

    private IEnumerable<object?[]> Rows(CollectionSchema schema, IEnumerable<OperationItem> ofOneKind)
    {
        var rows = new ItemRows(schema);
        int[] slots = [.. StoredProperties(schema).Select(schema.SlotOf)];
        var first = schema.HasGeometry ? 3 : 2;
        var values = new object?[first + slots.Length];
        foreach (var item in ofOneKind)
        {
            var row = rows.Row(item);
            (values[0], values[1]) = (Id, revision);
            if (schema.HasGeometry)
            {
                values[2] = row.Wkb.IsEmpty ? null : row.Wkb.ToArray();
            }

            for (var i = 0; i < slots.Length; i++)
            {
                values[first + i] = row.Values[slots[i]];
            }

            Report(schema.Id);
            yield return values;
        }

        progress?.Report(new ImportProgress(schema.Id, done, total));
    }

    private IEnumerable<object?[]> Citations()
    {
        var values = new object?[CitationColumns.Length];
        foreach (var (type, mark) in DomainCollections.All)
        {
            foreach (var item in content.ItemsInAnyOrder(type))
            {
                for (var position = 0; position < item.Citations.Count; position++)
                {
                    var citation = item.Citations[position];
                    (values[0], values[1], values[2], values[3], values[4], values[5]) = (Id, mark.Id, item.Id, (long)position, citation.SourceId, citation.Locator);
                    yield return values;
                }
            }
        }
    }

    private void Report(string collection)
    {
        if (++done % RowsPerReport == 0)
        {
            progress?.Report(new ImportProgress(collection, done, total));
        }
    }
}
