using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Features;
using Konna.Geo.Filtering;
using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Api.Access;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Tests.Api;

/// <summary>
/// Operations in memory, answered by plain loops: what the API does is then the API's own doing. It counts what it is asked for rows, and can be made to fail.
/// </summary>
internal sealed class MemoryStore(IReadOnlyList<OperationPackage> packages) : IFeatureStore, IFeatureSnapshot
{
    private static readonly Dictionary<string, ItemRows> Rows = Schemas().ToDictionary(s => s.Id, s => new ItemRows(s), StringComparer.Ordinal);
    private readonly TaskCompletionSource<int> streamEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, int> streams = new(StringComparer.Ordinal);
    private readonly List<StoredChange> log = [];
    private int rowQuestions;

    private event Action<string?>? Committed;

    public IReadOnlyList<CollectionSchema> Collections { get; } = [.. Rows.Values.Select(r => r.Schema)];

    /// <summary>How often rows, extents or a whole package were asked for.</summary>
    public int RowQuestions => rowQuestions;

    /// <summary>How often the rows of a collection were asked for as a stream.</summary>
    public int StreamsOf(string collection) => streams.GetValueOrDefault(collection);

    public long Revision { get; set; } = 1;

    public MemoryAccess Access { get; } = new();

    /// <summary>Thrown instead of any answer.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Rows after which a stream fails; null never.</summary>
    public int? FailAfterRows { get; set; }

    /// <summary>How often a stream repeats its rows, to make it long.</summary>
    public int Repeat { get; set; } = 1;

    /// <summary>What a stream waits for before it ends.</summary>
    public Task LastRow { get; set; } = Task.CompletedTask;

    /// <summary>Done when a stream was left, whether read to its end or not; with the number of rows read.</summary>
    public Task<int> StreamEnded => streamEnded.Task;

    public Task<IReadOnlyList<StoredOperation>> ListOperationsAsync(CancellationToken cancellation) =>
        Answer<IReadOnlyList<StoredOperation>>(() => [.. packages.Select(Stored)]);

    public Task<StoredOperation?> FindOperationAsync(string operationId, CancellationToken cancellation) =>
        Answer(() => Find(operationId) is { } package ? Stored(package) : null);

    public ValueTask<StoredOperation?> FindRecentOperationAsync(string operationId, CancellationToken cancellation) => new(FindOperationAsync(operationId, cancellation));

    /// <summary>Answers to the next questions for the revision, before it is told truly: a change between two of them.</summary>
    public Queue<long> PassingRevisions { get; } = new();

    /// <summary>The revisions that the next pages are of, before they are of the true one.</summary>
    public Queue<long> RevisionsOfPages { get; } = new();

    public Task<long?> ReadRevisionAsync(string operationId, CancellationToken cancellation) =>
        Answer<long?>(() => PassingRevisions.TryDequeue(out var passing) ? passing : Revision);

    /// <summary>The revisions that the next copies are of, before they are of the true one.</summary>
    public Queue<long> RevisionsOfCopies { get; } = new();

    /// <summary>How often several questions were asked of one moment.</summary>
    public int Snapshots { get; private set; }

