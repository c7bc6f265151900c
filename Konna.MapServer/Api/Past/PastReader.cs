using Konna.Geo.Edits;
using Konna.Geo.Operations;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Past;

/// <summary>Reads an operation as it was from what it is and the log of what was changed since.</summary>
internal static class PastReader
{
    private const int CommitsAtATime = 256;

    /// <summary>The revision that is asked for.</summary>
    /// <exception cref="RequestFailedException">400: the instant is in the future; 404: there is no such revision, or what was then is not kept.</exception>
    /// <exception cref="OperationChangedException">The operation was loaded anew meanwhile.</exception>
    public static async Task<long> FindRevisionAsync(IFeatureStore store, StoredOperation operation, AsOfParameter asOf, DateTimeOffset now, CancellationToken cancellation)
    {
        var last = operation.Revision;
        if (asOf.Revision > last)
        {
            throw new RequestFailedException(FailureTable.NotYet(last));
        }

        if (!asOf.IsFixed && asOf.Instant > now)
        {
            throw new RequestFailedException(FailureTable.InFuture(now));
        }

        var reach = await store.ReadLogReachAsync(operation.Operation.Id, asOf.IsFixed ? null : asOf.Instant, cancellation);
        if (reach.LastWhole > last)
        {
            throw new OperationChangedException();
        }

        var revision = asOf.Revision ?? Math.Min(last, reach.FirstAfter - 1 ?? last);
        var earliest = reach switch
        {
            { LastWhole: { } whole } => whole,
            { First: null } => last,

            // An operation that is older than the log: what was before the first change is known, but not since when.
            { First: { } first } => asOf.IsFixed ? first - 1 : first,
        };
        return revision < earliest ? throw new RequestFailedException(FailureTable.NotKept(earliest)) : revision;
    }

    /// <summary>
    /// Takes back everything that was changed after the revision. What was changed while <paramref name="now"/> was read is taken back, too: of each thing
    /// only what was before its first change since counts.
    /// </summary>
    /// <exception cref="OperationChangedException">The operation was loaded anew meanwhile.</exception>
    public static async Task<OperationPackage> ReadAsync(IFeatureStore store, OperationPackage now, long revision, CancellationToken cancellation)
    {
        var past = new PastOperation();
        while (await store.ReadChangesAsync(now.Operation.Id, revision, CommitsAtATime, cancellation) is { Count: > 0 } changes)
        {
            foreach (var change in changes)
            {
                Tell(past, change);
            }

            revision = changes[^1].Revision;
        }

        return past.Of(now);
    }

    private static void Tell(PastOperation past, StoredChange change)
    {
        if (change.Collection is { } collection)
        {
            past.Tell(collection, change.ItemId!, change.Before);
        }
        else if (change is { Before: { } before, After: not null })
        {
            past.TellDocument(before);
        }
        else
        {
            // Loading and deleting the operation leave no trace of single items.
            throw new OperationChangedException();
        }
    }
}
