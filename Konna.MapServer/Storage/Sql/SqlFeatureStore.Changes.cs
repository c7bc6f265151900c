using System.Data.Common;
using Konna.Geo.Collections;
using Konna.MapServer.Storage.Model;

namespace Konna.MapServer.Storage.Sql;

/// <summary>The log of changes: written in the transaction of the change, read by who wants to know what happened.</summary>
internal abstract partial class SqlFeatureStore
{
    private const string ChangesTable = "changes";

    private event Action<string?>? Committed;

    public async Task WatchAsync(Action<string?> tell, CancellationToken cancellation)
    {
        Committed += tell;
        try
        {
            // Whoever is told comes to see what has changed.
            await WatchOthersAsync(
                operationId =>
                {
                    known.Doubt();
                    tell(operationId);
                }, cancellation).ConfigureAwait(false);
        }
        finally
        {
            Committed -= tell;
        }
    }

    public async Task<IReadOnlyList<StoredChange>> ReadChangesAsync(string operationId, long afterRevision, int mostRevisions, CancellationToken cancellation) =>
        StoredText.CanBeStored(operationId)
            ? await AskAsync((lease, cancellation) => ReadChangesAsync(lease.Connection, sql.Changes(operationId, afterRevision, mostRevisions), cancellation), cancellation).ConfigureAwait(false)
            : [];

    public async Task<LogReach> ReadLogReachAsync(string operationId, DateTimeOffset? instant, CancellationToken cancellation) =>
        StoredText.CanBeStored(operationId)
            ? await AskAsync(async (lease, cancellation) =>
            {
                await using var command = CreateCommand(lease.Connection, sql.LogReach(operationId, instant is { } asked ? FirstToldAfter(asked) : null));
                await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
                await reader.ReadAsync(cancellation).ConfigureAwait(false);
                return new LogReach(ReadRevision(reader, 0), ReadRevision(reader, 1), ReadRevision(reader, 2));
            }, cancellation).ConfigureAwait(false)
            : new LogReach(null, null, null);

    public async Task<IReadOnlyList<StoredChange>> ReadHistoryAsync(
        string operationId, CollectionSchema collection, string itemId, long beforeRevision, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(collection);
        return StoredText.CanBeStored(operationId) && StoredText.CanBeStored(itemId)
            ? await AskAsync(
                (lease, cancellation) => ReadChangesAsync(lease.Connection, sql.History(operationId, collection, itemId, beforeRevision, most), cancellation), cancellation).ConfigureAwait(false)
            : [];
    }

    /// <summary>The first instant that is told as a later one: instants are told to the millisecond, and the log may keep them finer.</summary>
    private static DateTimeOffset? FirstToldAfter(DateTimeOffset instant) =>
        DateTimeOffset.MaxValue - instant < TimeSpan.FromMilliseconds(1) ? DateTimeOffset.MaxValue : instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMillisecond)).AddMilliseconds(1);

    private static long? ReadRevision(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetInt64(ordinal);

    /// <summary>Tells of the commits of other servers until it is cancelled.</summary>
    protected abstract Task WatchOthersAsync(Action<string?> tell, CancellationToken cancellation);

    /// <summary>To be called once the session is committed.</summary>
    protected void TellOf(WriteSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (session.Logged is var (operationId, _))
        {
            TellOf(operationId);
        }
    }

    private void TellOf(string? operationId)
    {
        known.Doubt();
        Committed?.Invoke(operationId);
    }

    /// <summary>Adds the changes of this commit to the log.</summary>
    private async Task LogAsync(WriteSession session, string operationId, long revision, EditAuthor author, IReadOnlyList<LoggedChange> changes, CancellationToken cancellation)
    {
        var at = settings.Clock.GetUtcNow();
        foreach (var (position, change) in changes.Index())
        {
            await RunAsync(session, write.Insert(ChangesTable,
            [
                (ColumnNames.OperationId, operationId),
                ("revision", revision),
                ("ordinal", position + 1L),
                ("at", at),
                ("author", author.Name),
                ("kind", NameOf(change.Kind)),
                ("collection", change.Collection),
                ("item_id", change.ItemId),
                ("before", change.Before),
                ("after", change.After),
                ("note", change.Note),
            ]), cancellation).ConfigureAwait(false);
        }

        session.Logged = (operationId, revision);
    }

    /// <summary>The newest entry of the log of an operation, which may no longer be there.</summary>
    private async Task<StoredChange?> ReadLastChangeAsync(DbConnection connection, string operationId, CancellationToken cancellation)
    {
        var found = await ReadChangesAsync(connection, sql.LastChange(operationId), cancellation).ConfigureAwait(false);
        return found.Count == 0 ? null : found[0];
    }

    private async Task<IReadOnlyList<StoredChange>> ReadChangesAsync(DbConnection connection, SqlText statement, CancellationToken cancellation)
    {
        await using var command = CreateCommand(connection, statement);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var changes = new List<StoredChange>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            changes.Add(new StoredChange(
                reader.GetString(0),
                reader.GetInt64(1),
                reader.GetInt32(2),
                ReadInstant(reader, 3)!.Value,
                reader.GetString(4),
                Enum.Parse<ChangeKind>(reader.GetString(5), ignoreCase: true),
                ReadText(reader, 6),
                ReadText(reader, 7),
                ReadText(reader, 8),
                ReadText(reader, 9),
                ReadText(reader, 10)));
        }

        return changes;
    }

#pragma warning disable CA1308 // The stored form is in small letters.
    private static string NameOf(ChangeKind kind) => kind.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    private async Task<int> RunAsync(WriteSession session, SqlText statement, CancellationToken cancellation)
    {
        await using var command = CreateCommand(session.Connection, statement);
        return await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>A change that goes into the log with the others of its commit.</summary>
    private sealed record LoggedChange(ChangeKind Kind, string? Collection, string? ItemId, string? Before, string? After, string? Note);
}
