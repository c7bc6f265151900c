using System.Globalization;
using Konna.Geo.Collections;
using Konna.Geo.Edits;
using Konna.Geo.Features;
using Konna.Geo.Operations;
using Konna.MapServer.Storage.Model;

namespace Konna.MapServer.Storage.Sql;

/// <summary>Changes of single items: found, judged, written and logged in one transaction that holds the operation's revision.</summary>
internal abstract partial class SqlFeatureStore
{
    public async Task<EditOutcome> ApplyAsync(
        string operationId, IReadOnlyList<FeatureEdit> edits, long? expectedRevision, EditAuthor author, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(edits);
        ArgumentNullException.ThrowIfNull(author);
        if (edits.Count == 0 || edits.Where(e => e.ItemId is not null).GroupBy(e => (e.Collection, e.ItemId)).Any(same => same.Count() > 1))
        {
            throw new ArgumentException("There must be changes, each of another item.", nameof(edits));
        }

        if (!StoredText.CanBeStored(operationId))
        {
            return EditOutcome.Failed(EditResult.NoOperation, 0);
        }

        return await ChangeAsync(operationId, (session, cancellation) => ApplyAsync(session, operationId, edits, expectedRevision, author, cancellation), outcome => outcome.Result == EditResult.Applied, cancellation).ConfigureAwait(false);
    }

    /// <summary>Runs a change in a transaction, which is kept if the outcome is good.</summary>
    private Task<T> ChangeAsync<T>(string operationId, Func<WriteSession, CancellationToken, Task<T>> change, Func<T, bool> isGood, CancellationToken cancellation) =>
        ChangingAsync(
            () => LeaveUnwantedAsync(patience => WriteAsync(operationId, async session =>
            {
                session.TryKeep = patience.TryKeep;
                var outcome = await change(session, patience.Token).ConfigureAwait(false);
                if (!isGood(outcome))
                {
                    session.Reject();
                }

                return outcome;
            }, patience.Token), cancellation), cancellation);

    private async Task<EditOutcome> ApplyAsync(
        WriteSession session, string operationId, IReadOnlyList<FeatureEdit> edits, long? expectedRevision, EditAuthor author, CancellationToken cancellation)
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
        IReadOnlyList<CollectionSchema> collections = [.. Collections, .. await ReadLayersAsync(session.Connection, operationId, cancellation).ConfigureAwait(false)];
        var found = new List<FoundItem>();
        for (var i = 0; i < edits.Count; i++)
        {
            var (failure, item) = await FindAsync(session, operation, collections, edits[i], i, cancellation).ConfigureAwait(false);
            if (failure is not null)
            {
                return failure with { Revision = revision - 1, Edit = i };
            }

            found.Add(item!);
        }

        var judged = new ItemEdits(operation);
        List<EditProblem> problems = [];
        foreach (var item in found)
        {
            problems.AddRange(Read(judged, item));
        }

        await TellAsync(session, operation, judged, found, cancellation).ConfigureAwait(false);
        problems.AddRange(judged.Check());
        if (problems.Count > 0)
        {
            return new EditOutcome(EditResult.Refused, revision - 1, [], [.. problems.OrderBy(p => p.Edit)]);
        }

        foreach (var item in found)
        {
            if (await WriteAsync(session, operationId, revision, item, cancellation).ConfigureAwait(false) is { } failure)
            {
                return EditOutcome.Failed(failure, revision - 1, item.Position, item.Before?.Version);
            }
        }

