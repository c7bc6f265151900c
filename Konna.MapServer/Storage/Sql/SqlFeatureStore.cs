using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Filtering;
using Konna.Geo.Operations;
using Konna.MapServer.Storage.Model;
using Konna.MapServer.Telemetry;

namespace Konna.MapServer.Storage.Sql;

/// <summary>What both stores share: every read, by <see cref="ReadSql"/>. Pages, layers, packages and importing are in the other parts of this class.</summary>
internal abstract partial class SqlFeatureStore(SqlDialect dialect, LayerTables layerTables, IReadOnlyList<CollectionSchema> collections, StoreSettings settings) : IKonnaStore
{
    /// <summary>A download holds no connection while it writes: it reads this many rows, then writes them.</summary>
    private const int BatchSize = 1000;

    private readonly ReadSql sql = new(dialect);

    private readonly KnownOperations known = new();

    private SharedAsking<string, StoredOperation?>? finding;

    private SharedAsking<(string OperationId, CollectionSchema Collection), IReadOnlyDictionary<string, FeatureRow>>? lookingUp;

    private readonly WriteSql write = new(dialect);

    public abstract StoreDescription Description { get; }

    public IReadOnlyList<CollectionSchema> Collections { get; } = collections;

    /// <summary>True when another process is asked: each question takes a way there and back, and features that are wanted at the same time are asked for in one.</summary>
    protected virtual bool IsAskedOverALine => false;

    protected abstract ValueTask<ReadLease> LendAsync(QuestionKind kind, CancellationToken cancellation);

    /// <summary>A connection apart from the others: that all of those are in use does not mean that the store is away.</summary>
    protected abstract ValueTask<ReadLease> LendForCheckAsync(CancellationToken cancellation);

    /// <summary>
    /// The exception to throw in place of a driver's: <see cref="StoreUnavailableException"/> when the database is away or overloaded,
    /// <see cref="OperationCanceledException"/> when the caller gave up; null to let it pass.
    /// </summary>
    protected abstract Exception? Translate(DbException exception, CancellationToken cancellation);

    /// <summary>Does work that nobody waits for once it is cancelled, where what is cancelled does not end at once by itself.</summary>
    protected virtual Task<T> LeaveUnwantedAsync<T>(Func<Patience, Task<T>> work, CancellationToken cancellation) =>
        work(new Patience(() => true, cancellation));

    /// <summary>Does work that has no time of its own, and is left once the database gives no sign of life any more.</summary>
    /// <exception cref="StoreUnavailableException">It gave none; nothing of the work is stored.</exception>
    protected virtual Task<T> LeaveWhenAwayAsync<T>(Func<Patience, Task<T>> work, CancellationToken cancellation) => LeaveUnwantedAsync(work, cancellation);

    public abstract ValueTask DisposeAsync();

    public Task<IReadOnlyList<StoredOperation>> ListOperationsAsync(CancellationToken cancellation) =>
        AskAsync(async (lease, cancellation) =>
        {
            var operations = new List<StoredOperation>();
            foreach (var operation in await ReadOperationsAsync(lease.Connection, sql.Operations(null), cancellation).ConfigureAwait(false))
            {
                operations.Add(await WithLayersAsync(lease.Connection, operation, cancellation).ConfigureAwait(false));
            }

            return (IReadOnlyList<StoredOperation>)operations;
        }, cancellation);

    public Task<StoredOperation?> FindOperationAsync(string operationId, CancellationToken cancellation) =>
        StoredText.CanBeStored(operationId)
            ? LazyInitializer.EnsureInitialized(ref finding, () => new SharedAsking<string, StoredOperation?>((id, _) => LookUpOperationAsync(id))).AskAsync(operationId, operationId, cancellation)
            : Task.FromResult<StoredOperation?>(null);

    public ValueTask<StoredOperation?> FindRecentOperationAsync(string operationId, CancellationToken cancellation) =>
        known.FindAskedWithin(settings.RevisionAge, operationId) is { } told
            ? ValueTask.FromResult<StoredOperation?>(told)
            : new ValueTask<StoredOperation?>(FindOperationAsync(operationId, cancellation));

    public Task<long?> ReadRevisionAsync(string operationId, CancellationToken cancellation) =>
        !StoredText.CanBeStored(operationId)
            ? Task.FromResult<long?>(null)
            : AskAsync(QuestionKind.Lookup, async (lease, cancellation) =>
            {
                await using var command = CreateCommand(lease.Connection, sql.Revision(operationId));
                return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is long revision ? revision : (long?)null;
            }, cancellation);

    public async IAsyncEnumerable<FeatureRow> StreamAsync(FeatureQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var next = query with { Offset = 0 };
        var plan = PlanOf(query);
        var evaluator = plan?.Rest is { } rest ? new FilterEvaluator(rest) : null;
        while (CanMatch(next))
        {
            var batch = await AskAsync((lease, cancellation) => ReadRowsAsync(lease.Connection, next, plan, BatchSize, cancellation), cancellation).ConfigureAwait(false);
            foreach (var row in batch)
            {
                if (evaluator is null || evaluator.Selects(row))
                {
                    yield return row;
                }
            }

            if (batch.Count < BatchSize)
            {
                yield break;
            }

            next = next with { After = next.PositionOf(batch[^1]) };
        }
    }

