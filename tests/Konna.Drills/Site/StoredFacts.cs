using System.Data.Common;
using System.Globalization;

namespace Konna.Drills.Site;

/// <summary>What a store holds of the drill's places and of its log, read by SQL of the drill's own.</summary>
/// <param name="Names">The names of the drill's places by their ids.</param>
/// <param name="Logged">The places that the log of changes says were made and not deleted.</param>
/// <param name="Revision">The operation's.</param>
/// <param name="LoggedRevisions">How many revisions the log has; every one is there when it equals <paramref name="Revision"/>.</param>
/// <param name="Damage">What the database says of its own soundness; null when it finds nothing.</param>
internal sealed record StoredFacts(IReadOnlyDictionary<string, string> Names, IReadOnlySet<string> Logged, long Revision, long LoggedRevisions, string? Damage)
{
    public static async Task<StoredFacts> ReadAsync(DbConnection connection, string schema, string? damage, CancellationToken cancellation)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in RowsAsync(connection, $"SELECT id, name FROM {schema}places WHERE operation_id = '{DrillSite.Operation}' AND id LIKE 'drill-%'", cancellation))
        {
            names.Add(row.GetString(0), row.GetString(1));
        }

        var logged = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in RowsAsync(connection, $"SELECT item_id FROM {schema}changes WHERE collection = 'places' AND item_id LIKE 'drill-%' GROUP BY item_id HAVING count(*) = 1 AND min(kind) = 'create'", cancellation))
        {
            logged.Add(row.GetString(0));
        }

        return new StoredFacts(
            names,
            logged,
            await NumberAsync(connection, $"SELECT revision FROM {schema}operations WHERE id = '{DrillSite.Operation}'", cancellation),
            await NumberAsync(connection, $"SELECT count(DISTINCT revision) FROM {schema}changes WHERE operation_id = '{DrillSite.Operation}'", cancellation),
            damage);
    }

    /// <summary>Whatever is not as it must be after a fault, given the places whose making was acknowledged.</summary>
    public IEnumerable<string> Faults(IReadOnlyCollection<string> acknowledged)
    {
        var missing = acknowledged.Where(id => !Names.ContainsKey(id)).ToList();
        if (missing.Count > 0)
        {
            yield return $"{missing.Count} acknowledged places are not there, among them {missing[0]}";
        }

        if (Names.Where(place => place.Value != PlaceBody.NameOf(place.Key)).Select(place => place.Key).FirstOrDefault() is { } half)
        {
            yield return $"{half} is half-written";
        }

        if (!Logged.SetEquals(Names.Keys))
        {
            yield return $"the log tells of {Logged.Count} places, the table has {Names.Count}";
        }

        if (LoggedRevisions != Revision)
        {
            yield return $"the operation is at revision {Revision}, the log has {LoggedRevisions}";
        }

        if (Damage is not null)
        {
            yield return Damage;
        }
    }

    public int LostOf(IReadOnlyCollection<string> acknowledged) => acknowledged.Count(id => !Names.ContainsKey(id));

    public static async Task<long> NumberAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }

    private static async IAsyncEnumerable<DbDataReader> RowsAsync(DbConnection connection, string sql, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return reader;
        }
    }
}
