using Konna.MapServer.Storage.Sql;
using Npgsql;

namespace Konna.MapServer.Storage.PostGis;

/// <summary>
/// Ends work that may rightly take minutes, such as an import, once the primary answers nothing at all: over a connection of its own it is asked for a sign of life now
/// and then. What takes long on a database that answers is waited for.
/// </summary>
internal sealed class SignOfLife(NpgsqlDataSource source, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(8);

    /// <param name="work">Is left by cancelling its token.</param>
    /// <exception cref="StoreUnavailableException">There was none for too long.</exception>
    public async Task<T> WhileGivenAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        using var silent = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var working = work(silent.Token);
        var heardAt = clock.GetTimestamp();
        while (await Task.WhenAny(working, Task.Delay(Pause, CancellationToken.None)).ConfigureAwait(false) != working)
        {
            if (await IsGivenAsync().ConfigureAwait(false))
            {
                heardAt = clock.GetTimestamp();
            }
            else if (clock.GetElapsedTime(heardAt) > LongestSilence)
            {
                await silent.CancelAsync().ConfigureAwait(false);
                break;
            }
        }

        try
        {
            return await working.ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new StoreUnavailableException("The database does not answer.", exception);
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>An error that it answers with is a sign, too.</summary>
    private async Task<bool> IsGivenAsync()
    {
        using var limit = new CancellationTokenSource(LongestAnswer);
        try
        {
            return await LeftWork.RunAsync(patience => AskAsync(patience.Token), limit.Token).ConfigureAwait(false);
        }
        catch (PostgresException)
        {
            return true;
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<bool> AskAsync(CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("SELECT 1");
        await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
        return true;
    }
}