    public async Task ReadGeometriesAsync(FeatureQuery query, Action<string, ReadOnlyMemory<byte>> take, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(take);
        if (query.Filter is not null)
        {
            throw new ArgumentException("A query of geometries has no filter.", nameof(query));
        }

        if (!CanMatch(query))
        {
            return;
        }

        Action<(string Id, ReadOnlyMemory<byte> Wkb)> pass = row => take(row.Id, row.Wkb);
        using var gate = new RowGate();
        await AskAsync(async (lease, cancellation) =>
        {
            await using var command = CreateCommand(lease.Connection, sql.Geometries(query));
            await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            var arena = new WkbArena();
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                gate.Pass(pass, (reader.GetString(0), dialect.ReadGeometry(reader, 1, arena)));
                arena.GiveUp();
            }

            return true;
        }, cancellation).ConfigureAwait(false);
    }

    public async Task ScanAsync(FeatureQuery query, Action<FeatureRow> take, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(take);
        if (!CanMatch(query))
        {
            return;
        }

        var plan = PlanOf(query);
        var evaluator = plan?.Rest is { } rest ? new FilterEvaluator(rest) : null;
        var rowReader = new RowReader(dialect, query.Collection);
        using var gate = new RowGate();
        await AskAsync(async (lease, cancellation) =>
        {
            await using var command = CreateCommand(lease.Connection, sql.Scan(query, plan));
            await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                var row = rowReader.Read(reader);
                if (evaluator is null || evaluator.Selects(row))
                {
                    gate.Pass(take, row);
                }

                rowReader.GiveUpGeometry();
            }

            return true;
        }, cancellation).ConfigureAwait(false);
    }

    public async Task<FeatureRow?> FindFeatureAsync(string operationId, CollectionSchema collection, string id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(collection);
        if (!StoredText.CanBeStored(id) || !StoredText.CanBeStored(operationId))
        {
            return null;
        }

        var found = IsAskedOverALine
            ? await LazyInitializer.EnsureInitialized(
                ref lookingUp,
                () => new SharedAsking<(string, CollectionSchema), IReadOnlyDictionary<string, FeatureRow>>((of, ids) => LookUpFeaturesAsync(of.Item1, of.Item2, ids, CancellationToken.None)))
                .AskAsync((operationId, collection), id, cancellation).ConfigureAwait(false)
            : await LookUpFeaturesAsync(operationId, collection, [id], cancellation).ConfigureAwait(false);
        return found.TryGetValue(id, out var row) ? row : null;
    }

    public async Task<ILookup<string, Citation>> ReadCitationsAsync(
        string operationId, CollectionSchema collection, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(collection);
        string[] stored = [.. ids.Where(StoredText.CanBeStored)];
        if (stored.Length == 0 || !StoredText.CanBeStored(operationId))
        {
            return Array.Empty<Citation>().ToLookup(_ => "");
        }

        return await AskAsync((lease, cancellation) => ReadCitationsAsync(lease.Connection, operationId, collection, stored, cancellation), cancellation).ConfigureAwait(false);
    }

    public Task<CollectionExtent> MeasureAsync(string operationId, CollectionSchema collection, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(collection);
        return AskAsync(async (lease, cancellation) =>
        {
            await using var command = CreateCommand(lease.Connection, sql.Measure(operationId, collection));
            await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await reader.ReadAsync(cancellation).ConfigureAwait(false);
            BoundingBox? box = reader.IsDBNull(1) ? null : new BoundingBox(reader.GetDouble(1), reader.GetDouble(2), reader.GetDouble(3), reader.GetDouble(4));
            return new CollectionExtent(reader.GetInt64(0), box, ReadInstant(reader, 5), ReadInstant(reader, 6));
        }, cancellation);
    }

    public virtual Task<IReadOnlyList<StandbyLag>> ReadLagsAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<StandbyLag>>([]);

    public Task CheckAsync(CancellationToken cancellation) =>
        AskAsync(LendForCheckAsync, async (lease, cancellation) =>
        {
            await using var command = CreateCommand(lease.Connection, new SqlText().Add("SELECT 1 FROM ").Add(dialect.Table("operations")).Add(" LIMIT 1"));
            return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
        }, cancellation);

    private static bool CanMatch(FeatureQuery query) =>
        StoredText.CanBeStored(query.OperationId)
        && (query.After is null || query.After.SortValues.Append(query.After.Id).OfType<string>().All(StoredText.CanBeStored))
        && query.Equalities.All(equality => equality.Value is not string text || StoredText.CanBeStored(text));

    private FilterPlan? PlanOf(FeatureQuery query) => query.Filter is { } filter ? FilterPlan.Of(filter, dialect) : null;

    private Task<StoredOperation?> LookUpOperationAsync(string operationId) =>
        AskAsync(QuestionKind.Lookup, async (lease, cancellation) =>
        {
            var askedAt = Stopwatch.GetTimestamp();
            if (known.Find(operationId) is { } before && await IsStillAsync(lease.Connection, before, cancellation).ConfigureAwait(false))
            {
                known.Keep(before, askedAt);
                return before;
            }

            var found = await ReadOperationsAsync(lease.Connection, sql.Operations(operationId), cancellation).ConfigureAwait(false);
            if (found.Count == 0)
            {
                known.Forget(operationId);
                return null;
            }

            var operation = await WithLayersAsync(lease.Connection, found[0], cancellation).ConfigureAwait(false);
            known.Keep(operation, askedAt);
            return operation;
        }, CancellationToken.None, nameof(FindOperationAsync));

    private Task<IReadOnlyDictionary<string, FeatureRow>> LookUpFeaturesAsync(string operationId, CollectionSchema collection, IReadOnlyCollection<string> ids, CancellationToken cancellation) =>
        AskAsync(QuestionKind.Lookup, async (lease, cancellation) =>
        {
            await using var command = CreateCommand(lease.Connection, sql.ByIds(operationId, collection, ids));
            await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            var rows = new Dictionary<string, FeatureRow>(ids.Count, StringComparer.Ordinal);
            var rowReader = new RowReader(dialect, collection);
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                var row = rowReader.ReadVersioned(reader);
                rows.Add(row.Id, row);
            }

            return (IReadOnlyDictionary<string, FeatureRow>)rows;
        }, cancellation, nameof(FindFeatureAsync));

    /// <returns>True when it has the revision that it had, and is as private as it was.</returns>
    private async Task<bool> IsStillAsync(DbConnection connection, StoredOperation before, CancellationToken cancellation)
    {
        await using var command = CreateCommand(connection, sql.Standing(before.Operation.Id));
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false) && reader.GetInt64(0) == before.Revision && reader.GetInt64(1) > 0 == before.IsPrivate;
    }

    private async Task<IReadOnlyList<StoredOperation>> ReadOperationsAsync(DbConnection connection, SqlText statement, CancellationToken cancellation)
    {
        await using var command = CreateCommand(connection, statement);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var operations = new List<StoredOperation>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            operations.Add(ReadOperation(reader));
        }

        return operations;
    }

    private StoredOperation ReadOperation(DbDataReader reader) =>
        new(new Operation
        {
            Id = reader.GetString(0),
            Title = reader.GetString(1),
            TitleFr = ReadText(reader, 2),
            Summary = ReadText(reader, 3),
            SummaryFr = ReadText(reader, 4),
            TimeZone = reader.GetString(5),
            Begin = ReadInstant(reader, 6)!.Value,
            End = ReadInstant(reader, 7)!.Value,
            Bbox = [reader.GetDouble(8), reader.GetDouble(9), reader.GetDouble(10), reader.GetDouble(11)],
            Document = DocumentText.Read(reader.GetString(12)),
        }, reader.GetInt64(13), Collections)
        {
            IsPrivate = reader.GetInt64(14) > 0,
        };

    private static string? ReadText(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    private DateTimeOffset? ReadInstant(DbDataReader reader, int ordinal) =>
        (DateTimeOffset?)dialect.Read(reader, ordinal, PropertyType.DateTime);

    private DbCommand CreateCommand(DbConnection connection, SqlText statement)
    {
        var command = dialect.CreateCommand(connection, statement.ToString());
        dialect.Bind(command, statement.Values);
        return command;
    }

    private Task<T> AskAsync<T>(Func<ReadLease, CancellationToken, Task<T>> question, CancellationToken cancellation, [CallerMemberName] string name = "") =>
        AskAsync(QuestionKind.Search, question, cancellation, name);

    private Task<T> AskAsync<T>(QuestionKind kind, Func<ReadLease, CancellationToken, Task<T>> question, CancellationToken cancellation, [CallerMemberName] string name = "") =>
        AskAsync(token => LendAsync(kind, token), question, cancellation, name);

    private async Task<T> AskAsync<T>(
        Func<CancellationToken, ValueTask<ReadLease>> lend, Func<ReadLease, CancellationToken, Task<T>> question, CancellationToken cancellation, [CallerMemberName] string name = "")
    {
        var startedAt = Stopwatch.GetTimestamp();
        using var activity = ServerActivities.StartQuestion(name);
        try
        {
            return await LeaveUnwantedAsync(work => AnswerAsync(lend, question, work.Token), cancellation).ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            var thrown = Translate(exception, cancellation);
            if (thrown is not OperationCanceledException)
            {
                ServerMeter.CountStoreError(name, exception);
                activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
            }

            if (thrown is null)
            {
                throw;
            }

            throw thrown;
        }
        finally
        {
            ServerMeter.RecordQuestion(name, startedAt);
        }
    }

    private static async Task<T> AnswerAsync<T>(
        Func<CancellationToken, ValueTask<ReadLease>> lend, Func<ReadLease, CancellationToken, Task<T>> question, CancellationToken cancellation)
    {
        await using var lease = await lend(cancellation).ConfigureAwait(false);
        return await question(lease, cancellation).ConfigureAwait(false);
    }
}
