using Konna.Geo.Features;
using Konna.Geo.Filtering;

namespace Konna.MapServer.Storage.Sql;

/// <summary>
/// Rows that the database gives in order and batch by batch, of which only those that a filter selects count.
/// Constant memory but for a page; the time is that of reading every row that the database could not rule out.
/// </summary>
/// <param name="readAsync">Reads the first rows of a query, a batch at most.</param>
internal sealed class Sieve(CheckedFilter filter, int batchSize, Func<FeatureQuery, Task<List<FeatureRow>>> readAsync)
{
    private readonly FilterEvaluator evaluator = new(filter);

    public async Task<FeaturePage> ReadPageAsync(FeatureQuery query)
    {
        var rows = await Sift(query).Skip(query.Offset).Take(query.Limit + 1).ToListAsync().ConfigureAwait(false);
        var hasMore = rows.Count > query.Limit;
        if (hasMore)
        {
            rows.RemoveAt(query.Limit);
        }

        var isWhole = !hasMore && query is { Offset: 0, After: null };
        var most = FeaturePage.CountedTo(query);
        long matched = isWhole ? rows.Count : await Sift(query with { After = null }).Take(most + 1).CountAsync().ConfigureAwait(false);
        return new FeaturePage(rows, hasMore, matched > most ? null : matched);
    }

    /// <summary>Every selected row, from the query's place on; its limit and offset play no part.</summary>
    public async IAsyncEnumerable<FeatureRow> Sift(FeatureQuery query)
    {
        for (var next = query with { Offset = 0 }; ;)
        {
            var batch = await readAsync(next).ConfigureAwait(false);
            foreach (var row in batch.Where(row => evaluator.Selects(row)))
            {
                yield return row;
            }

            if (batch.Count < batchSize)
            {
                yield break;
            }

            next = next with { After = next.PositionOf(batch[^1]) };
        }
    }
}
