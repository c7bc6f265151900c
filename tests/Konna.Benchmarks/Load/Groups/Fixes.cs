using System.Globalization;
using Konna.Benchmarks.Generation;
using Konna.Benchmarks.Load.Site;
using Konna.Geo.Time;
using Npgsql;

namespace Konna.Benchmarks.Load.Groups;

/// <summary>The fixes as rows of a table, as one would keep them without this program.</summary>
internal static class Fixes
{
    public static async Task LoadAsync(PostgresSite database, LoadScale scale, CancellationToken cancellation)
    {
        await database.ExecuteAsync("DROP TABLE IF EXISTS fixes; CREATE TABLE fixes (unit integer NOT NULL, t double precision NOT NULL, x double precision NOT NULL, y double precision NOT NULL)", cancellation);
        await using (var source = NpgsqlDataSource.Create(database.ConnectionString))
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var copy = await connection.BeginBinaryImportAsync("COPY fixes FROM STDIN (FORMAT binary)", cancellation);
            for (var unit = 0; unit < scale.Units; unit++)
            {
                foreach (var (place, t) in Tracks.Track(new RepeatableRandom((ulong)unit + 1), scale.Fixes))
                {
                    await copy.StartRowAsync(cancellation);
                    await copy.WriteAsync(unit, cancellation);
                    await copy.WriteAsync(EpochSeconds.From(t), cancellation);
                    await copy.WriteAsync(place.X, cancellation);
                    await copy.WriteAsync(place.Y, cancellation);
                }
            }

            await copy.CompleteAsync(cancellation);
        }

        await database.ExecuteAsync("CREATE INDEX ON fixes (unit, t) INCLUDE (x, y)", cancellation);
        await database.ExecuteAsync("VACUUM ANALYZE fixes", cancellation);
    }

    /// <summary>The last fix before an instant and the first after it, of every unit.</summary>
    /// <param name="last">Seconds from the first fix to the last.</param>
    public static string Lateral(int units, int last)
    {
        var begin = EpochSeconds.From(Country.Begin).ToString("0", CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            \set at {begin} + random(1, {last - 1})
            SELECT u.unit, a.x + (b.x - a.x) * (:at - a.t) / (b.t - a.t), a.y + (b.y - a.y) * (:at - a.t) / (b.t - a.t) FROM generate_series(0, {units - 1}) u(unit) CROSS JOIN LATERAL (SELECT f.t, f.x, f.y FROM fixes f WHERE f.unit = u.unit AND f.t <= :at ORDER BY f.t DESC LIMIT 1) a CROSS JOIN LATERAL (SELECT f.t, f.x, f.y FROM fixes f WHERE f.unit = u.unit AND f.t > :at ORDER BY f.t LIMIT 1) b;
            """);
    }
}