    /// <summary>In which nothing comes between.</summary>
    public Task<IFeatureSnapshot> OpenSnapshotAsync(CancellationToken cancellation)
    {
        Snapshots++;
        PassingRevisions.Clear();
        RevisionsOfPages.Clear();
        return Task.FromResult<IFeatureSnapshot>(this);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Task<OperationCopy?> CopyToGeoPackageAsync(string operationId, CancellationToken cancellation) =>
        Counted(() => Find(operationId) is null ? null : Copied(new MemoryStream([.. "SQLite format 3\0"u8])));

    public Task<OperationCopy?> CopyToPackageAsync(string operationId, CancellationToken cancellation) => Counted(() =>
    {
        if (Find(operationId) is not { } package)
        {
            return null;
        }

        var archive = new MemoryStream();
        PackageWriter.WriteZip(package, archive);
        archive.Position = 0;
        return Copied(archive);
    });

    private OperationCopy Copied(MemoryStream content) => new(content, RevisionsOfCopies.TryDequeue(out var other) ? other : Revision);

    public Task<FeaturePage> ReadPageAsync(FeatureQuery query, CancellationToken cancellation) => Counted(() =>
    {
        var matched = Ordered(query);
        var rest = matched.Where(row => query.After is null || Compare(query.SortBy, query.PositionOf(row), query.After) > 0).Skip(query.Offset).ToList();
        return new FeaturePage([.. rest.Take(query.Limit)], rest.Count > query.Limit, matched.Count)
        {
            Revision = RevisionsOfPages.TryDequeue(out var other) ? other : PassingRevisions.Count > 0 ? null : Revision,
        };
    });

    public Task ReadGeometriesAsync(FeatureQuery query, Action<string, ReadOnlyMemory<byte>> take, CancellationToken cancellation) => Counted(() =>
    {
        foreach (var row in Ordered(query))
        {
            take(row.Id, row.Wkb);
        }

        return true;
    });

    public async IAsyncEnumerable<FeatureRow> StreamAsync(FeatureQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        streams.AddOrUpdate(query.Collection.Id, 1, (_, count) => count + 1);
        var rows = await Counted(() => Ordered(query));
        var count = 0;
        try
        {
            for (var i = 0; i < Repeat; i++)
            {
                foreach (var row in rows)
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (count++ == FailAfterRows)
                    {
                        throw new InvalidOperationException("SELECT secret FROM /var/lib/secret");
                    }

                    yield return row;
                }
            }

            await LastRow.WaitAsync(cancellation);
        }
        finally
        {
            streamEnded.TrySetResult(count);
        }
    }

    public Task ScanAsync(FeatureQuery query, Action<FeatureRow> take, CancellationToken cancellation) => Counted(() =>
    {
        var whole = Collections.Single(c => c.Id == query.Collection.Id);
        var projection = new RowProjection(whole, query.Collection);
        foreach (var item in Matching(query with { Collection = whole, Box = null }).OfType<LocatedItem>())
        {
            if (query.Box is not { } box || box.Split().Any(part => item.Geometry?.EnvelopeInternal.Intersects(new Envelope(part.West, part.East, part.South, part.North)) ?? false))
            {
                take(projection.Project(Rows[whole.Id].Row(item)));
            }
        }

        return true;
    });

    public Task<FeatureRow?> FindFeatureAsync(string operationId, CollectionSchema collection, string id, CancellationToken cancellation) =>
        Counted<FeatureRow?>(() => Items(operationId, collection.Id).FirstOrDefault(i => i.Id == id) is { } item ? Rows[collection.Id].Row(item) with { Version = Revision } : null);

    public Task<ILookup<string, Citation>> ReadCitationsAsync(
        string operationId, CollectionSchema collection, IReadOnlyCollection<string> ids, CancellationToken cancellation) =>
        Counted(() => Items(operationId, collection.Id).Where(item => ids.Contains(item.Id))
            .SelectMany(item => item.Citations, (item, citation) => (item.Id, citation)).ToLookup(pair => pair.Id, pair => pair.citation));

    public Task<CollectionExtent> MeasureAsync(string operationId, CollectionSchema collection, CancellationToken cancellation) => Counted(() =>
    {
        var items = Items(operationId, collection.Id).ToList();
        var box = new Envelope();
        foreach (var geometry in items.OfType<LocatedItem>().Select(i => i.Geometry).OfType<Geometry>())
        {
            box.ExpandToInclude(geometry.EnvelopeInternal);
        }

        return new CollectionExtent(
            items.Count, box.IsNull ? null : new BoundingBox(box.MinX, box.MinY, box.MaxX, box.MaxY), items.Min(i => i.Begin), items.Max(i => i.End));
    });

