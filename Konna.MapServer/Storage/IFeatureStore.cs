using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Operations;

namespace Konna.MapServer.Storage;

/// <summary>What the API asks of a store. One contract suite runs over every implementation: same rows, same order, same errors.</summary>
public interface IFeatureStore : IFeatureReader
{
    /// <summary>The operations, ordered by id.</summary>
    Task<IReadOnlyList<StoredOperation>> ListOperationsAsync(CancellationToken cancellation);

    /// <summary>
    /// As <see cref="IFeatureReader.FindOperationAsync"/>, but what was told within <see cref="StoreSettings.RevisionAge"/> may be told again, unless it is known here that something was changed
    /// since: for those who do not insist on this very moment.
    /// </summary>
    ValueTask<StoredOperation?> FindRecentOperationAsync(string operationId, CancellationToken cancellation);

    /// <summary>The store as it is when the snapshot is first asked.</summary>
    Task<IFeatureSnapshot> OpenSnapshotAsync(CancellationToken cancellation);

    /// <summary>The operation with all its items, held in memory.</summary>
    Task<OperationPackage?> ReadPackageAsync(string operationId, CancellationToken cancellation);

    /// <summary>
    /// The operation alone as a GeoPackage of its own; null when there is none such.
    /// The same operation gives the same bytes.
    /// </summary>
    Task<OperationCopy?> CopyToGeoPackageAsync(string operationId, CancellationToken cancellation);

    /// <summary>
    /// The operation as the archive that <see cref="Konna.Geo.Packages.PackageWriter"/> writes; null when there is none such. Never more of it than a batch of rows is in memory.
    /// </summary>
    Task<OperationCopy?> CopyToPackageAsync(string operationId, CancellationToken cancellation);

    /// <summary>
    /// Writes a validated package wholly or not at all, raises the operation's revision, and puts one entry into the log of changes. An operation that was
    /// deleted goes on with the revisions it had.
    /// </summary>
    /// <param name="progress">Told now and then how far it is; what it is told is not yet to be seen by readers.</param>
    /// <param name="expectedRevision">The revision that the operation must have to be replaced; null: any.</param>
    Task<ImportOutcome> ImportAsync(
        OperationPackage package, ImportMode mode, EditAuthor author, long? expectedRevision, IProgress<ImportProgress>? progress, CancellationToken cancellation);

    Task<ImportOutcome> ImportAsync(OperationPackage package, ImportMode mode, EditAuthor author, IProgress<ImportProgress>? progress, CancellationToken cancellation) =>
        ImportAsync(package, mode, author, null, progress, cancellation);

    /// <summary>
    /// Changes what <c>operation.json</c> says beside its lists of items, as <see cref="ApplyAsync"/> changes items: checked, logged, with a new revision.
    /// </summary>
    /// <param name="isPatch">True for a merge patch (RFC 7396); else the document is given anew.</param>
    /// <param name="expectedRevision">The revision that the operation must have; null: any.</param>
    Task<EditOutcome> EditOperationAsync(string operationId, ReadOnlyMemory<byte> json, bool isPatch, long? expectedRevision, EditAuthor author, CancellationToken cancellation);

    /// <summary>Deletes an operation with all that belongs to it, except its log.</summary>
    /// <param name="expectedRevision">The revision that it must have; null: any.</param>
    Task<EditOutcome> DeleteOperationAsync(string operationId, long? expectedRevision, EditAuthor author, CancellationToken cancellation);

    Task<ImportOutcome> ImportAsync(OperationPackage package, ImportMode mode, CancellationToken cancellation) => ImportAsync(package, mode, EditAuthor.Program, null, cancellation);

    /// <summary>
    /// Makes changes of items together, or none of them: checks them by the rules of packages against what is stored, writes them, raises the revision by one
    /// and puts one entry per item into the log, all in one transaction. Whether an item has still its version is decided by the statement that writes it.
    /// What follows from a changed item in others (the side of a unit, the force of a movement) follows with it, without an entry of its own.
    /// </summary>
    /// <param name="edits">At least one, each of another item; they are judged together, so that they may need each other.</param>
    /// <param name="expectedRevision">The revision that the operation must have; null: any.</param>
    Task<EditOutcome> ApplyAsync(string operationId, IReadOnlyList<FeatureEdit> edits, long? expectedRevision, EditAuthor author, CancellationToken cancellation);

