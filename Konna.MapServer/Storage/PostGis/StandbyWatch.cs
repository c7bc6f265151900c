using System.Data.Common;
using Npgsql;

namespace Konna.MapServer.Storage.PostGis;

/// <summary>Asks every host for itself how far it is: of several, which of them answers a question is the driver's to choose.</summary>
internal sealed class StandbyWatch(IReadOnlyList<(string Host, NpgsqlDataSource Source)> hosts, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Whether it is a standby, the place in the log, and by its own word the seconds that it is behind: it may have received what it has not replayed.</summary>
    private const string Question = """
        SELECT pg_is_in_recovery(),
            (CASE WHEN pg_is_in_recovery() THEN coalesce(pg_last_wal_replay_lsn(), '0/0') ELSE pg_current_wal_lsn() END - '0/0'::pg_lsn)::bigint,
            CASE WHEN pg_is_in_recovery() AND pg_last_wal_receive_lsn() > pg_last_wal_replay_lsn()
                THEN coalesce(extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()), 0) ELSE 0 END::double precision
        """;

    private readonly WalHistory history = new(clock);
    private readonly SemaphoreSlim gate = new(1);

    /// <returns>The standbys that answer.</returns>
    public async Task<IReadOnlyList<StandbyLag>> ReadAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var answers = (await Task.WhenAll(hosts.Select(host => AskAsync(host.Host, host.Source, cancellation))).ConfigureAwait(false)).OfType<Answer>().ToList();
            var standbys = answers.Where(answer => answer.IsStandby).ToList();
            var primary = answers.Find(answer => !answer.IsStandby);
            if (primary is not null)
            {
                history.Note(primary.Position);
            }

            if (standbys.Count > 0)
            {
                history.ForgetUpTo(standbys.Min(standby => standby.Position));
            }

            return [.. standbys.Select(standby => new StandbyLag(standby.Host, BehindOf(standby, primary)))];
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, source) in hosts)
        {
            await source.DisposeAsync().ConfigureAwait(false);
        }

        gate.Dispose();
    }

    private TimeSpan BehindOf(Answer standby, Answer? primary)
    {
        var seen = history.BehindOf(standby.Position);
        return primary is not null || seen > standby.OwnWord ? seen : standby.OwnWord;
    }

    /// <returns>Null when the host does not answer: then nothing is read from it either.</returns>
    private static async Task<Answer?> AskAsync(string host, NpgsqlDataSource source, CancellationToken cancellation)
    {
        try
        {
            await using var command = source.CreateCommand(Question);
            await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await reader.ReadAsync(cancellation).ConfigureAwait(false);
            return new Answer(host, reader.GetBoolean(0), reader.GetInt64(1), TimeSpan.FromSeconds(Math.Max(0, reader.GetDouble(2))));
        }
        catch (DbException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private sealed record Answer(string Host, bool IsStandby, long Position, TimeSpan OwnWord);
}