    public Task<OperationPackage?> ReadPackageAsync(string operationId, CancellationToken cancellation) => Counted(() => Find(operationId));

    public Task<ImportOutcome> ImportAsync(OperationPackage package, ImportMode mode, EditAuthor author, long? expectedRevision, IProgress<ImportProgress>? progress, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<EditOutcome> EditOperationAsync(string operationId, ReadOnlyMemory<byte> json, bool isPatch, long? expectedRevision, EditAuthor author, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<EditOutcome> DeleteOperationAsync(string operationId, long? expectedRevision, EditAuthor author, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<EditOutcome> ApplyAsync(string operationId, IReadOnlyList<FeatureEdit> edits, long? expectedRevision, EditAuthor author, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<StoredChange>> ReadChangesAsync(string operationId, long afterRevision, int mostRevisions, CancellationToken cancellation) => Answer<IReadOnlyList<StoredChange>>(() =>
    {
        lock (log)
        {
            var some = log.Where(change => change.OperationId == operationId && change.Revision > afterRevision).ToList();
            var last = some.Select(change => change.Revision).Distinct().Take(mostRevisions).LastOrDefault();
            return [.. some.Where(change => change.Revision <= last)];
        }
    });

    public Task<LogReach> ReadLogReachAsync(string operationId, DateTimeOffset? instant, CancellationToken cancellation) => Answer(() =>
    {
        lock (log)
        {
            var own = log.Where(change => change.OperationId == operationId).ToList();
            return new LogReach(
                own.Min(change => (long?)change.Revision),
                own.Where(change => change.Collection is null && (change.Before is null || change.After is null)).Max(change => (long?)change.Revision),
                own.Where(change => change.At > instant).Min(change => (long?)change.Revision));
        }
    });

    public async Task WatchAsync(Action<string?> tell, CancellationToken cancellation)
    {
        Committed += tell;
        await Task.Delay(Timeout.Infinite, cancellation);
    }

    /// <summary>Puts the changes of the next commit into the log.</summary>
    public void Commit(string operationId, params IReadOnlyList<(ChangeKind Kind, string? Collection, string? Id)> changes)
    {
        lock (log)
        {
            Revision++;
            log.AddRange(changes.Select((change, i) => new StoredChange(
                operationId, Revision, i + 1, DateTimeOffset.UnixEpoch.AddHours(Revision), "Ana", change.Kind, change.Collection, change.Id, null, change.Kind == ChangeKind.Delete ? null : "{}", null)));
        }

        Committed?.Invoke(operationId);
    }

    public Task<IReadOnlyList<StoredChange>> ReadHistoryAsync(string operationId, CollectionSchema collection, string itemId, long beforeRevision, int most, CancellationToken cancellation) => Answer<IReadOnlyList<StoredChange>>(() =>
    {
        lock (log)
        {
            return [.. log.Where(change => change.OperationId == operationId && change.Revision < beforeRevision && (change.Collection is null || (change.Collection == collection.Id && change.ItemId == itemId))).Reverse().Take(most)];
        }
    });

    public Task<IReadOnlyList<StandbyLag>> ReadLagsAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<StandbyLag>>([]);

    public Task CheckAsync(CancellationToken cancellation) => Answer(() => true);

    /// <summary>The schemas as the marks on the domain records give them, with columns named as the stores name them.</summary>
    private static IEnumerable<CollectionSchema> Schemas() => DomainCollections.All.Select(collection => new CollectionSchema(
        collection.Mark.Id, collection.Mark.Id, collection.Mark.Title, collection.Mark.TitleFr, collection.Mark.Description, collection.Mark.DescriptionFr,
        collection.Mark.Geometry,
        [
            .. DomainCollections.PropertiesOf(collection.Type).Select(p =>
                new PropertySchema(JsonNamingPolicy.CamelCase.ConvertName(p.Property.Name), JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Property.Name), TypeOf(p.Property.PropertyType), p.Mark.Title, p.Mark.TitleFr)
                {
                    Role = p.Mark.Role, Unit = p.Mark.Unit, Values = p.Mark.Values?.Split(' ') ?? [], References = p.Mark.References, RefersToAnyOf = p.Mark.RefersToAnyOf?.Split(' ') ?? [], IsProse = p.Mark.IsProse,
                }),
        ]));

    private static PropertyType TypeOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type).Name switch
    {
        nameof(String) => PropertyType.String,
        nameof(Int32) or nameof(Int64) => PropertyType.Integer,
        nameof(Double) => PropertyType.Number,
        nameof(Boolean) => PropertyType.Boolean,
        nameof(DateTimeOffset) => PropertyType.DateTime,
        "String[]" => PropertyType.StringArray,
        _ => PropertyType.VertexInstants,
    };

    private StoredOperation Stored(OperationPackage package) => new(package.Operation, Revision, Collections) { IsPrivate = Access.IsPrivate(package.Operation.Id) };

    private OperationPackage? Find(string id) => packages.FirstOrDefault(p => p.Operation.Id == id);

    private IEnumerable<OperationItem> Items(string operationId, string collectionId)
    {
        var type = DomainCollections.All.Single(c => c.Mark.Id == collectionId).Type;
        return (Find(operationId)?.Items ?? []).Where(i => i.GetType() == type).OrderBy(i => i.Id, StringComparer.Ordinal);
    }

    private static List<FeatureRow> Sorted(FeatureQuery query, IEnumerable<FeatureRow> rows) =>
        [.. rows.Order(Comparer<FeatureRow>.Create((a, b) => Compare(query.SortBy, query.PositionOf(a), query.PositionOf(b))))];

    /// <summary>Missing values last in either direction; texts by their bytes, which for the sample's are those of its letters; then by id.</summary>
    private static int Compare(IReadOnlyList<SortKey> keys, RowPosition a, RowPosition b)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            var (left, right) = (a.SortValues[i], b.SortValues[i]);
            var order = (left, right) switch
            {
                (null, _) or (_, null) => (left is null ? 1 : 0) - (right is null ? 1 : 0),
                (string x, string y) => string.CompareOrdinal(x, y) * (keys[i].Descending ? -1 : 1),
                _ => Comparer<object>.Default.Compare(left, right) * (keys[i].Descending ? -1 : 1),
            };
            if (order != 0)
            {
                return order;
            }
        }

        return string.CompareOrdinal(a.Id, b.Id);
    }

