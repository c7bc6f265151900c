using System.Threading.Channels;
using Konna.MapServer.Api.Access;

namespace Konna.MapServer.Api.Changes;

/// <summary>One reader of a feed: a queue of commits that does not grow beyond its bound. Who does not keep up is let go, and can go on later from the log.</summary>
internal sealed class ChangeReader(Caller caller, long from, Action<ChangeReader> leave) : IDisposable
{
    /// <summary>Commits that wait for a reader at most.</summary>
    public const int MostQueued = 256;

    private readonly Channel<ToldCommit> queue = Channel.CreateBounded<ToldCommit>(new BoundedChannelOptions(MostQueued) { SingleReader = true });
    private readonly CancellationTokenSource letGo = new();

    public Caller Caller => caller;

    /// <summary>The queue has what comes after this revision.</summary>
    public long From => from;

    /// <summary>Cancelled when the reader is to be given nothing any more, not even what waits for it.</summary>
    public CancellationToken LetGo => letGo.Token;

    /// <summary>True when it was let go because it did not keep up.</summary>
    public bool IsSlow { get; private set; }

    public bool TryRead(out ToldCommit commit) => queue.Reader.TryRead(out commit!);

    /// <returns>False when nothing more comes.</returns>
    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => queue.Reader.WaitToReadAsync(cancellation);

    public void Give(ToldCommit commit)
    {
        if (!queue.Writer.TryWrite(commit))
        {
            IsSlow = true;
            TurnAway();
        }
    }

    /// <summary>Lets the reader read what waits for it; then nothing more comes.</summary>
    public void Finish() => queue.Writer.TryComplete();

    /// <summary>Its waiting writes end on threads of their own, not on the caller's, which has others to serve.</summary>
    public void TurnAway() => _ = letGo.CancelAsync();

    /// <summary>Leaves the feed.</summary>
    public void Dispose()
    {
        leave(this);
        letGo.Dispose();
    }
}
