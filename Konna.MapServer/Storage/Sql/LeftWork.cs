namespace Konna.MapServer.Storage.Sql;

/// <summary>
/// Work that is left as soon as nobody wants its outcome any more: it is told, and ends when it can, unseen. A database that stands still answers neither a question nor the
/// request to give it up, for which its driver waits for seconds, on the very thread that cancels; whoever asked is not made to wait for that. What is kept
/// (<see cref="Patience.TryKeep"/>) is waited for, but not for ever either.
/// </summary>
internal sealed class LeftWork : IDisposable
{
    /// <summary>Longer than a commit may wait for its standby and then for the answer to its being given up.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource left = new();
    private readonly TaskCompletionSource leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource silence = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeSpan longestEnd;
    private Timer? end;
    private int isDecided;

    private LeftWork(TimeSpan longestEnd) => this.longestEnd = longestEnd;

    public static Task<T> RunAsync<T>(Func<Patience, Task<T>> work, CancellationToken cancellation) => RunAsync(work, LongestEnd, cancellation);

    /// <param name="longestEnd">How long work that was kept may still take.</param>
    /// <exception cref="OperationCanceledException">It was left.</exception>
    /// <exception cref="StoreOutcomeUnknownException">It was kept, and has not said what it came to.</exception>
    internal static async Task<T> RunAsync<T>(Func<Patience, Task<T>> work, TimeSpan longestEnd, CancellationToken cancellation)
    {
        var one = new LeftWork(longestEnd);
        using var registration = cancellation.UnsafeRegister(static state => ((LeftWork)state!).Leave(), one);
        var working = one.DoAsync(work);
        var first = await Task.WhenAny(working, one.leaving.Task, one.silence.Task).ConfigureAwait(false);
        if (first == working)
        {
            return await working.ConfigureAwait(false);
        }

        // Whatever it ends with is nobody's business any more.
        _ = working.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        throw first == one.silence.Task ? new StoreOutcomeUnknownException(inner: null) : new OperationCanceledException("The question was given up.", cancellation);
    }

    public void Dispose()
    {
        end?.Dispose();
        left.Dispose();
    }

    private async Task<T> DoAsync<T>(Func<Patience, Task<T>> work)
    {
        using (this)
        {
            return await work(new Patience(Keep, left.Token)).ConfigureAwait(false);
        }
    }

    /// <summary>From here on what it comes to is waited for.</summary>
    private bool Keep()
    {
        if (!TryDecide())
        {
            return false;
        }

        end = new Timer(static silence => ((TaskCompletionSource)silence!).TrySetResult(), silence, longestEnd, Timeout.InfiniteTimeSpan);
        return true;
    }

    private bool TryDecide() => Interlocked.Exchange(ref isDecided, 1) == 0;

    private void Leave()
    {
        if (TryDecide())
        {
            leaving.TrySetResult();

            // A thread of its own: when a database stands still there are many of them, and they would keep the pool's from answering.
            _ = Task.Factory.StartNew(Cancel, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    private void Cancel()
    {
        try
        {
            left.Cancel();
        }
        catch (Exception exception) when (exception is ObjectDisposedException or AggregateException)
        {
            // It has ended meanwhile, or cannot be told; it will see for itself.
        }
    }
}