    private List<FeatureRow> Ordered(FeatureQuery query) => Sorted(query, Matching(query).Select(Rows[query.Collection.Id].Row));

    private IEnumerable<OperationItem> Matching(FeatureQuery query)
    {
        foreach (var item in Items(query.OperationId, query.Collection.Id))
        {
            var row = Rows[query.Collection.Id].Row(item);
            var values = row.Values;
            if ((query.Filter is null || new FilterEvaluator(query.Filter).Selects(row))
                && (query.Time?.Matches(item.Begin, item.End) ?? true)
                && (query.Box is not { } box || box.Split().Any(part => Touches((item as LocatedItem)?.Geometry, part)))
                && query.Equalities.All(e => e.Value.Equals(values[query.Collection.Properties.ToList().IndexOf(e.Property)])))
            {
                yield return item;
            }
        }
    }

    private static bool Touches(Geometry? geometry, BoundingBox box) =>
        geometry?.Intersects(geometry.Factory.ToGeometry(new Envelope(box.West, box.East, box.South, box.North))) ?? false;

    private Task<T> Counted<T>(Func<T> answer)
    {
        Interlocked.Increment(ref rowQuestions);
        return Answer(answer);
    }

    private Task<T> Answer<T>(Func<T> answer) => Failure is { } failure ? Task.FromException<T>(failure) : Task.FromResult(answer());
}
