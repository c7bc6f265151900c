using System.Threading.Channels;

namespace Konna.MapServer.Api.Changes;

/// <summary>One reader of a feed: a queue of commits that does not grow beyond its bound. Who does not keep up is let go, and can go on later from the log.</summary>
internal sealed class ChangeReader(long from, Action<ChangeReader> leave) : IDisposable
{
    /// <summary>Commits that wait for a reader at most.</summary>
    public const int MostQueued = 256;

    private readonly Channel<ToldCommit> queue = Channel.CreateBounded<ToldCommit>(new BoundedChannelOptions(MostQueued) { SingleReader = true });
    private readonly CancellationTokenSource letGo = new();

    /// <summary>The queue has what comes after this revision.</summary>
    public long From => from;

    /// <summary>Cancelled when the reader did not keep up.</summary>
    public CancellationToken LetGo => letGo.Token;

    public bool TryRead(out ToldCommit commit) => queue.Reader.TryRead(out commit!);

    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => queue.Reader.WaitToReadAsync(cancellation);

    public void Give(ToldCommit commit)
    {
        if (!queue.Writer.TryWrite(commit))
        {
            // Its waiting writes end on threads of their own, not on this one, which has others to serve.
            _ = letGo.CancelAsync();
        }
    }

    /// <summary>Leaves the feed.</summary>
    public void Dispose()
    {
        leave(this);
        letGo.Dispose();
    }
}
