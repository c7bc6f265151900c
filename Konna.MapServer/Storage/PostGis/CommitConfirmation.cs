using Npgsql;

namespace Konna.MapServer.Storage.PostGis;

/// <summary>
/// Limits how long a commit waits for the synchronous standby, and notices when that wait was cut short. PostgreSQL calls the transaction
/// committed all the same, and the driver with it; only a warning tells the difference. Nothing else of a commit can be given up.
/// </summary>
internal sealed class CommitConfirmation : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly NpgsqlConnection connection;
    private readonly CancellationTokenSource limit = new(Patience);

    public CommitConfirmation(NpgsqlConnection connection)
    {
        this.connection = connection;
        connection.Notice += Look;
    }

    /// <summary>For the commit, in place of the caller's: whoever hangs up does not end it.</summary>
    public CancellationToken Limit => limit.Token;

    public bool IsMissing { get; private set; }

    public void Dispose()
    {
        connection.Notice -= Look;
        limit.Dispose();
    }

    // A commit has no other warning, whatever the language that its words are in.
    private void Look(object sender, NpgsqlNoticeEventArgs notice) => IsMissing |= notice.Notice.SqlState == PostgresErrorCodes.Warning;
}
