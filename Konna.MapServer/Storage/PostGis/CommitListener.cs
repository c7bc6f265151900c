using System.Data.Common;
using Npgsql;

namespace Konna.MapServer.Storage.PostGis;

/// <summary>
/// Hears of the commits of every server by LISTEN, on a connection that is opened again whenever it breaks. A notice can also be lost unseen - a pooler between, a
/// connection that died - so it says once a second, too, that there may be something.
/// </summary>
internal sealed class CommitListener(NpgsqlDataSource source, Action<string?> tell)
{
    private static readonly TimeSpan Reminder = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(ListenAsync(cancellation), RemindAsync(cancellation));

    private async Task ListenAsync(CancellationToken cancellation)
    {
        var pause = ShortestPause;
        while (true)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
                connection.Notification += (_, notice) => tell(OperationOf(notice.Payload));
                await using (var listen = new NpgsqlCommand("LISTEN " + PostGisStore.ChangesChannel, connection))
                {
                    await listen.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
                }

                pause = ShortestPause;
                tell(null);
                while (true)
                {
                    await connection.WaitAsync(cancellation).ConfigureAwait(false);
                }
            }
            catch (DbException) when (!cancellation.IsCancellationRequested)
            {
                // The reminders go on meanwhile.
            }

            await Task.Delay(pause, cancellation).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task RemindAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Reminder);
        while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
        {
            tell(null);
        }
    }

    /// <summary>A notice is the operation's id, a space, and its new revision.</summary>
    private static string OperationOf(string payload) => payload.Split(' ')[0];
}
