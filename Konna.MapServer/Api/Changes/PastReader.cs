using Konna.Geo.Edits;
using Konna.Geo.Operations;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Changes;

/// <summary>Reads an operation as it was from what it is and the log of what was changed since.</summary>
internal static class PastReader
{
    private const int CommitsAtATime = 256;

    /// <exception cref="RequestFailedException">404: there is no such revision, or what was then is not kept.</exception>
    public static async Task<OperationPackage> ReadAsync(ResourceRequest request, OperationPackage now, AsOfParameter asOf, CancellationToken cancellation)
    {
        var last = request.Operation.Revision;
        if (asOf.Revision > last)
        {
            throw new RequestFailedException(FailureTable.NotYet(last));
        }

        var past = new PastOperation();
        var revision = asOf.Revision;
        var earliest = 1L;
        var read = revision ?? 0;
        while (await ReadAfterAsync(request, read, last, cancellation) is { Count: > 0 } changes)
        {
            foreach (var change in changes)
            {
                if (change.Revision > read + 1)
                {
                    // An operation that is older than the log: what was before this change is known, but not since when.
                    earliest = revision is null ? change.Revision : change.Revision - 1;
                }

                read = change.Revision;
                earliest = IsWhole(change) ? read : earliest;
                revision ??= Shown(change.At) > asOf.Instant ? read - 1 : null;
                if (revision is not null)
                {
                    Tell(past, change);
                }
            }
        }

        earliest = read < last ? last : earliest;
        return earliest > (revision ?? last) ? throw new RequestFailedException(FailureTable.NotKept(earliest)) : past.Of(now);
    }

    /// <summary>To the millisecond, as instants are told and taken: whoever asks for the instant that the log tells gets what was then made.</summary>
    private static DateTimeOffset Shown(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond));

    private static async Task<IReadOnlyList<StoredChange>> ReadAfterAsync(ResourceRequest request, long revision, long last, CancellationToken cancellation) => revision < last
        ? [.. (await request.Store.ReadChangesAsync(request.Operation.Operation.Id, revision, CommitsAtATime, cancellation)).TakeWhile(change => change.Revision <= last)]
        : [];

    private static void Tell(PastOperation past, StoredChange change)
    {
        if (change.Collection is { } collection)
        {
            past.Tell(collection, change.ItemId!, change.Before);
        }
        else if (change.Before is { } before)
        {
            past.TellDocument(before);
        }
    }

    /// <summary>True for what leaves no trace of single items: loading and deleting the operation.</summary>
    private static bool IsWhole(StoredChange change) => change.Collection is null && (change.Before is null || change.After is null);
}
