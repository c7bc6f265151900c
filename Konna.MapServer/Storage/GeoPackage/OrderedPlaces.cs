using System.Collections.Concurrent;
using Konna.MapServer.Storage.Model;
using Konna.MapServer.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>
/// Up to which row number the rows of an operation in a table of the model lie there in the order of their ids, with no other operation's between them. An import puts them there so, and it stays true:
/// SQLite gives every new row a number above all that there ever were, and nothing changes a row's number or id. So what was found once holds; only which rows came later is not known by it.
/// </summary>
internal sealed class OrderedPlaces
{
    /// <summary>More rows of one operation are not looked through.</summary>
    private const int MostRows = 4_000_000;

    private readonly ConcurrentDictionary<(string OperationId, string Table), Known> known = new();

    /// <returns>Null when the rows lie there in another order, or when there are none.</returns>
    /// <param name="connection">At no older state than any that was asked about before.</param>
    public PlaceRange? Find(SqliteConnection connection, string operationId, string table)
    {
        var before = known.GetValueOrDefault((operationId, table));
        if (before is { Range: { } range, IsOutdated: false })
        {
            return range;
        }

        using var snapshot = connection.BeginTransaction(deferred: true);
        var last = Ask(connection, "SELECT seq FROM sqlite_sequence WHERE name = $1", table);
        if (before is null || last - before.LastPlace > PlaceRange.MostLater)
        {
            before = new Known(Look(connection, operationId, table), last);
            known[(operationId, table)] = before;
        }

        return before.Range;
    }

    /// <summary>More rows came later than is worth while to look at one by one: it is looked again when enough of them are new.</summary>
    public void Outdate(string operationId, string table)
    {
        if (known.TryGetValue((operationId, table), out var before))
        {
            known[(operationId, table)] = before with { IsOutdated = true };
        }
    }

    /// <summary>The longest beginning, by row numbers, of which the ids increase as well.</summary>
    /// <param name="places">Row numbers in the order of the ids.</param>
    public static PlaceRange? OfOrdered(IReadOnlyList<long> places)
    {
        // Where two lie the wrong way round, the one with the higher number came later: the beginning ends before the lowest of such numbers.
        var (end, highest) = (long.MaxValue, new Stack<long>());
        foreach (var place in places)
        {
            while (highest.Count > 0 && highest.Peek() > place)
            {
                end = Math.Min(end, highest.Pop());
            }

            highest.Push(place);
        }

        var (first, last, count) = (long.MaxValue, long.MinValue, 0);
        foreach (var place in places)
        {
            if (place < end)
            {
                (first, last, count) = (Math.Min(first, place), place, count + 1);
            }
        }

        return count == 0 ? null : new PlaceRange(first, last, count);
    }

    private static PlaceRange? Look(SqliteConnection connection, string operationId, string table)
    {
        var places = new List<long>();
        using (var command = connection.CreateCommand())
        {
#pragma warning disable CA2100 // The table is one of the model's.
            command.CommandText = $"SELECT {ColumnNames.Fid} FROM \"{table}\" WHERE operation_id = $1 ORDER BY id LIMIT {MostRows + 1}";
#pragma warning restore CA2100
            command.Parameters.AddWithValue("$1", operationId);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                places.Add(reader.GetInt64(0));
            }
        }

        return places.Count <= MostRows && OfOrdered(places) is { } range
            && Ask(connection, $"SELECT count(*) FROM \"{table}\" WHERE {ColumnNames.Fid} BETWEEN {range.First} AND {range.Last}", null) == range.Count ? range : null;
    }

    private static long Ask(SqliteConnection connection, string sql, string? value)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        if (value is not null)
        {
            command.Parameters.AddWithValue("$1", value);
        }

        return command.ExecuteScalar() as long? ?? 0;
    }

    /// <param name="LastPlace">The highest row number there had been.</param>
    private sealed record Known(PlaceRange? Range, long LastPlace)
    {
        public bool IsOutdated { get; init; }
    }
}