    Task<EditOutcome> ApplyAsync(string operationId, IReadOnlyList<FeatureEdit> edits, EditAuthor author, CancellationToken cancellation) =>
        ApplyAsync(operationId, edits, null, author, cancellation);

    /// <summary>
    /// The changes of an operation after a revision, in the order of their commits, those of one commit together: what a feed of changes goes on from.
    /// Revisions are without gaps; an operation that is older than the log has none for what was before. It may be asked of an operation that was deleted.
    /// </summary>
    /// <param name="afterRevision">0 for all.</param>
    /// <param name="mostRevisions">At most the changes of so many commits, at least 1.</param>
    Task<IReadOnlyList<StoredChange>> ReadChangesAsync(string operationId, long afterRevision, int mostRevisions, CancellationToken cancellation);

    /// <summary>How far back the log of an operation goes, which may no longer be there.</summary>
    /// <param name="instant">Null: <see cref="LogReach.FirstAfter"/> is not asked for.</param>
    Task<LogReach> ReadLogReachAsync(string operationId, DateTimeOffset? instant, CancellationToken cancellation);

    /// <summary>
    /// The changes of one item, the newest first. Between them stand the imports and deletions of the whole operation, which keep no trace of single items:
    /// what the item was like before such an entry is told by the change before it alone.
    /// </summary>
    /// <param name="beforeRevision">Only changes before it; <see cref="long.MaxValue"/> for all.</param>
    /// <param name="most">At most so many entries, at least 1.</param>
    Task<IReadOnlyList<StoredChange>> ReadHistoryAsync(
        string operationId, CollectionSchema collection, string itemId, long beforeRevision, int most, CancellationToken cancellation);

    /// <summary>
    /// Tells of commits until it is cancelled: the id of the operation soon after each, whichever server of the same database made it; null when there may have been
    /// some that were not told, and when rights were taken away or given. What is told is only that there is something; <see cref="ReadChangesAsync"/> says what.
    /// </summary>
    /// <param name="tell">Called from any thread; returns at once and throws nothing.</param>
    Task WatchAsync(Action<string?> tell, CancellationToken cancellation);

    /// <summary>How far the standbys that are read from lie behind; none where none answers, or the store has none.</summary>
    Task<IReadOnlyList<StandbyLag>> ReadLagsAsync(CancellationToken cancellation);

    /// <summary>Asks the store one cheap question; throws when it cannot answer.</summary>
    Task CheckAsync(CancellationToken cancellation);
}

/// <param name="Revision">Raised by every committed change; at least 1.</param>
/// <param name="Collections">Those that every operation has, then its own reference layers. A schema is the same object until the operation changes.</param>
public sealed record StoredOperation(Operation Operation, long Revision, IReadOnlyList<CollectionSchema> Collections)
{
    /// <summary>True when it is for those alone who have the right to read it: to everybody else there is no such operation.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>True for what an operation was, at a revision that is no longer its last.</summary>
    public bool IsPast { get; init; }
}

public enum ImportMode
{
    /// <summary>Load if the operation is new or its package has changed and nothing was edited since; never over edits.</summary>
    WhenChanged,

    /// <summary>Load only if there is no such operation.</summary>
    New,

    /// <summary>Load in any case; what was there is replaced.</summary>
    Replace,
}

public enum ImportResult
{
    Created,
    Updated,
    Unchanged,

    /// <summary>The package has changed but the operation was edited since it was loaded, or deleted; nothing was done.</summary>
    KeptEdits,

    /// <summary>There is such an operation; nothing was done.</summary>
    Exists,

    /// <summary>The operation has another revision than was expected; nothing was done.</summary>
    OtherRevision,
}

/// <param name="Collection">The collection that is being written.</param>
/// <param name="Done">Items written so far, of all collections.</param>
public readonly record struct ImportProgress(string Collection, long Done, long Total);

public sealed record ImportOutcome(ImportResult Result, long Revision);
