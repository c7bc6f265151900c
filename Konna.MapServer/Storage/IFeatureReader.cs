using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Operations;

namespace Konna.MapServer.Storage;

/// <summary>What is asked for the features of operations: of a store, for what they are now, or of what remembers one as it was.</summary>
public interface IFeatureReader
{
    /// <summary>The collections that every operation has, in publishing order. Those of one operation are <see cref="StoredOperation.Collections"/>.</summary>
    IReadOnlyList<CollectionSchema> Collections { get; }

    Task<StoredOperation?> FindOperationAsync(string operationId, CancellationToken cancellation);

    /// <summary>The revision of an operation now, or null when there is none such: a cheap question, by which an answer knows that its parts are of one revision.</summary>
    Task<long?> ReadRevisionAsync(string operationId, CancellationToken cancellation);

    /// <summary>One page in the query's order, read as a whole.</summary>
    Task<FeaturePage> ReadPageAsync(FeatureQuery query, CancellationToken cancellation);

    /// <summary>Every row of the query in order, in constant memory; limit and offset are ignored.</summary>
    IAsyncEnumerable<FeatureRow> StreamAsync(FeatureQuery query, CancellationToken cancellation);

    /// <summary>Gives the id and the geometry (as in <see cref="FeatureRow.Wkb"/>) of every row of the query, in no order, in one question; limit, offset and sorting are ignored.</summary>
    /// <param name="take">Called for one row at a time; the bytes are there as long as it runs.</param>
    /// <exception cref="ArgumentException">The query has a filter.</exception>
    Task ReadGeometriesAsync(FeatureQuery query, Action<string, ReadOnlyMemory<byte>> take, CancellationToken cancellation);

    /// <summary>
    /// Gives every row of the query to <paramref name="take"/>, in no order, while the database is read: for answers that are gathered whole in memory.
    /// Its box is held against the boxes around the geometries, so a row may lie beside it; limit, offset and order are ignored.
    /// The rows have the properties of the query's collection, which may be narrower than the store's; a filter needs those it speaks of.
    /// The geometry of a row is there as long as <paramref name="take"/> runs.
    /// </summary>
    Task ScanAsync(FeatureQuery query, Action<FeatureRow> take, CancellationToken cancellation);

    Task<FeatureRow?> FindFeatureAsync(string operationId, CollectionSchema collection, string id, CancellationToken cancellation);

    /// <summary>The citations of some features of a collection, by the feature's id, each feature's in its order.</summary>
    Task<ILookup<string, Citation>> ReadCitationsAsync(string operationId, CollectionSchema collection, IReadOnlyCollection<string> ids, CancellationToken cancellation);

    /// <summary>How many features a collection has and the space and time they span.</summary>
    Task<CollectionExtent> MeasureAsync(string operationId, CollectionSchema collection, CancellationToken cancellation);
}

/// <summary>What an operation is at one moment, whatever is changed meanwhile. It takes a connection until it is disposed of, so nobody is to be waited for who reads slowly.</summary>
public interface IFeatureSnapshot : IFeatureReader, IAsyncDisposable;

/// <param name="HasMore">True when at least one more row follows.</param>
/// <param name="NumberMatched">Exact number of rows of the query regardless of paging, or null when it is above <see cref="CountedTo"/>.</param>
public sealed record FeaturePage(IReadOnlyList<FeatureRow> Rows, bool HasMore, long? NumberMatched)
{
    private const int MostPagesCounted = 10;
    private const int FewestCounted = 1000;
    private const int MostCounted = 10_000;

    /// <summary>The revision that the operation had when the page was read; null when it has to be asked for.</summary>
    public long? Revision { get; init; }

    /// <summary>
    /// Where counting stops, for a larger number costs more than it tells: after ten pages, at least a thousand. Whoever asks for a single row wants to know how many there are,
    /// and all features of a collection are counted seldom.
    /// </summary>
    public static int CountedTo(FeatureQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query is { IsNarrowed: true, Limit: > 1 } ? (int)Math.Clamp((long)query.Limit * MostPagesCounted, FewestCounted, MostCounted) : MostCounted;
    }
}

/// <param name="Box">Null when no feature has a geometry.</param>
/// <param name="Begin">Null when open or undated.</param>
/// <param name="End">Null when open or undated.</param>
public sealed record CollectionExtent(long Count, BoundingBox? Box, DateTimeOffset? Begin, DateTimeOffset? End);
