using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Past;

/// <summary>One operation as it was, in memory: it answers as the store would have then. Its rows have no versions, for nothing of it can be changed any more.</summary>
internal sealed class PastFeatures : IFeatureReader
{
    /// <summary>What a feature takes beside its geometry, roughly: its values, and the texts among them.</summary>
    private const int BytesOfFeature = 2048;

    private readonly Dictionary<string, RowTable> tables;
    private readonly Dictionary<string, ILookup<string, Citation>> citations;

    /// <param name="now">The operation as it is, whose collections it had then already.</param>
    public PastFeatures(OperationPackage package, long revision, StoredOperation now, IReadOnlyList<CollectionSchema> collections)
    {
        Operation = now with { Operation = package.Operation, Revision = revision, IsPast = true };
        Collections = collections;
        var items = package.Items.ToLookup(item => item.GetType());
        var layers = package.Layers.ToDictionary(layer => layer.Schema.Id, layer => layer.Features, StringComparer.Ordinal);
        var types = DomainCollections.All.ToDictionary(pair => pair.Mark.Id, pair => pair.Type, StringComparer.Ordinal);
        tables = now.Collections.ToDictionary(
            collection => collection.Id,
            collection => new RowTable(collection, types.TryGetValue(collection.Id, out var type) ? items[type].Select(new ItemRows(collection).Row) : layers[collection.Id]),
            StringComparer.Ordinal);
        citations = DomainCollections.All.ToDictionary(
            pair => pair.Mark.Id,
            pair => items[pair.Type].SelectMany(item => item.Citations, (item, citation) => (item.Id, citation)).ToLookup(cited => cited.Id, cited => cited.citation, StringComparer.Ordinal),
            StringComparer.Ordinal);
        Bytes = tables.Values.Sum(table => SizeOf(table.Rows.Count, table.Rows.Sum(row => (long)row.Wkb.Length)));
    }

    public StoredOperation Operation { get; }

    public IReadOnlyList<CollectionSchema> Collections { get; }

    /// <summary>Roughly what it takes of the memory.</summary>
    public long Bytes { get; }

    /// <summary>Roughly what features take of the memory.</summary>
    /// <param name="geometries">Bytes of their geometries.</param>
    public static long SizeOf(long count, long geometries) => (count * BytesOfFeature) + geometries;

    public Task<StoredOperation?> FindOperationAsync(string operationId, CancellationToken cancellation) => Task.FromResult<StoredOperation?>(Operation);

    public Task<long?> ReadRevisionAsync(string operationId, CancellationToken cancellation) => Task.FromResult<long?>(Operation.Revision);

    public Task<FeaturePage> ReadPageAsync(FeatureQuery query, CancellationToken cancellation)
    {
        var rows = TableOf(query).Select(query, cancellation).Skip(query.Offset).Take(query.Limit + 1).ToList();
        var hasMore = rows.Count > query.Limit;
        if (hasMore)
        {
            rows.RemoveAt(query.Limit);
        }

        var isWhole = !hasMore && query is { Offset: 0, After: null };
        var matched = isWhole ? rows.Count : TableOf(query).Count(query, cancellation);
        return Task.FromResult(new FeaturePage(rows, hasMore, matched > FeaturePage.CountedTo(query) ? null : matched));
    }

    public IAsyncEnumerable<FeatureRow> StreamAsync(FeatureQuery query, CancellationToken cancellation) => TableOf(query).Select(query, cancellation).ToAsyncEnumerable();

    public Task ReadGeometriesAsync(FeatureQuery query, Action<string, ReadOnlyMemory<byte>> take, CancellationToken cancellation)
    {
        foreach (var row in TableOf(query).Select(query with { SortBy = [], After = null }, cancellation))
        {
            take(row.Id, row.Wkb);
        }

        return Task.CompletedTask;
    }

    public Task ScanAsync(FeatureQuery query, Action<FeatureRow> take, CancellationToken cancellation)
    {
        foreach (var row in TableOf(query).Scan(query, cancellation))
        {
            take(row);
        }

        return Task.CompletedTask;
    }

    public Task<FeatureRow?> FindFeatureAsync(string operationId, CollectionSchema collection, string id, CancellationToken cancellation) =>
        Task.FromResult(tables[collection.Id].Find(id));

    public Task<ILookup<string, Citation>> ReadCitationsAsync(string operationId, CollectionSchema collection, IReadOnlyCollection<string> ids, CancellationToken cancellation) =>
        Task.FromResult((citations.TryGetValue(collection.Id, out var known) ? ids.Distinct().SelectMany(id => known[id], (id, citation) => (id, citation)) : [])
            .ToLookup(cited => cited.id, cited => cited.citation, StringComparer.Ordinal));

    public Task<CollectionExtent> MeasureAsync(string operationId, CollectionSchema collection, CancellationToken cancellation)
    {
        var table = tables[collection.Id];
        var boxes = table.Envelopes.OfType<BoundingBox>().ToList();
        var span = new RowSpan(collection);
        var spans = table.Rows.Select(row => span.Of(row)).Where(dated => dated is not (null, null)).ToList();
        return Task.FromResult(new CollectionExtent(
            table.Rows.Count,
            boxes.Count == 0 ? null : new BoundingBox(boxes.Min(box => box.West), boxes.Min(box => box.South), boxes.Max(box => box.East), boxes.Max(box => box.North)),
            spans.Any(dated => dated.Begin is null) ? null : spans.Min(dated => dated.Begin),
            spans.Any(dated => dated.End is null) ? null : spans.Max(dated => dated.End)));
    }

    private RowTable TableOf(FeatureQuery query) => tables[query.Collection.Id];
}
