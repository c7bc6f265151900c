using System.Data.Common;
using Konna.Geo.Features;
using Konna.Geo.Filtering;

namespace Konna.MapServer.Storage.Sql;

/// <summary>
/// Pages. Finding a few rows costs little, finding the first of many in an order costs all of them: so a page that may be complete is asked for in no order first and sorted here,
/// and the ordered question is asked only when more rows match than the page holds. Of a number that is worth counting all are found once, for the page and for the count; of more, the
/// first are met with on the way through the order.
/// </summary>
internal abstract partial class SqlFeatureStore
{
    private readonly AskedBefore asked = new();

    private readonly OverflowHabit habit = new();

    private readonly KnownCrowds crowds = new();

    public Task<FeaturePage> ReadPageAsync(FeatureQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        return !CanMatch(query)
            ? Task.FromResult(new FeaturePage([], HasMore: false, NumberMatched: 0))
            : AskAsync((lease, cancellation) => ReadPageAsync(lease.Connection, query, cancellation), cancellation);
    }

    private async Task<FeaturePage> ReadPageAsync(DbConnection connection, FeatureQuery query, CancellationToken cancellation)
    {
        var plan = PlanOf(query);
        var question = AskedBefore.KeyOf(sql.Conditions(query, plan));
        if (await ReadWholeAsync(connection, query, plan, question, cancellation).ConfigureAwait(false) is { } whole)
        {
            return whole;
        }

        if (plan?.Rest is { } rest)
        {
            return await new Sieve(rest, BatchSize, batch => ReadRowsAsync(connection, batch, plan, BatchSize, cancellation)).ReadPageAsync(query).ConfigureAwait(false);
        }

        var (page, isLed) = await ReadByPlaceAsync(connection, query, question, cancellation).ConfigureAwait(false);
        return page
            ?? await ReadCountedAsync(connection, query, plan, question, cancellation).ConfigureAwait(false)
            ?? await ReadOrderedAsync(connection, query, plan, question, isLed, cancellation).ConfigureAwait(false);
    }

    /// <returns>The page, if all rows that the database comes upon fit into it (or into a batch, if more is to be decided of them here); else null.</returns>
    private async Task<FeaturePage?> ReadWholeAsync(DbConnection connection, FeatureQuery query, FilterPlan? plan, UInt128 question, CancellationToken cancellation)
    {
        var most = plan?.Rest is null ? query.Limit : Math.Max(query.Limit, BatchSize);
        if (query is not { IsNarrowed: true, Offset: 0, After: null } || asked.Overflows(question, most) || (plan?.Rest is null && habit.IsToOverflow(query)))
        {
            return null;
        }

        var (rows, revision) = await ReadRowsAsync(connection, query, sql.RowsInAnyOrder(query, plan, most + 1), cancellation).ConfigureAwait(false);
        if (rows.Count > most)
        {
            asked.Overflowed(question, most);
            habit.Learn(query, isOverflow: true);
            return null;
        }

        habit.Learn(query, isOverflow: false);
        if (query.Box is { } box)
        {
            var parts = box.Split();
            rows.RemoveAll(row => !BoxGeometry.Intersects(row.Wkb, parts));
        }

        if (plan?.Rest is { } rest)
        {
            var evaluator = new FilterEvaluator(rest);
            rows.RemoveAll(row => !evaluator.Selects(row));
        }

        rows.Sort(new RowOrder(query));
        var matched = rows.Count;
        return new FeaturePage(rows, CutTo(query.Limit, rows), matched) { Revision = revision };
    }

    /// <returns>The page, if no more rows match than are counted; else null.</returns>
    private async Task<FeaturePage?> ReadCountedAsync(DbConnection connection, FeatureQuery query, FilterPlan? plan, UInt128 question, CancellationToken cancellation)
    {
        var most = FeaturePage.CountedTo(query);
        if (query is not { IsNarrowed: true, After: null } || query.Offset + query.Limit > most || asked.Overflows(question, most) || crowds.Hold(query, revision: null, most))
        {
            return null;
        }

        var (matched, crowd) = (0L, (BoundingBox?)null);
        var statement = sql.CountedRows(query, plan, query.Limit + 1, most, tellsBox: KnownCrowds.CanHold(query));
        var (rows, read) = await ReadRowsAsync(connection, query, statement, cancellation, (rowReader, reader) => (matched, crowd) = (rowReader.ReadMatched(reader), rowReader.ReadFoundBox(reader))).ConfigureAwait(false);
        habit.Learn(query, isOverflow: matched > query.Limit);
        if (read is not { } revision)
        {
            // No row: whether there are any before the offset is not known.
            return query.Offset == 0 ? new FeaturePage(rows, HasMore: false, NumberMatched: 0) : null;
        }

        if (matched > most)
        {
            asked.Overflowed(question, most);
            asked.Counted(question, revision, null, most);
            if (crowd is { } box)
            {
                crowds.Keep(query, revision, most, box);
            }

            return null;
        }

        asked.Counted(question, revision, matched, most);
        return new FeaturePage(rows, CutTo(query.Limit, rows), matched) { Revision = revision };
    }

