using System.Data.Common;
using System.Diagnostics;
using Konna.Geo.Operations;
using Konna.MapServer.Storage.Model;
using Konna.MapServer.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Konna.MapServer.Storage.Sql;

/// <summary>Writing a package in one transaction: the operation through EF Core, everything that belongs to it table by table.</summary>
internal abstract partial class SqlFeatureStore
{
    public async Task<ImportOutcome> ImportAsync(
        OperationPackage package, ImportMode mode, EditAuthor author, long? expectedRevision, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(author);
        var startedAt = Stopwatch.GetTimestamp();
        var result = "failed";
        using var activity = ServerActivities.StartImport(package.Operation.Id);
        try
        {
            var outcome = await ChangingAsync(
                () => LeaveWhenAwayAsync(
                    patience => WriteAsync(
                        package.Operation.Id,
                        session =>
                        {
                            session.TryKeep = patience.TryKeep;
                            return ImportAsync(session, package, mode, author, expectedRevision, progress, patience.Token);
                        },
                        patience.Token),
                    cancellation),
                cancellation).ConfigureAwait(false);
            result = outcome.Result.ToString().ToLowerInvariant();
            return outcome;
        }
        finally
        {
            ServerMeter.RecordImport(result, startedAt);
        }
    }

    /// <summary>Fills a store that holds no such operation with one, in one transaction; its log of changes does not speak of it.</summary>
    /// <param name="content">Is read while it is written, and may wait for another store.</param>
    public Task FillAsync(IOperationContent content, CancellationToken cancellation) =>
        WriteAsync(
            content.Operation.Id,
            async session =>
            {
                await LoadAsync(session, content, total: 0, hash: null, revision: 1, progress: null, cancellation).ConfigureAwait(false);
                return true;
            },
            cancellation);

    /// <summary>Runs the work in a transaction that no other writer of the same operation can enter, and commits it unless the session was rejected.</summary>
    protected abstract Task<T> WriteAsync<T>(string operationId, Func<WriteSession, Task<T>> work, CancellationToken cancellation);

    private async Task<ImportOutcome> ImportAsync(
        WriteSession session, OperationPackage package, ImportMode mode, EditAuthor author, long? expectedRevision, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var context = session.Context;
        var id = package.Operation.Id;
        var stored = await context.Operations.AsNoTracking()
            .Where(row => row.Id == id)
            .Select(row => new { row.Revision, row.PackageHash, row.PackageRevision })
            .SingleOrDefaultAsync(cancellation).ConfigureAwait(false);
        if (stored is not null && mode == ImportMode.New)
        {
            return new ImportOutcome(ImportResult.Exists, stored.Revision);
        }

        if (expectedRevision is not null && stored?.Revision != expectedRevision)
        {
            return new ImportOutcome(ImportResult.OtherRevision, stored?.Revision ?? 0);
        }

        if (stored is not null && mode == ImportMode.WhenChanged)
        {
            if (stored.PackageHash == package.Hash)
            {
                return new ImportOutcome(ImportResult.Unchanged, stored.Revision);
            }

            if (stored.Revision != stored.PackageRevision)
            {
                return new ImportOutcome(ImportResult.KeptEdits, stored.Revision);
            }
        }

        var last = stored is null ? await ReadLastChangeAsync(session.Connection, id, cancellation).ConfigureAwait(false) : null;
        if (last is not null && mode == ImportMode.WhenChanged)
        {
            // It was deleted, which is an edit like others.
            return new ImportOutcome(ImportResult.KeptEdits, last.Revision);
        }

        // The items go with their operation (ON DELETE CASCADE); the references among them are checked at the commit.
        await DropLayersAsync(context, id, cancellation).ConfigureAwait(false);
        await context.Operations.Where(row => row.Id == id).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        var revision = (stored?.Revision ?? last?.Revision ?? 0) + 1;
        await LoadAsync(session, package, package.ItemCount, package.Hash, revision, progress, cancellation).ConfigureAwait(false);
        await LogAsync(session, id, revision, author, [new LoggedChange(ChangeKind.Import, null, null, null, null, package.Hash is { } hash ? "package " + hash : null)], cancellation).ConfigureAwait(false);
        return new ImportOutcome(stored is null ? ImportResult.Created : ImportResult.Updated, revision);
    }

    /// <summary>Writes an operation, of which nothing is stored, with all that belongs to it.</summary>
    private async Task LoadAsync(
        WriteSession session, IOperationContent content, long total, string? hash, long revision, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var operation = RowOf(content.Operation, hash, revision);
        session.Context.Add(operation);
        await session.Context.SaveChangesAsync(cancellation).ConfigureAwait(false);
        await new PackageLoad(content, total, revision, Collections, progress).WriteAsync(session.Load, cancellation).ConfigureAwait(false);
        await WriteLayersAsync(session.Context, content, operation.Fid, revision, cancellation).ConfigureAwait(false);
        session.IsLoad = true;
    }

    private static OperationRow RowOf(Operation operation, string? hash, long revision) =>
        new()
        {
            Id = operation.Id,
            Title = operation.Title,
            TitleFr = operation.TitleFr,
            Summary = operation.Summary,
            SummaryFr = operation.SummaryFr,
            TimeZone = operation.TimeZone,
            Begin = operation.Begin,
            End = operation.End,
            West = operation.Bbox[0],
            South = operation.Bbox[1],
            East = operation.Bbox[2],
            North = operation.Bbox[3],
            Document = operation.Document,
            Revision = revision,
            PackageHash = hash,
            PackageRevision = revision,
        };

    /// <returns>Null also where what the driver said has been judged already.</returns>
    private static DbException? FindDriverError(Exception exception)
    {
        for (var cause = exception; cause is not (null or StoreOutcomeUnknownException); cause = cause.InnerException)
        {
            if (cause is DbException error)
            {
                return error;
            }
        }

        return null;
    }
}
