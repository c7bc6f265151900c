using System.Data.Common;
using Konna.Geo.Features;
using Konna.Geo.Filtering;

namespace Konna.MapServer.Storage.Sql;

/// <summary>
/// Pages. Finding a few rows costs little, finding the first of many in an order costs all of them: so a page that may be complete is asked for in no order first and sorted here,
/// and the ordered question is asked only when more rows match than the page holds.
/// </summary>
internal abstract partial class SqlFeatureStore
{
    private readonly AskedBefore asked = new();

    public Task<FeaturePage> ReadPageAsync(FeatureQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        return !CanMatch(query)
            ? Task.FromResult(new FeaturePage([], HasMore: false, NumberMatched: 0))
            : AskAsync(lease => ReadPageAsync(lease.Connection, query, cancellation), cancellation);
    }

    private async Task<FeaturePage> ReadPageAsync(DbConnection connection, FeatureQuery query, CancellationToken cancellation)
    {
        var plan = PlanOf(query);
        var question = AskedBefore.KeyOf(sql.Conditions(query, plan));
        return await ReadWholeAsync(connection, query, plan, question, cancellation).ConfigureAwait(false)
            ?? (plan?.Rest is { } rest
                ? await new Sieve(rest, BatchSize, batch => ReadRowsAsync(connection, batch, plan, BatchSize, cancellation)).ReadPageAsync(query).ConfigureAwait(false)
                : await ReadOrderedAsync(connection, query, plan, question, cancellation).ConfigureAwait(false));
    }

    /// <returns>The page, if all rows that the database comes upon fit into it (or into a batch, if more is to be decided of them here); else null.</returns>
    private async Task<FeaturePage?> ReadWholeAsync(DbConnection connection, FeatureQuery query, FilterPlan? plan, UInt128 question, CancellationToken cancellation)
    {
        var most = plan?.Rest is null ? query.Limit : Math.Max(query.Limit, BatchSize);
        if (query is not { IsNarrowed: true, Offset: 0, After: null } || asked.Overflows(question, most))
        {
            return null;
        }

        var (rows, revision) = await ReadRowsAsync(connection, query, sql.RowsInAnyOrder(query, plan, most + 1), cancellation).ConfigureAwait(false);
        if (rows.Count > most)
        {
            asked.Overflowed(question, most);
            return null;
        }

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

    private async Task<FeaturePage> ReadOrderedAsync(DbConnection connection, FeatureQuery query, FilterPlan? plan, UInt128 question, CancellationToken cancellation)
    {
        var (rows, revision) = await ReadFirstAsync(connection, query, plan, query.Limit + 1, cancellation).ConfigureAwait(false);
        var hasMore = CutTo(query.Limit, rows);
        if (!hasMore && query is { Offset: 0, After: null })
        {
            return new FeaturePage(rows, hasMore, rows.Count) { Revision = revision };
        }

        if (revision is not { } known || !asked.TryCount(question, known, out var matched))
        {
            (matched, revision) = await CountAsync(connection, query, plan, cancellation).ConfigureAwait(false);
            asked.Counted(question, revision.Value, matched);
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
        (await ReadFirstAsync(connection, query, plan, limit, cancellation).ConfigureAwait(false)).Rows;

    /// <summary>The first rows in the query's order. Which way to them is the shorter one is asked first where the database does not know: few to sort, or many of which the first are soon met with.</summary>
    private async Task<(List<FeatureRow> Rows, long? Revision)> ReadFirstAsync(DbConnection connection, FeatureQuery query, FilterPlan? plan, int limit, CancellationToken cancellation)
    {
        var isLed = true;
        if (sql.IsNarrow(query) is { } question)
        {
            await using var command = CreateCommand(connection, question);
            isLed = await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is 1L;
        }

        return await ReadRowsAsync(connection, query, sql.Rows(query, plan, limit, isLed), cancellation).ConfigureAwait(false);
    }

    /// <returns>The rows, and the revision they are of; null when there is none.</returns>
    private async Task<(List<FeatureRow> Rows, long? Revision)> ReadRowsAsync(DbConnection connection, FeatureQuery query, SqlText statement, CancellationToken cancellation)
    {
        await using var command = CreateCommand(connection, statement);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var rows = new List<FeatureRow>();
        var rowReader = new RowReader(dialect, query.Collection);
        long? revision = null;
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            revision ??= rowReader.ReadRevision(reader);
            rows.Add(rowReader.Read(reader));
        }

        return (rows, revision);
    }

    /// <returns>Null in place of a number above the cap; the revision counted at, 0 when the operation has gone.</returns>
    private async Task<(long? Count, long Revision)> CountAsync(DbConnection connection, FeatureQuery query, FilterPlan? plan, CancellationToken cancellation)
    {
        await using var command = CreateCommand(connection, sql.Count(query, plan));
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await reader.ReadAsync(cancellation).ConfigureAwait(false);
        var count = reader.GetInt64(0);
        return (count > FeaturePage.CountingCap ? null : count, reader.IsDBNull(1) ? 0 : reader.GetInt64(1));
    }
}
