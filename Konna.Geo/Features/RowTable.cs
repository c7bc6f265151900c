using Konna.Geo.Collections;
using Konna.Geo.Encoding;
using Konna.Geo.Filtering;

namespace Konna.Geo.Features;

/// <summary>
/// The rows of one collection in memory, which answer questions as a store does: the same rows in the same order. Every question looks at every row.
/// It does not change and may be asked by many threads.
/// </summary>
public sealed class RowTable
{
    private readonly CollectionSchema schema;
    private readonly FeatureRow[] rows;
    private readonly BoundingBox?[] envelopes;

    /// <param name="rows">With one value per property of the schema, in any order, and geometries that this program has written.</param>
    public RowTable(CollectionSchema schema, IEnumerable<FeatureRow> rows)
    {
        this.schema = schema;
        this.rows = [.. rows.Order(new RowOrder(new FeatureQuery("", schema)))];
        envelopes = [.. this.rows.Select(row => row.Wkb.IsEmpty ? null : WkbEnvelope.Of(row.Wkb.Span))];
    }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<FeatureRow> Rows => rows;

    /// <summary>The box around each of <see cref="Rows"/>; null where there is no geometry, or an empty one.</summary>
    public IReadOnlyList<BoundingBox?> Envelopes => envelopes;

    public FeatureRow? Find(string id)
    {
        var place = Array.FindIndex(rows, row => row.Id == id);
        return place < 0 ? null : rows[place];
    }

    /// <summary>The rows of a query in its order, from its place on; its limit and offset play no part.</summary>
    public IEnumerable<FeatureRow> Select(FeatureQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var selected = Matching(query, isExact: true, cancellation);
        if (query.SortBy.Count == 0 && query.After is null)
        {
            return selected;
        }

        var order = new RowOrder(query);
        return (query.After is { } after ? selected.Where(IsAfter(query, after, order)) : selected).Order(order);
    }

    /// <summary>How many rows a query has, wherever it begins.</summary>
    public int Count(FeatureQuery query, CancellationToken cancellation) => Matching(query, isExact: true, cancellation).Count();

    /// <summary>The rows of a query, whose box is held against the boxes around the geometries alone.</summary>
    public IEnumerable<FeatureRow> Scan(FeatureQuery query, CancellationToken cancellation) => Matching(query, isExact: false, cancellation);

    private IEnumerable<FeatureRow> Matching(FeatureQuery query, bool isExact, CancellationToken cancellation)
    {
        // As a narrowed collection has fewer properties in the same order, one with as many is the same.
        var projection = query.Collection.Properties.Count == schema.Properties.Count ? null : new RowProjection(schema, query.Collection);
        var evaluator = query.Filter is { } filter ? new FilterEvaluator(filter) : null;
        var span = new RowSpan(schema);
        var boxes = query.Box?.Split();
        var equalities = query.Equalities.Select(equality => (Slot: schema.SlotOf(equality.Property), equality.Value)).ToList();
        for (var i = 0; i < rows.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var row = rows[i];
            if ((boxes is null || Meets(i, boxes, isExact))
                && IsInTime(query, span, row)
                && equalities.All(equality => equality.Value.Equals(row.Values[equality.Slot])))
            {
                var shown = projection?.Project(row) ?? row;
                if (evaluator is null || evaluator.Selects(shown))
                {
                    yield return shown;
                }
            }
        }
    }

    private static Func<FeatureRow, bool> IsAfter(FeatureQuery query, RowPosition after, RowOrder order)
    {
        var values = new object?[query.Collection.Properties.Count];
        foreach (var (i, key) in query.SortBy.Index())
        {
            values[query.Collection.SlotOf(key.Property)] = after.SortValues[i];
        }

        var place = new FeatureRow(after.Id, default, values);
        return row => order.Compare(row, place) > 0;
    }

    private static bool IsInTime(FeatureQuery query, RowSpan span, in FeatureRow row)
    {
        if (query.Time is not { } time)
        {
            return true;
        }

        var (begin, end) = span.Of(row);
        return time.Matches(begin, end);
    }

    private bool Meets(int place, IReadOnlyList<BoundingBox> boxes, bool isExact) =>
        envelopes[place] is { } envelope && boxes.Any(box => BoxGeometry.Touches(envelope, box)) && (!isExact || BoxGeometry.Intersects(rows[place].Wkb, boxes));
}
