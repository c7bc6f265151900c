using Konna.Geo.Edits;
using Konna.Geo.Operations;
using Konna.MapServer.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Konna.MapServer.Storage.Sql;

/// <summary>Changes of an operation itself: its document, its end.</summary>
internal abstract partial class SqlFeatureStore
{
    public Task<EditOutcome> EditOperationAsync(
        string operationId, ReadOnlyMemory<byte> json, bool isPatch, long? expectedRevision, EditAuthor author, CancellationToken cancellation) =>
        ChangeOperationAsync(operationId, expectedRevision, (session, operation, revision, cancellation) => EditAsync(session, operation, revision, json, isPatch, author, cancellation), cancellation);

    public Task<EditOutcome> DeleteOperationAsync(string operationId, long? expectedRevision, EditAuthor author, CancellationToken cancellation) =>
        ChangeOperationAsync(operationId, expectedRevision, async (session, operation, revision, cancellation) =>
        {
            await DropLayersAsync(session.Context, operationId, cancellation).ConfigureAwait(false);
            await session.Context.Operations.Where(row => row.Id == operationId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
            await LogAsync(session, operationId, revision, author, [new LoggedChange(ChangeKind.Delete, null, null, FeatureText.Of(operation), null, null)], cancellation).ConfigureAwait(false);
            session.IsLoad = true;
            return new EditOutcome(EditResult.Applied, revision, [], []);
        }, cancellation);

    private async Task<EditOutcome> ChangeOperationAsync(
        string operationId, long? expectedRevision, Func<WriteSession, Operation, long, CancellationToken, Task<EditOutcome>> change, CancellationToken cancellation) =>
        !StoredText.CanBeStored(operationId)
            ? EditOutcome.Failed(EditResult.NoOperation, 0)
            : await ChangeAsync(operationId, async (session, cancellation) =>
            {
                if (await RaiseRevisionAsync(session, operationId, cancellation).ConfigureAwait(false) is not { } revision)
                {
                    return EditOutcome.Failed(EditResult.NoOperation, 0);
                }

                if (expectedRevision is { } expected && expected != revision - 1)
                {
                    return EditOutcome.Failed(EditResult.OtherRevision, revision - 1, version: revision - 1);
                }

                var operation = (await ReadOperationsAsync(session.Connection, sql.Operations(operationId), cancellation).ConfigureAwait(false))[0].Operation;
                return await change(session, operation, revision, cancellation).ConfigureAwait(false);
            }, outcome => outcome.Result == EditResult.Applied, cancellation).ConfigureAwait(false);

    private async Task<EditOutcome> EditAsync(
        WriteSession session, Operation before, long revision, ReadOnlyMemory<byte> json, bool isPatch, EditAuthor author, CancellationToken cancellation)
    {
        var edit = new OperationEdit(before, json, isPatch);
        foreach (var schema in Collections)
        {
            edit.TellIds(schema.Id, await ReadIdsAsync(session, sql.Ids(before.Id, schema), cancellation).ConfigureAwait(false));
        }

        foreach (var collection in new[] { "accounts", "claims" })
        {
            edit.Tell(await ReadItemsAsync(session, before.Id, SchemaOf(collection), null, null, cancellation).ConfigureAwait(false));
        }

        var problems = edit.Check();
        if (problems.Count > 0)
        {
            return new EditOutcome(EditResult.Refused, revision - 1, [], problems);
        }

        var after = edit.After!;
        var row = await session.Context.Operations.SingleAsync(o => o.Id == before.Id, cancellation).ConfigureAwait(false);
        Describe(row, after);
        await session.Context.SaveChangesAsync(cancellation).ConfigureAwait(false);
        string[] defaults = [.. after.Document.Disputes.Select(d => d.Default).Distinct(StringComparer.Ordinal)];
        await RunAsync(session, write.LinkAccounts(before.Id, isDefault: true, defaults, revision), cancellation).ConfigureAwait(false);
        await RunAsync(session, write.LinkAccounts(before.Id, isDefault: false, defaults, revision), cancellation).ConfigureAwait(false);
        var kind = isPatch ? ChangeKind.Update : ChangeKind.Replace;
        await LogAsync(session, before.Id, revision, author, [new LoggedChange(kind, null, null, FeatureText.Of(before), FeatureText.Of(after), null)], cancellation).ConfigureAwait(false);
        return new EditOutcome(EditResult.Applied, revision, [], []);
    }

    private static void Describe(OperationRow row, Operation operation)
    {
        (row.Title, row.TitleFr, row.Summary, row.SummaryFr, row.TimeZone) = (operation.Title, operation.TitleFr, operation.Summary, operation.SummaryFr, operation.TimeZone);
        (row.Begin, row.End) = (operation.Begin, operation.End);
        (row.West, row.South, row.East, row.North) = (operation.Bbox[0], operation.Bbox[1], operation.Bbox[2], operation.Bbox[3]);
        row.Document = operation.Document;
    }
}
