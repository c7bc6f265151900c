using System.Data.Common;
using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.MapServer.Storage.Sql;

/// <summary>
/// Pages that overflow, where the rows lie in the table in the order of their ids: the spatial index alone then tells which are the first of many, and mostly also that they are too many to be counted,
/// so that hardly more rows are fetched than are shown.
/// </summary>
internal abstract partial class SqlFeatureStore
{
    /// <summary>Up to so many places are found and sorted; of more, the first are sooner met with on the way through the order.</summary>
    private const int MostPlaces = 4000;

    /// <summary>So many more are fetched than are wanted: the index is rough, and some may turn out not to match.</summary>
    private const int SparePlaces = 32;

    /// <returns>Null where the order of the places says nothing of that of the ids, or is not known.</returns>
    protected virtual PlaceRange? FindOrderedPlaces(DbConnection connection, string operationId, CollectionSchema collection) => null;

    /// <summary>Rows behind the ordered places were too many.</summary>
    protected virtual void OutdateOrderedPlaces(string operationId, CollectionSchema collection)
    {
    }

    /// <returns>The page, if it can be found so; else null. Whether the spatial index finds few, where that is known now.</returns>
    private async Task<(FeaturePage? Page, bool? IsLed)> ReadByPlaceAsync(DbConnection connection, FeatureQuery query, UInt128 question, CancellationToken cancellation)
    {
        var (most, wanted) = (FeaturePage.CountedTo(query), query.Offset + query.Limit + 1);
        if (query is not { Box: not null, Collection.HasGeometry: true, SortBy: [], After: null, Equalities: [], Filter: null } || wanted > most
            || FindOrderedPlaces(connection, query.OperationId, query.Collection) is not { } range)
        {
            return (null, null);
        }

        var found = default(PlaceCounts);
        var fetched = wanted + SparePlaces;
        var statement = sql.RowsByPlace(query, range, fetched, MostPlaces, most);
        var (rows, read) = await ReadRowsAsync(connection, query, statement, cancellation, (rowReader, reader) => found = rowReader.ReadPlaceCounts(reader)).ConfigureAwait(false);
        if (read is not { } revision)
        {
            return (null, null);
        }

        var isBeyond = found.Surely > most;
        if (isBeyond)
        {
            asked.Overflowed(question, most);
            asked.Counted(question, revision, null, most);
        }

        if (found.Later > PlaceRange.MostLater)
        {
            OutdateOrderedPlaces(query.OperationId, query.Collection);
            return (null, null);
        }

        // What lies behind those that were fetched comes after them, but not after those that came later to the table.
        var isAll = found.First < fetched;
        if (found.All > MostPlaces || (!isAll && rows.Count - found.Later < wanted))
        {
            return (null, found.All <= MostPlaces);
        }

        rows.Sort(new RowOrder(query));
        var all = rows.Count;
        rows.RemoveRange(0, Math.Min(query.Offset, rows.Count));
        var hasMore = CutTo(query.Limit, rows);
        long? matched = isAll ? all : null;
        if (!isAll && !isBeyond && !asked.TryCount(question, revision, most, out matched))
        {
            (matched, var counted) = await CountAsync(connection, query, plan: null, most, cancellation).ConfigureAwait(false);
            asked.Counted(question, counted, matched, most);
        }

        habit.Learn(query, isOverflow: hasMore);
        return (new FeaturePage(rows, hasMore, matched) { Revision = revision }, null);
    }
}