    private async Task<FeaturePage> ReadOrderedAsync(DbConnection connection, FeatureQuery query, FilterPlan? plan, UInt128 question, bool? isLed, CancellationToken cancellation)
    {
        var (rows, revision) = await ReadFirstAsync(connection, query, plan, query.Limit + 1, isLed, cancellation).ConfigureAwait(false);
        var hasMore = CutTo(query.Limit, rows);
        if (!hasMore && query is { Offset: 0, After: null })
        {
            return new FeaturePage(rows, hasMore, rows.Count) { Revision = revision };
        }

        var most = FeaturePage.CountedTo(query);
        if (revision is not { } known || (!asked.TryCount(question, known, most, out var matched) && !crowds.Hold(query, known, most)))
        {
            (matched, revision) = await CountAsync(connection, query, plan, most, cancellation).ConfigureAwait(false);
            asked.Counted(question, revision.Value, matched, most);
        }

        return new FeaturePage(rows, hasMore, matched) { Revision = revision };
    }

    /// <returns>True when there were more.</returns>
    private static bool CutTo(int limit, List<FeatureRow> rows)
    {
        var hasMore = rows.Count > limit;
        if (hasMore)
        {
            rows.RemoveRange(limit, rows.Count - limit);
        }

        return hasMore;
    }

    private async Task<List<FeatureRow>> ReadRowsAsync(DbConnection connection, FeatureQuery query, FilterPlan? plan, int limit, CancellationToken cancellation) =>
        (await ReadFirstAsync(connection, query, plan, limit, isKnownToBeLed: null, cancellation).ConfigureAwait(false)).Rows;

    /// <summary>The first rows in the query's order. Which way to them is the shorter one is asked first where the database does not know: few to sort, or many of which the first are soon met with.</summary>
    private async Task<(List<FeatureRow> Rows, long? Revision)> ReadFirstAsync(DbConnection connection, FeatureQuery query, FilterPlan? plan, int limit, bool? isKnownToBeLed, CancellationToken cancellation)
    {
        var isLed = isKnownToBeLed ?? true;
        if (isKnownToBeLed is null && sql.IsNarrow(query) is { } question)
        {
            await using var command = CreateCommand(connection, question);
            isLed = await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is 1L;
        }

        return await ReadRowsAsync(connection, query, sql.Rows(query, plan, limit, isLed), cancellation).ConfigureAwait(false);
    }

    /// <returns>The rows, and the revision they are of; null when there is none.</returns>
    /// <param name="look">Is shown the first row.</param>
    private async Task<(List<FeatureRow> Rows, long? Revision)> ReadRowsAsync(
        DbConnection connection, FeatureQuery query, SqlText statement, CancellationToken cancellation, Action<RowReader, DbDataReader>? look = null)
    {
        await using var command = CreateCommand(connection, statement);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var rows = new List<FeatureRow>();
        var rowReader = new RowReader(dialect, query.Collection);
        long? revision = null;
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (revision is null)
            {
                revision = rowReader.ReadRevision(reader);
                look?.Invoke(rowReader, reader);
            }

            rows.Add(rowReader.Read(reader));
        }

        return (rows, revision);
    }

    /// <returns>Null in place of a larger number than the most that are counted; the revision counted at, 0 when the operation has gone.</returns>
    private async Task<(long? Count, long Revision)> CountAsync(DbConnection connection, FeatureQuery query, FilterPlan? plan, int most, CancellationToken cancellation)
    {
        await using var command = CreateCommand(connection, sql.Count(query, plan, most));
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await reader.ReadAsync(cancellation).ConfigureAwait(false);
        var count = reader.GetInt64(0);
        return (count > most ? null : count, reader.IsDBNull(1) ? 0 : reader.GetInt64(1));
    }
}