        await LinkAsync(session, operationId, revision, found, cancellation).ConfigureAwait(false);
        await LogAsync(session, operationId, revision, author, [.. found.Select(Logged)], cancellation).ConfigureAwait(false);
        return new EditOutcome(EditResult.Applied, revision, [.. found.Select(item => item.Id)], []);
    }

    private async Task<long?> RaiseRevisionAsync(WriteSession session, string operationId, CancellationToken cancellation)
    {
        await using var command = CreateCommand(session.Connection, write.RaiseRevision(operationId));
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) as long?;
    }

    private async Task<(EditOutcome? Failure, FoundItem? Item)> FindAsync(
        WriteSession session, Operation operation, IReadOnlyList<CollectionSchema> collections, FeatureEdit edit, int position, CancellationToken cancellation)
    {
        if (collections.FirstOrDefault(c => c.Id == edit.Collection) is not { } schema)
        {
            return (EditOutcome.Failed(EditResult.NoCollection, 0), null);
        }

        var item = new FoundItem(edit, schema, position, DomainCollections.All.FirstOrDefault(c => c.Mark.Id == schema.Id).Type);
        if (edit.ItemId is { } id && await FindRowAsync(session, operation.Id, schema, id, cancellation).ConfigureAwait(false) is { } row)
        {
            item.Before = row;
            item.ItemBefore = item.Type is { } type ? await ItemOfAsync(session, operation.Id, type, schema, row, cancellation).ConfigureAwait(false) : null;
        }

        return (edit.IsNew, item.Before) switch
        {
            (true, not null) => (EditOutcome.Failed(EditResult.Taken, 0), null),
            (false, null) => (EditOutcome.Failed(EditResult.NoItem, 0), null),
            (_, { } there) when edit.ExpectedVersion is { } expected && expected != there.Version => (EditOutcome.Failed(EditResult.OtherVersion, 0, version: there.Version), null),
            _ => (null, item),
        };
    }

    private async Task<FeatureRow?> FindRowAsync(WriteSession session, string operationId, CollectionSchema schema, string id, CancellationToken cancellation)
    {
        if (!StoredText.CanBeStored(id))
        {
            return null;
        }

        await using var command = CreateCommand(session.Connection, sql.ByIds(operationId, schema, [id]));
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false) ? new RowReader(dialect, schema).ReadVersioned(reader) : null;
    }

    private async Task<OperationItem> ItemOfAsync(WriteSession session, string operationId, Type type, CollectionSchema schema, FeatureRow row, CancellationToken cancellation)
    {
        var item = new StoredItems(type, schema).Read(operationId, row);
        await using var command = CreateCommand(session.Connection, sql.Citations(operationId, schema, [row.Id]));
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var citations = new List<Citation>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            citations.Add(new Citation(reader.GetString(1), ReadText(reader, 2)));
        }

        item.Citations = citations;
        return item;
    }

    private static IReadOnlyList<EditProblem> Read(ItemEdits judged, FoundItem item)
    {
        if (item.Edit.Content is not { } content)
        {
            if (item.ItemBefore is { } before)
            {
                judged.AddDeletion(before);
            }

            return [];
        }

        if (item.Type is not null)
        {
            item.ItemAfter = judged.Add(item.Position, item.Schema, item.Edit.ItemId, content, item.ItemBefore);
            return [];
        }

        var edit = LayerEdit.Read(item.Position, item.Schema, item.Edit.ItemId, content, item.Before);
        item.RowAfter = edit.Row;
        return edit.Problems;
    }

    private static LoggedChange Logged(FoundItem item) => new(
        item.Edit.LoggedAs ?? (item.Edit.Content is not { } content ? ChangeKind.Delete : item.Before is null ? ChangeKind.Create : content.IsPatch ? ChangeKind.Update : ChangeKind.Replace),
        item.Schema.Id,
        item.Id,
        item.ItemBefore is { } before ? FeatureText.Of(before) : item.Before is { } row ? FeatureText.Of(item.Schema, row) : null,
        item.Edit.Content is null ? null : item.ItemAfter is { } after ? FeatureText.Of(after) : FeatureText.Of(item.Schema, item.RowAfter),
        item.Edit.Note);

    /// <summary>An item that is changed: as it was found, and as it is to be.</summary>
    /// <param name="Type">The domain record; null for a feature of a reference layer.</param>
    private sealed record FoundItem(FeatureEdit Edit, CollectionSchema Schema, int Position, Type? Type)
    {
        public FeatureRow? Before { get; set; }

        public OperationItem? ItemBefore { get; set; }

        public OperationItem? ItemAfter { get; set; }

        public FeatureRow RowAfter { get; set; }

        public string Id => Before?.Id ?? ItemAfter?.Id ?? RowAfter.Id ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Change {Position} has no item."));
    }
}
